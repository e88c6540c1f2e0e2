/** From the request to the first text, by the narrator and by a model whose own time is known, over many events. */
import type { EventView, Subject } from '@baselime-ai/contract';
import { ms, print, quantile } from '../numbers.js';
import type { Shop } from '../shop.js';
import { allowModel, failingEvents, type Timed, timeAnswer } from './ask.js';
import type { Pace } from './timed-model.js';

const SUBJECTS = 24;
const HOUR_MS = 3_600_000;
const KINDS = ['event', 'trace', 'request', 'error', 'chart'] as const;

function subjectOf(kind: (typeof KINDS)[number], event: EventView): Subject | undefined {
  const { id, traceId, requestId, fingerprint, namespace, timestampMs } = event;
  if (kind === 'event') return { kind, id };
  if (kind === 'trace') return traceId === undefined ? undefined : { kind, traceId };
  if (kind === 'request') return requestId === undefined ? undefined : { kind, requestId };
  if (kind === 'error') return fingerprint === undefined ? undefined : { kind, fingerprint };
  // The errors of its function, in the hour around it.
  const filters = [
    { key: '$baselime.error', operation: '=' as const, value: true },
    { key: 'namespace', operation: '=' as const, value: namespace },
  ];
  const from = Math.floor(timestampMs - 0.75 * HOUR_MS);
  const timeframe = { from, to: from + HOUR_MS };
  return { kind, query: { filters }, timeframe };
}

export async function firstText({ server, from, to, records }: Shop, pace: Pace): Promise<void> {
  const chosen = await fromEachHour(server.url, from, to);
  for (const by of ['narrator', 'model'] as const) {
    const heads = ['subject', 'asked', 'first text p50', 'p95', 'most', 'whole p95', 'processor: server', 'engine'];
    const rows = [by === 'model' ? [...heads, 'found here p50', 'p95', 'most'] : heads];
    await allowModel(server.url, by === 'model');
    const ownMs = by === 'model' ? pace.firstTextMs : 0;
    const all: number[] = [];
    const allFound: number[] = [];
    for (const kind of KINDS) {
      const before = await server.usage();
      const times: Timed[] = [];
      for (const event of chosen) {
        const subject = subjectOf(kind, event);
        if (subject === undefined) continue;
        const timed = await timeAnswer(server.url, subject, { regenerate: true });
        if (by === 'model' && timed.answer.engine === 'narrator') throw new Error(timed.answer.note ?? 'not the model');
        times.push(timed);
      }
      const after = await server.usage();
      const first = times.map((time) => time.first - ownMs);
      const wholes = times.map((time) => time.whole);
      const used = (part: 'server' | 'engine'): string =>
        `${ms((after[part].cpuMs - before[part].cpuMs) / times.length)} each`;
      const found = by === 'model' ? times.map((time) => time.found) : [];
      all.push(...first);
      allFound.push(...found);
      rows.push([
        kind,
        String(times.length),
        ...spread(first),
        ms(quantile(wholes, 0.95)),
        used('server'),
        used('engine'),
        ...(found.length === 0 ? [] : spread(found)),
      ]);
    }
    const foundAll = allFound.length === 0 ? [] : ['', '', '', ...spread(allFound)];
    rows.push(['all', String(all.length), ...spread(all), ...foundAll]);
    const who = by === 'narrator' ? 'the narrator' : `a model, less its own ${ms(pace.firstTextMs)}`;
    print(`explain: the first text by ${who}, over ${records.toLocaleString('en-US')} events`, rows);
  }
}

/** As many of every hour, so that they are not all of the newest minutes. */
async function fromEachHour(url: string, from: number, to: number): Promise<readonly EventView[]> {
  const chosen: EventView[] = [];
  const hours = (to - from) / HOUR_MS;
  for (let hour = 0; hour < hours; hour += 1) {
    const slice = { from: from + hour * HOUR_MS, to: from + (hour + 1) * HOUR_MS };
    chosen.push(...(await failingEvents(url, slice, Math.ceil(SUBJECTS / hours))));
  }
  return chosen;
}

const spread = (times: readonly number[]): readonly string[] =>
  [0.5, 0.95, 1].map((share) => ms(quantile(times, share)));
