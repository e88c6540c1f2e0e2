import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { pause } from './pause.js';

it('leaves no listener on the signal, however often it waited', async () => {
  const { signal } = new AbortController();
  const kept = setInterval(() => undefined, 10); // a pause alone keeps no process alive
  for (let round = 0; round < 12; round += 1) await pause(1, signal);
  clearInterval(kept);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('ends at once when the server closes', async () => {
  const closing = new AbortController();
  const waiting = pause(3_600_000, closing.signal);
  closing.abort();
  await waiting;
  await pause(3_600_000, closing.signal);
});
