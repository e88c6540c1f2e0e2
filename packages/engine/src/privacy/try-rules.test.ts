import { describe, expect, it } from 'vitest';
import { parseRules } from '../anonymize/index.js';
import { tryRules } from './try-rules.js';

const rules = parseRules('keys: {tokenize: [{key: flavor, as: RES}]}\nallow: [Frobnitz]', 'rules');
const events = Array.from({ length: 20 }, (_, index) => ({
  id: `e${index}`,
  dataset: 'web',
  data: { flavor: 'blue', message: 'Frobnitz is down' },
}));

describe('tryRules', () => {
  it('says that it is not complete when its time is over', async () => {
    let now = 0;
    const answer = await tryRules(rules, events, [], { monotonicMs: () => (now += 500) });
    expect(answer.complete).toBe(false);
    expect(answer.events).toBeLessThan(20);
    expect(answer.effects.length).toBeLessThan(2);
  });
  it('counts an event that cannot be anonymized as held back', async () => {
    const huge = { id: 'huge', dataset: 'web', data: { message: 'word '.repeat(250_000) } };
    const answer = await tryRules(rules, [huge, ...events], [], { monotonicMs: () => 0 });
    expect(answer).toMatchObject({ events: 20, complete: true, changed: 20, blocked: 1 });
    expect(answer.effects.map(({ events: hit }) => hit)).toEqual([20, 20]);
  });
});
