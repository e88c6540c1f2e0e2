/**
 * StatsD: one metric a line, with tags as DogStatsD writes them. What one body holds is aggregated: a counter becomes
 * its sum, a gauge its last value, a timer its distribution, a set the number of its members.
 * Source: StatsD "metric types"; Datadog "DogStatsD protocol" 1.0 to 1.3, with events and service checks.
 */
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { type UnixNanos, unixNanos } from '../../model/units.js';
import { admitRecord } from '../admit.js';
import type { Decoded, IngestContext, Rejected } from '../decoded.js';
import { eventFromRecord } from '../record/record-event.js';
import { type DoorRequest, originOfRequest } from './door.js';
import { eventOfMeasurement, type Measurement, quantilesOf } from './measurement.js';

const types = { c: 'counter', g: 'gauge', ms: 'timer', h: 'timer', d: 'timer', s: 'set' } as const;
type Kind = (typeof types)[keyof typeof types];

interface Group {
  readonly name: string;
  readonly kind: Kind;
  readonly unit: string | undefined;
  readonly tags: Readonly<Record<string, string | true>>;
  time: UnixNanos | undefined;
  sum: number;
  /** Of observations, a sampled one counting for those that were left out. */
  count: number;
  last: number | undefined;
  readonly values: number[];
  readonly members: Set<string>;
}

const maxValues = 10_000;
const notALine: Omit<Rejected, 'index'> = {
  code: 'INGEST_EVENT_INVALID',
  reason: 'This line is not StatsD. Send name:value|type, with type c, g, ms, h, d or s.',
};
const relative: Omit<Rejected, 'index'> = {
  code: 'INGEST_EVENT_INVALID',
  reason: 'A gauge that is changed by an amount needs a value before it. Send the value itself.',
};

/** Service is the tag `service` unless the request names one. Never raises. */
export function decodeStatsd(context: IngestContext, request: DoorRequest): Decoded {
  const { dataset = 'statsd', service, namespace } = originOfRequest(request);
  const groups = new Map<string, Group>();
  const events: TelemetryEvent[] = [];
  const rejected: Rejected[] = [];
  const lines = new TextDecoder().decode(request.body).split('\n');
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    if (/^_(?:e\{|sc\|)/.test(line)) {
      const record = notice(line);
      if (record === undefined) rejected.push({ index, ...notALine });
      else events.push(eventFromRecord(context, { dataset, service, namespace }, admitRecord(record) ?? {}));
      continue;
    }
    const refused = take(groups, line.trimEnd());
    if (refused !== undefined) rejected.push({ index, ...refused });
  }
  for (const group of groups.values()) {
    const tagged = group.tags.service;
    const own = service ?? (typeof tagged === 'string' ? tagged : undefined);
    events.push(
      eventOfMeasurement(context, { dataset, service: own, namespace: namespace ?? own, ...measured(group) }),
    );
  }
  return { events, rejected };
}

const metricLine = /^([^:|@\n]{1,512}):([^|]{1,8192})\|(c|g|ms|h|d|s)((?:\|[^|]{0,4096}){0,6})$/;

function take(groups: Map<string, Group>, line: string): Omit<Rejected, 'index'> | undefined {
  const match = metricLine.exec(line);
  const [, name = '', values = '', type = '', options = ''] = match ?? [];
  if (match === null || !isType(type)) return notALine;
  const { rate, tags, tagText, time } = readOptions(options);
  const key = `${type}|${name}|${tagText}|${time ?? ''}`;
  const kind = types[type];
  const unit = type === 'ms' ? 'ms' : undefined;
  const fresh: Group = {
    name,
    kind,
    unit,
    tags,
    time,
    sum: 0,
    count: 0,
    last: undefined,
    values: [],
    members: new Set(),
  };
  const group = groups.get(key) ?? fresh;
  for (const text of kind === 'set' ? [values] : values.split(':')) {
    const refused = observe(group, text, rate);
    if (refused !== undefined) return refused;
  }
  groups.set(key, group);
  return undefined;
}

const isType = (type: string): type is keyof typeof types => Object.hasOwn(types, type);

function observe(group: Group, text: string, rate: number): Omit<Rejected, 'index'> | undefined {
  if (group.kind === 'set') {
    group.members.add(text);
    return undefined;
  }
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/.test(text)) return notALine;
  const value = Number(text);
  if (!Number.isFinite(value)) return notALine;
  if (group.kind === 'gauge') {
    const isChange = /^[+-]/.test(text);
    if (isChange && group.last === undefined) return relative;
    group.last = isChange ? (group.last ?? 0) + value : value;
    return undefined;
  }
  group.sum += value / rate;
  group.count += 1 / rate;
  if (group.kind === 'timer' && group.values.length < maxValues) group.values.push(value);
  return undefined;
}

interface Options {
  readonly rate: number;
  readonly tags: Record<string, string | true>;
  /** The tags in one order, so that the same tags are the same series. */
  readonly tagText: string;
  readonly time: UnixNanos | undefined;
}

/** `@` is the sample rate, `#` the tags, `T` the time in seconds, `c:` the container; anything else is passed over. */
function readOptions(text: string): Options {
  let rate = 1;
  let time: UnixNanos | undefined;
  const tags: Record<string, string | true> = Object.create(null);
  for (const option of text.split('|')) {
    if (option.startsWith('@')) {
      const given = Number(option.slice(1));
      if (given > 0 && given <= 1) rate = given;
    } else if (option.startsWith('#')) readTags(option.slice(1), tags);
    else if (/^T\d{1,12}$/.test(option)) time = unixNanos(BigInt(option.slice(1)) * 1_000_000_000n);
    else if (option.startsWith('c:')) tags.container_id = option.slice(2);
  }
  return { rate, tags, tagText: JSON.stringify(Object.entries(tags).sort()), time };
}

function readTags(text: string, tags: Record<string, string | true>): void {
  for (const tag of text.split(',').slice(0, 200)) {
    const colon = tag.indexOf(':');
    if (tag === '') continue;
    tags[colon === -1 ? tag : tag.slice(0, colon)] = colon === -1 ? true : tag.slice(colon + 1);
  }
}

function measured(group: Group): Omit<Measurement, 'dataset' | 'service' | 'namespace'> {
  const { name, kind, tags, time, sum, count, last = 0, values, members } = group;
  const common = { name, tags, time, ...(group.unit === undefined ? {} : { unit: group.unit }) };
  switch (kind) {
    case 'counter':
      return { ...common, type: 'sum', temporality: 'delta', value: sum, metric: { sum } };
    case 'gauge':
      return { ...common, type: 'gauge', value: last, metric: { sum: last, count: 1, min: last, max: last } };
    case 'set':
      return {
        ...common,
        type: 'set',
        value: members.size,
        metric: { sum: members.size, count: 1, min: members.size, max: members.size },
      };
    default: {
      const least = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
      const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
      const metric = { sum, count: Math.round(count), min: least, max: most, quantiles: quantilesOf(values) };
      return { ...common, type: 'summary', temporality: 'delta', value: sum / count, metric };
    }
  }
}

const levels: Readonly<Record<string, string>> = { error: 'error', warning: 'warn', info: 'info', success: 'info' };

/** An event `_e{title length,text length}:title|text|…` or a service check `_sc|name|status|…` as a log record. */
function notice(line: string): Readonly<Record<string, unknown>> | undefined {
  const event = /^_e\{(\d{1,5}),(\d{1,6})\}:/.exec(line);
  if (event !== null) {
    const rest = Buffer.from(line.slice(event[0].length));
    const title = rest.subarray(0, Number(event[1])).toString();
    const text = rest.subarray(Number(event[1]) + 1, Number(event[1]) + 1 + Number(event[2])).toString();
    const options = rest.subarray(Number(event[1]) + 1 + Number(event[2])).toString();
    const { tags } = readOptions(options);
    const type = /\|t:(\w{1,16})/.exec(options)?.[1] ?? 'info';
    const time = /\|d:(\d{1,12})/.exec(options)?.[1];
    const known = { ...tags, message: title, text: text.replace(/\\n/g, '\n'), level: levels[type] ?? 'info' };
    return time === undefined ? known : { ...known, timestamp: Number(time) };
  }
  const check = /^_sc\|([^|]{1,512})\|([0-3])((?:\|.{0,4096})?)$/.exec(line);
  if (check === null) return undefined;
  const [, name = '', status = '', options = ''] = check;
  const words = ['OK', 'WARNING', 'CRITICAL', 'UNKNOWN'][Number(status)] ?? 'UNKNOWN';
  const level = ['info', 'warn', 'error', 'warn'][Number(status)] ?? 'info';
  const said = /\|m:(.*)$/.exec(options)?.[1];
  const message = said === undefined ? `${name} ${words}` : `${name} ${words}: ${said}`;
  return { ...readOptions(options).tags, check: name, status: words, message, level };
}
