/** The smallest query engine that lets the console be looked at: over played events in memory. */
import type {
  EventView,
  Filter,
  QueryAnswer,
  QueryRequest,
  RequestSummary,
  TraceSummary,
  TraceView,
} from '@baselime-ai/contract';

const ALIASES: Readonly<Record<string, (event: EventView) => unknown>> = {
  '$baselime.error': (event) => event.isError,
  '$baselime.fingerprint': (event) => event.fingerprint,
  '$baselime.namespace': (event) => event.namespace,
  '$baselime.service': (event) => event.service,
  '@requestId': (event) => event.requestId,
};

function fieldOf(event: EventView, key: string): unknown {
  const alias = ALIASES[key];
  if (alias) return alias(event);
  if (Object.hasOwn(event.data, key)) return event.data[key];
  return key
    .split('.')
    .reduce<unknown>(
      (at, part) =>
        typeof at === 'object' && at !== null ? Object.entries(at).find(([name]) => name === part)?.[1] : undefined,
      event.data,
    );
}

function matches(event: EventView, filter: Filter): boolean {
  const value = fieldOf(event, filter.key);
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value ?? '');
  const wanted = String(filter.value ?? '');
  switch (filter.operation) {
    case '=':
      return text === wanted;
    case '!=':
      return text !== wanted;
    case '>':
      return Number(value) > Number(filter.value);
    case '<':
      return Number(value) < Number(filter.value);
    case '>=':
      return Number(value) >= Number(filter.value);
    case '<=':
      return Number(value) <= Number(filter.value);
    case 'EXISTS':
      return value !== undefined;
    case 'DOES_NOT_EXIST':
      return value === undefined;
    case 'STARTS_WITH':
      return text.startsWith(wanted);
    case 'DOES_NOT_INCLUDE':
      return !text.includes(wanted);
    default:
      return text.includes(wanted);
  }
}

export function select(all: readonly EventView[], request: QueryRequest): readonly EventView[] {
  const { needle, filters = [] } = request.query;
  const find = needle?.value.toLowerCase();
  return all.filter(
    (event) =>
      event.timestampMs >= request.timeframe.from &&
      event.timestampMs < request.timeframe.to &&
      filters.every((filter) => matches(event, filter)) &&
      (find === undefined ||
        `${event.message ?? ''} ${event.name ?? ''} ${event.namespace}`.toLowerCase().includes(find)),
  );
}

export function answer(all: readonly EventView[], request: QueryRequest): QueryAnswer {
  const rows = select(all, request);
  const statistics = { elapsedMs: 4.2, rowsRead: all.length };
  const from = Number(request.cursor ?? 0);
  const limit = request.query.limit ?? 100;
  const page = <T>(list: readonly T[]) => ({
    list: list.slice(from, from + limit),
    ...(list.length > from + limit ? { nextCursor: String(from + limit) } : {}),
  });
  if (request.view === 'series') return { ...series(rows, request), statistics };
  if (request.view === 'traces') {
    const { list, ...next } = page(traces(rows));
    return { traces: list, ...next, statistics };
  }
  if (request.view === 'requests') {
    const { list, ...next } = page(requests(rows));
    return { requests: list, ...next, statistics };
  }
  const { list, ...next } = page(rows);
  return { events: list, ...next, statistics };
}

function series(rows: readonly EventView[], request: QueryRequest): Omit<QueryAnswer, 'statistics'> {
  const width = request.granularityMs ?? 60_000;
  const keys = (request.query.groupBys ?? []).map((group) => group.value);
  const points = new Map<string, { at: number; group: Record<string, string>; count: number }>();
  const totals = new Map<string, { group: Record<string, string>; count: number }>();
  for (const event of rows) {
    const at = Math.floor(event.timestampMs / width) * width;
    const group = Object.fromEntries(keys.map((key) => [key, String(fieldOf(event, key) ?? '')]));
    const id = JSON.stringify(group);
    const point = points.get(at + id) ?? { at, group, count: 0 };
    point.count += 1;
    points.set(at + id, point);
    const total = totals.get(id) ?? { group, count: 0 };
    total.count += 1;
    totals.set(id, total);
  }
  const shape = <T extends { group: Record<string, string>; count: number }>({ group, count, ...rest }: T) => ({
    ...rest,
    ...(keys.length > 0 ? { group } : {}),
    values: { count },
  });
  return {
    series: [...points.values()].map((point) => ({ at: point.at, ...shape(point) })),
    aggregates: [...totals.values()].sort((a, b) => b.count - a.count).map(shape),
    granularityMs: width,
  };
}

function groupBy(
  rows: readonly EventView[],
  keyOf: (event: EventView) => string | undefined,
): ReadonlyMap<string, EventView[]> {
  const groups = new Map<string, EventView[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

function summary(traceId: string, rows: readonly EventView[]): TraceSummary {
  const spans = rows.filter((row) => row.kind === 'span');
  const ids = new Set(spans.map((row) => row.spanId));
  const root = spans.find((row) => !row.parentSpanId || !ids.has(row.parentSpanId)) ?? rows[0];
  const start = Math.min(...rows.map((row) => row.timestampMs));
  const end = Math.max(...rows.map((row) => row.timestampMs + (row.durationMs ?? 0)));
  return {
    traceId,
    name: root?.name ?? 'trace',
    service: root?.service ?? '',
    namespace: root?.namespace ?? '',
    startedAt: new Date(start).toISOString(),
    durationMs: root?.durationMs ?? end - start,
    spans: spans.length,
    errors: rows.filter((row) => row.isError).length,
    coldStart: rows.some((row) => row.coldStart),
    timedOut: rows.some((row) => row.timedOut),
  };
}

function traces(rows: readonly EventView[]): TraceSummary[] {
  return [
    ...groupBy(
      rows.filter((row) => row.kind === 'span'),
      (row) => row.traceId,
    ),
  ].map(([id, group]) => summary(id, [...group].reverse()));
}

function requests(rows: readonly EventView[]): RequestSummary[] {
  return [...groupBy(rows, (row) => row.requestId)].map(([requestId, group]) => {
    const first = group.at(-1);
    const failed = group.find((row) => row.isError && row.kind === 'log') ?? group.find((row) => row.isError);
    const longest = Math.max(...group.map((row) => row.durationMs ?? 0));
    return {
      requestId,
      ...(first?.traceId ? { traceId: first.traceId } : {}),
      service: first?.service ?? '',
      namespace: first?.namespace ?? '',
      startedAt: first?.timestamp ?? '',
      durationMs: longest,
      events: group.length,
      errors: group.filter((row) => row.isError).length,
      coldStart: group.some((row) => row.coldStart),
      timedOut: group.some((row) => row.timedOut),
      ...(failed?.message ? { message: failed.message } : {}),
    };
  });
}

export function traceView(all: readonly EventView[], traceId: string): TraceView | undefined {
  const rows = all.filter((row) => row.traceId === traceId).sort((a, b) => a.timestampMs - b.timestampMs);
  if (rows.length === 0) return undefined;
  return {
    summary: summary(traceId, rows),
    spans: rows.filter((row) => row.kind === 'span'),
    logs: rows.filter((row) => row.kind !== 'span'),
    truncated: false,
  };
}

export function keys(all: readonly EventView[]) {
  const counts = new Map<string, { type: 'string' | 'number' | 'boolean' | 'mixed'; count: number }>();
  const visit = (value: unknown, key: string): void => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [name, item] of Object.entries(value)) visit(item, key === '' ? name : `${key}.${name}`);
      return;
    }
    const type = typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'string';
    counts.set(key, { type, count: (counts.get(key)?.count ?? 0) + 1 });
  };
  for (const event of all.slice(0, 2000)) visit(event.data, '');
  for (const key of Object.keys(ALIASES))
    counts.set(key, { type: key === '$baselime.error' ? 'boolean' : 'string', count: all.length });
  return [...counts]
    .map(([key, { type, count }]) => ({ key, type, count, datasets: ['lambda-logs', 'otel'] }))
    .sort((a, b) => b.count - a.count);
}

export function keyValues(all: readonly EventView[], key: string, prefix: string) {
  const counts = new Map<string, number>();
  for (const event of all) {
    const value = fieldOf(event, key);
    if (value !== undefined && typeof value !== 'object' && String(value).startsWith(prefix))
      counts.set(String(value).slice(0, 200), (counts.get(String(value).slice(0, 200)) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, 50);
}
