/** What else goes on at the same time and has nothing to do with it. */
import type { Act } from './act.js';
import { HOUR_MS, invoke, MINUTE_MS } from './day.js';
import type { Estate } from './estate.js';
import { callTo, PLAIN_ERRORS } from './hop.js';
import type { Thrown } from './thrown.js';

/** Another application with errors of its own all day, one deployment of it around the onset, calls tried again. */
export function distract(estate: Estate): void {
  const { dice, now, onset, stranger, post, trade } = estate;
  const grumble: Thrown = {
    type: PLAIN_ERRORS[stranger.language],
    message: dice.pick([
      `row ${dice.int(10, 400)} skipped: empty name`,
      'no recipients left after filtering, nothing to do',
      `report for ${dice.pick(['2023', '2024', '2025'])} is not finished yet`,
      'feature flag service returned stale value, using default',
    ]),
  };
  for (let at = now - 6 * HOUR_MS + dice.int(10, 200) * 1000; at < now - 90_000; at += dice.int(3, 8) * MINUTE_MS) {
    const calls = [callTo({ ...estate.peer('s3'), name: `${trade.other.app}-reports` }, 'GetObject', dice.around(30))];
    const act: Act = dice.chance(0.12)
      ? { calls, ownMs: dice.around(30), end: 'handled', status: 200, thrown: grumble, complaint: 'item skipped' }
      : { calls, ownMs: dice.around(30), end: 'ok' };
    const ids = {
      requestId: dice.uuid(),
      spanId: dice.hex(16),
      traceId: Math.floor(at / 1000).toString(16) + dice.hex(24),
    };
    invoke(estate, { fn: stranger, act, trigger: 'schedule', at, ...ids });
  }
  const deployed = onset - dice.int(-9, 20) * MINUTE_MS;
  const parameters = { functionName: stranger.name, publish: true, dryRun: false };
  if (dice.chance(0.6)) post.trail(deployed, 'lambda', 'UpdateFunctionCode20150331v2', parameters);
}

/** A failure of the kind that passes by itself, told at the level of a warning. */
export const hiccup = (estate: Estate): Act['says'] =>
  estate.dice.chance(0.03)
    ? [
        {
          level: 'WARN',
          text: estate.dice.pick([
            'retrying after transient network error, attempt 1 of 3',
            'slow response, retry 1/3',
            'cache miss storm, falling back to source',
          ]),
        },
      ]
    : [];

/** Many invocations of the other application in a short time. */
export function crowd(estate: Estate, from: number, count: number, act: () => Act): void {
  const { dice, stranger } = estate;
  for (let index = 0; index < count; index += 1) {
    const at = from + index * dice.int(2, 9) * 1000;
    if (at > estate.now - 90_000) return;
    const ids = {
      requestId: dice.uuid(),
      spanId: dice.hex(16),
      traceId: Math.floor(at / 1000).toString(16) + dice.hex(24),
    };
    invoke(estate, { fn: stranger, act: act(), trigger: 'schedule', at, ...ids });
  }
}
