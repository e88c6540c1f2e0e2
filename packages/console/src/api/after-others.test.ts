import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { afterOthers, LATER } from './after-others.js';

describe('afterOthers', () => {
  it('waits for what does not wait itself, and not for what does', async () => {
    const client = new QueryClient();
    const order: string[] = [];
    const late = (name: string) =>
      client.fetchQuery({
        queryKey: [name],
        meta: LATER,
        queryFn: async ({ signal }) => {
          await afterOthers(client, signal);
          order.push(name);
          return name;
        },
      });
    const waiting = [late('edge'), late('corner')];
    const middle = client.fetchQuery({
      queryKey: ['middle'],
      queryFn: async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        order.push('middle');
        return 'middle';
      },
    });
    await Promise.all([...waiting, middle]);
    expect(order).toEqual(['middle', 'edge', 'corner']);
  });
});
