/** From the request to the first text, by the narrator and by a model whose own time is known, over many events. */
import type { EventView, Subject } from '@baselime-ai/contract';
import { ms, print, quantile } from '../numbers.js';
import type { Shop } from '../shop.js';
import { allowModel, failingEvents, type Timed, timeAnswer } from './ask.js';
import type { Pace } from './timed-model.js';

const SUBJECTS = 24;
const KINDS = ['event', 'trace', 'request', 'error'] as const;

function subjectOf(kind: (typeof KINDS)[number], event: EventView): Subject | undefined {
  const { id, traceId, requestId, fingerprint } = event;
  if (kind === 'event') return { kind, id };
  if (kind === 'trace') return traceId === undefined ? undefined : { kind, traceId };
  if (kind === 'request') return requestId === undefined ? undefined : { kind, requestId };
  return fingerprint === undefined ? undefined : { kind, fingerprint };
}

export async function firstText({ server, from, to, records }: Shop, pace: Pace): Promise<void> {
  const rows = [['worded by', 'subject', 'asked', 'first text p50', 'p95', 'most', 'whole answer p95']];
  const hours = (to - from) / 3_600_000;
  // The errors of one hour in six parts, so that the chosen are not all of the newest minutes.
  const slices = Array.from({ length: hours }, (_, hour) => ({
    from: from + hour * 3_600_000,
    to: from + (hour + 1) * 3_600_000,
  }));
  const chosen: EventView[] = [];
  for (const slice of slices) chosen.push(...(await failingEvents(server.url, slice, Math.ceil(SUBJECTS / hours))));
  for (const by of ['narrator', 'model'] as const) {
    await allowModel(server.url, by === 'model');
    const ownMs = by === 'model' ? pace.firstTextMs : 0;
    const all: number[] = [];
    for (const kind of KINDS) {
      const times: Timed[] = [];
      for (const event of chosen) {
        const subject = subjectOf(kind, event);
        if (subject === undefined) continue;
        const timed = await timeAnswer(server.url, subject, { regenerate: true });
        if (by === 'model' && timed.answer.engine === 'narrator') throw new Error(timed.answer.note ?? 'not the model');
        times.push(timed);
      }
      const first = times.map((time) => time.first - ownMs);
      all.push(...first);
      rows.push([
        by,
        kind,
        String(times.length),
        ...spread(first),
        ms(
          quantile(
            times.map((time) => time.whole),
            0.95,
          ),
        ),
      ]);
    }
    rows.push([by, 'all', String(all.length), ...spread(all), '']);
  }
  print(
    `explain: from the request to the first text beyond the model's own, over ${records.toLocaleString('en-US')} events`,
    rows,
  );
}

const spread = (times: readonly number[]): readonly string[] =>
  [0.5, 0.95, 1].map((share) => ms(quantile(times, share)));
