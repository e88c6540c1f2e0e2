/** Jaeger's JSON (its API, the "download" of its page, its file exporter), turned into OTLP/JSON. */
type Fields = Readonly<Record<string, unknown>>;

/** So many spans are turned at once; a trace with more is no trace that anybody looks at. */
const maxSpans = 200_000;

/**
 * The same spans as an OTLP/JSON request; undefined when `value` is neither a trace of Jaeger, a list of them nor
 * `{data: [traces]}`. What a span lacks stays out, so that the OTLP reader rejects what has no ids.
 */
export function jaegerToOtlp(value: unknown): object | undefined {
  const traces = tracesIn(value);
  if (traces === undefined) return undefined;
  return { resourceSpans: traces.flatMap(resourcesOf) };
}

function tracesIn(value: unknown): readonly Fields[] | undefined {
  const candidates = isFields(value) && Array.isArray(value.data) ? value.data : [value].flat();
  const traces = candidates.filter(isFields);
  const isJaeger = traces.length > 0 && traces.length === candidates.length && traces.every(isTrace);
  return isJaeger ? traces : undefined;
}

const isTrace = (trace: Fields): boolean =>
  Array.isArray(trace.spans) &&
  trace.spans.every(
    (span: unknown) => isFields(span) && typeof span.spanID === 'string' && typeof span.operationName === 'string',
  );

/** One resource for each process, in the order in which its spans come. */
function resourcesOf(trace: Fields): readonly object[] {
  const processes = isFields(trace.processes) ? trace.processes : {};
  const byProcess = new Map<unknown, object[]>();
  for (const span of listOf(trace.spans).slice(0, maxSpans)) {
    const process = isFields(span.process) ? span.process : span.processID;
    const own = byProcess.get(process) ?? [];
    own.push(spanOf(span, trace));
    byProcess.set(process, own);
  }
  return [...byProcess].map(([key, spans]) => {
    const process = isFields(key) ? key : processes[String(key)];
    const own: Fields = isFields(process) ? process : {};
    const service = typeof own.serviceName === 'string' ? [attribute('service.name', own.serviceName)] : [];
    return { resource: { attributes: [...service, ...attributesOf(own.tags)] }, scopeSpans: [{ spans }] };
  });
}

function spanOf(span: Fields, trace: Fields): object {
  const tags = new Map(listOf(span.tags).map((tag) => [String(tag.key), tag.value]));
  const traceId = padded(span.traceID ?? trace.traceID, 32);
  const references = listOf(span.references);
  const isParent = (reference: Fields): boolean =>
    reference.refType === 'CHILD_OF' && padded(reference.traceID, 32) === traceId;
  const parent = references.find(isParent);
  const [start, duration] = [microseconds(span.startTime), microseconds(span.duration)];
  return {
    traceId,
    spanId: padded(span.spanID, 16),
    ...(parent === undefined ? {} : { parentSpanId: padded(parent.spanID, 16) }),
    name: span.operationName,
    kind: kinds[String(tags.get('span.kind'))] ?? 0,
    startTimeUnixNano: String(start * 1000n),
    endTimeUnixNano: String((start + duration) * 1000n),
    attributes: attributesOf(span.tags),
    events: listOf(span.logs).map(eventOf),
    links: references
      .filter((reference) => reference !== parent)
      .map((reference) => ({ traceId: padded(reference.traceID, 32), spanId: padded(reference.spanID, 16) })),
    status: statusOf(tags),
  };
}

const kinds: Readonly<Record<string, number>> = { internal: 1, server: 2, client: 3, producer: 4, consumer: 5 };

function statusOf(tags: ReadonlyMap<string, unknown>): object {
  const said = String(tags.get('otel.status_code') ?? '').toUpperCase();
  const error = tags.get('error');
  const failed = said === 'ERROR' || error === true || error === 'true';
  const message = tags.get('otel.status_description') ?? tags.get('error.message');
  const code = failed ? 2 : said === 'OK' ? 1 : 0;
  return typeof message === 'string' && failed ? { code, message } : { code };
}

/** OpenTracing logs an error as the fields `event: error`, `error.kind`, `error.object`, `message` and `stack`. */
function eventOf(log: Fields): object {
  const fields = new Map(listOf(log.fields).map((field) => [String(field.key), field.value]));
  const event = fields.get('event');
  const isError = event === 'error' || fields.has('error.object') || fields.has('error.kind');
  const renamed: readonly (readonly [string, string])[] = [
    ['error.kind', 'exception.type'],
    ['message', 'exception.message'],
    ['error.object', 'exception.message'],
    ['stack', 'exception.stacktrace'],
  ];
  const exception = renamed.flatMap(([from, to]) =>
    isError && fields.has(from) && !fields.has(to) ? [attribute(to, String(fields.get(from)))] : [],
  );
  const message = fields.get('message');
  const name = isError ? 'exception' : typeof event === 'string' ? event : String(message ?? 'log').slice(0, 256);
  return {
    timeUnixNano: String(microseconds(log.timestamp) * 1000n),
    name,
    attributes: [...exception, ...attributesOf(log.fields)],
  };
}

const attributesOf = (tags: unknown): readonly object[] =>
  listOf(tags).map((tag) => attribute(String(tag.key), tag.value, tag.type));

function attribute(key: string, value: unknown, type?: unknown): object {
  if (typeof value === 'boolean') return { key, value: { boolValue: value } };
  if (typeof value === 'number' && (type === 'int64' || Number.isSafeInteger(value))) {
    return { key, value: { intValue: String(value) } };
  }
  if (typeof value === 'number') return { key, value: { doubleValue: value } };
  if (type === 'int64' && /^-?\d{1,19}$/.test(String(value))) return { key, value: { intValue: String(value) } };
  if (type === 'bool') return { key, value: { boolValue: value === 'true' } };
  return { key, value: { stringValue: typeof value === 'string' ? value : (JSON.stringify(value) ?? '') } };
}

/** Old traces have ids of 64 bits, and leading zeros may be missing. */
const padded = (id: unknown, digits: number): string =>
  typeof id === 'string' ? id.toLowerCase().padStart(digits, '0') : '';

function microseconds(value: unknown): bigint {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number > 0 ? BigInt(Math.round(number)) : 0n;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);
