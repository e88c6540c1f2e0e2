/** One look at what an alert watches: values, and whether they are what somebody wants to know. */
import {
  type Alert,
  type AlertCheck,
  type CheckedGroup,
  type ErrorRecord,
  errorFamilies,
  type Query,
  type QueryAnswer,
  type Timeframe,
} from '@baselime-ai/contract';
import { judgeSeries } from '../analyze/index.js';
import { toEpochMillis, type UnixNanos } from '../model/units.js';
import { queryOfAlert, readAlertLines, readNewErrors, type TelemetryReader } from '../query/index.js';
import { holds, looksBack, surges } from './compare.js';

export type Evaluation = Pick<AlertCheck, 'outcome' | 'timeframe' | 'key' | 'value' | 'groups' | 'note'>;

/** Groups of one evaluation that are compared, and that are kept. */
const MOST_COMPARED = 1000;
const MOST_KEPT = 50;

export interface AlertSources {
  readonly reader: TelemetryReader;
  /** What people decided about errors; asked for by alerts about new ones alone. */
  readonly decisions: () => Promise<readonly ErrorRecord[]>;
}

/** Over the window that ends at `now`. Raises QUERY_INVALID and what the stores raise. */
export async function evaluateAlert(
  { reader, decisions }: AlertSources,
  alert: Alert,
  now: UnixNanos,
  signal?: AbortSignal,
): Promise<Evaluation> {
  const to = Math.floor(toEpochMillis(now));
  const timeframe = { from: Math.max(0, to - alert.window), to };
  switch (alert.kind) {
    case 'threshold':
      return byThreshold(reader, alert, timeframe, signal);
    case 'error-surge':
      return bySurge(reader, alert, timeframe, signal);
    case 'new-error':
      return byNewErrors(reader, alert, timeframe, await decisions(), signal);
    case 'anomaly':
      return byAnomaly(reader, alert, timeframe, now, signal);
  }
}

const before = ({ from, to }: Timeframe): Timeframe => ({
  from: Math.max(0, from - (to - from)),
  to: Math.max(1, from),
});

/** The name under which the answer holds the first calculation. */
function keyOf({ calculations = [] }: Query): string {
  const { alias, key, operator } = calculations[0] ?? { operator: 'COUNT' };
  return alias ?? (key === undefined ? operator : `${operator}(${key})`);
}

type Aggregates = NonNullable<QueryAnswer['aggregates']>;

async function aggregatesOf(
  reader: TelemetryReader,
  query: Query,
  timeframe: Timeframe,
  signal: AbortSignal | undefined,
): Promise<Aggregates> {
  // One wide point: only the value of the whole window is asked for.
  const granularityMs = Math.max(1, timeframe.to - timeframe.from);
  const request = { query, timeframe, view: 'series' as const, granularityMs };
  return (await reader.run(request, signal === undefined ? undefined : { signal })).aggregates ?? [];
}

async function byThreshold(
  reader: TelemetryReader,
  { query, threshold }: Alert,
  timeframe: Timeframe,
  signal: AbortSignal | undefined,
): Promise<Evaluation> {
  const key = keyOf(query);
  // Where small values are what matters, the smallest groups must be among those that are read.
  const order = threshold.operation.startsWith('<') ? ('ASC' as const) : ('DESC' as const);
  const asked = {
    ...query,
    calculations: (query.calculations ?? []).slice(0, 1),
    orderBy: { value: key, order },
    limit: MOST_COMPARED,
  };
  const [now, then] = await Promise.all([
    aggregatesOf(reader, asked, timeframe, signal),
    looksBack(threshold) ? aggregatesOf(reader, asked, before(timeframe), signal) : undefined,
  ]);
  const past = new Map(then?.map(({ group, values }) => [JSON.stringify(group), values[key] ?? null]));
  const counts = key === 'COUNT' || asked.calculations[0]?.operator.startsWith('COUNT') === true;
  const groups = now.map(({ group, values }): CheckedGroup => {
    const value = values[key] ?? null;
    const known = past.get(JSON.stringify(group));
    // A group that was not there before was counted zero times.
    const earlier = known === undefined && counts ? 0 : (known ?? null);
    return {
      ...(group === undefined ? {} : { group }),
      value,
      ...(then === undefined ? {} : { before: earlier }),
      firing: holds(threshold, value, earlier),
    };
  });
  if (then !== undefined && counts) groups.push(...vanished(now, then, key, threshold));
  return { ...outcomeOf(groups), timeframe, key };
}

/** Groups of the window before that are gone now: nothing is left of what they counted. */
function vanished(now: Aggregates, then: Aggregates, key: string, threshold: Alert['threshold']): CheckedGroup[] {
  const present = new Set(now.map(({ group }) => JSON.stringify(group)));
  return then
    .filter(({ group }) => group !== undefined && !present.has(JSON.stringify(group)))
    .map(({ group, values }) => {
      const earlier = values[key] ?? null;
      return {
        ...(group === undefined ? {} : { group }),
        value: 0,
        before: earlier,
        firing: holds(threshold, 0, earlier),
      };
    });
}

/** Firing groups first; the value is that of the first group. */
function outcomeOf(groups: readonly CheckedGroup[]): Pick<Evaluation, 'outcome' | 'value' | 'groups'> {
  const ordered = [...groups.filter(({ firing }) => firing), ...groups.filter(({ firing }) => !firing)];
  const [first] = ordered;
  const value = first?.value ?? null;
  const known = ordered.some((group) => group.value !== null);
  const outcome = first?.firing === true ? ('firing' as const) : known ? ('ok' as const) : ('no-data' as const);
  return { outcome, value, groups: ordered.slice(0, MOST_KEPT) };
}

async function bySurge(
  reader: TelemetryReader,
  alert: Alert,
  timeframe: Timeframe,
  signal: AbortSignal | undefined,
): Promise<Evaluation> {
  const query = queryOfAlert(alert);
  const [[now], [then]] = await Promise.all([
    aggregatesOf(reader, query, timeframe, signal),
    aggregatesOf(reader, query, before(timeframe), signal),
  ]);
  const [value, earlier] = [now?.values.errors ?? 0, then?.values.errors ?? 0];
  const firing = surges(alert.threshold, value, earlier);
  return {
    outcome: firing ? 'firing' : 'ok',
    timeframe,
    key: 'errors',
    value,
    groups: [{ value, before: earlier, firing }],
  };
}

/** Not those that somebody ignores, and not those that were merged into an error of before. */
async function byNewErrors(
  reader: TelemetryReader,
  alert: Alert,
  timeframe: Timeframe,
  records: readonly ErrorRecord[],
  signal: AbortSignal | undefined,
): Promise<Evaluation> {
  const unseen = await readNewErrors(reader, alert.query, timeframe, signal === undefined ? undefined : { signal });
  const found = errorFamilies(unseen, records).filter(
    ({ fingerprint, kinds: [first], record }) => first.fingerprint === fingerprint && record?.status !== 'ignored',
  );
  const groups = found.map(({ fingerprint, kinds }) => ({
    group: { fingerprint },
    label: [...new Set([kinds[0].sample.service, kinds[0].sample.namespace])].filter((name) => name !== '').join(' · '),
    value: kinds.reduce((sum, { count }) => sum + count, 0),
    firing: true,
  }));
  return {
    outcome: found.length > 0 ? 'firing' : 'ok',
    timeframe,
    key: 'new errors',
    value: found.length,
    groups: groups.slice(0, MOST_KEPT),
  };
}

async function byAnomaly(
  reader: TelemetryReader,
  alert: Alert,
  timeframe: Timeframe,
  now: UnixNanos,
  signal: AbortSignal | undefined,
): Promise<Evaluation> {
  const { lines, unknownBefore, calculated } = await readAlertLines(reader, alert, now, signal);
  const key = keyOf(alert.query);
  const judged = lines.map((line) => ({ line, judged: judgeSeries(line, { calculated, unknownBefore }) }));
  const groups = judged.map(
    ({ line, judged: { value, usual, unusual } }): CheckedGroup => ({
      ...(line.group === undefined ? {} : { group: line.group }),
      value: value ?? null,
      ...(usual === undefined ? {} : { before: usual }),
      firing: unusual !== undefined,
    }),
  );
  const [first] = judged.filter(({ judged: one }) => one.unusual !== undefined);
  const silent = judged.find(({ judged: one }) => one.because !== undefined)?.judged.because;
  const outcome = outcomeOf(groups);
  const note = first?.judged.unusual ?? (outcome.outcome === 'firing' ? undefined : silent);
  return { ...outcome, timeframe, key, ...(note === undefined ? {} : { note }) };
}
