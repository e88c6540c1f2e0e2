/**
 * Syslog messages without their framing: a JSON array of texts, as the listener gathers them.
 * Source: RFC 5424 section 6 (header, structured data), RFC 3164 section 4.1 for what older senders write.
 */
import type { JsonObject, MutableJsonObject } from '../../model/json.js';
import { admitRecord, admitText, put } from '../admit.js';
import type { Decoded, IngestContext } from '../decoded.js';
import { wholeObject } from '../forms/semi-structured.js';
import { parseInstant } from '../record/instant.js';
import { levelOfText, parseLevel } from '../record/level.js';
import { eventFromRecord } from '../record/record-event.js';
import { type DoorRequest, originOfRequest } from './door.js';
import { decodeRecords } from './items.js';

/** The keywords of RFC 5424 table 2 by severity. */
const severities = ['emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug'] as const;

/** Service and namespace are the APP-NAME unless the message is JSON that names them. Raises what `decodeRecords` raises. */
export function decodeSyslog(context: IngestContext, request: DoorRequest): Decoded {
  const { dataset = 'syslog', service, namespace } = originOfRequest(request);
  return decodeRecords(request, ({ message }) => {
    const record = parseSyslog(admitText(typeof message === 'string' ? message : ''), context);
    return [eventFromRecord(context, { dataset, service, namespace }, admitRecord(record) ?? record)];
  });
}

const rfc5424 = /^<(\d{1,3})>1 (\S{1,64}) (\S{1,255}) (\S{1,48}) (\S{1,128}) (\S{1,32}) /;
const rfc3164 =
  /^<(\d{1,3})>([A-Z][a-z]{2}) ([ \d]\d) (\d\d:\d\d:\d\d) (\S{1,255}) ([\w./-]{1,48})(?:\[(\d{1,16})\])?: ?/;
const priority = /^<(\d{1,3})>/;

/** The keys of one message; a text in no known form is a `message` of its own. */
export function parseSyslog(text: string, context: IngestContext): JsonObject {
  const record: MutableJsonObject = Object.create(null);
  const modern = rfc5424.exec(text);
  if (modern !== null) {
    const [head, pri, time, host, app, process, id] = modern;
    const { elements, rest } = structuredData(text.slice(head.length));
    put(record, 'hostname', given(host));
    put(record, 'appname', given(app));
    put(record, 'procid', given(process));
    put(record, 'msgid', given(id));
    put(record, 'timestamp', given(time));
    if (Object.keys(elements).length > 0) record.structured = elements;
    return finish(record, pri, rest.replace(/^\ufeff/, ''), given(app));
  }
  const older = rfc3164.exec(text);
  if (older !== null) {
    const [head, pri, month, day, clock, host, tag, process] = older;
    put(record, 'hostname', host);
    put(record, 'appname', tag);
    put(record, 'procid', process);
    put(record, 'timestamp', withYear(`${day?.trim()} ${month}`, clock ?? '', context));
    return finish(record, pri, text.slice(head.length), tag);
  }
  const bare = priority.exec(text);
  return finish(record, bare?.[1], bare === null ? text : text.slice(bare[0].length), undefined);
}

/** Level and service of the header hold only where the message itself, as JSON or as text, names none. */
function finish(
  record: MutableJsonObject,
  pri: string | undefined,
  message: string,
  app: string | undefined,
): JsonObject {
  const inner = wholeObject(message);
  record.message = message;
  const value = pri === undefined ? Number.NaN : Number(pri);
  if (value >= 0 && value <= 191) {
    record.facility = Math.trunc(value / 8);
    const severity = severities[value % 8] ?? 'info';
    const own =
      inner === undefined ? levelOfText(message) : parseLevel(inner.level ?? inner.LogLevel ?? inner.severity);
    record[own === undefined ? 'severity' : 'syslogSeverity'] = severity;
  }
  if (app !== undefined && typeof inner?.service !== 'string') record.service = app;
  return record;
}

/** The NILVALUE of RFC 5424 is a dash. */
const given = (field: string | undefined): string | undefined => (field === '-' ? undefined : field);

/** RFC 3164 leaves out the year: the one that brings the time nearest to now and not beyond tomorrow. */
function withYear(date: string, clock: string, { arrival }: IngestContext): string | undefined {
  const day = 86_400_000n * 1_000_000n;
  const year = new Date(Number(arrival / 1_000_000n)).getUTCFullYear();
  const candidates = [year + 1, year, year - 1].map((one) => `${date} ${one} ${clock} GMT`);
  return candidates.find((text) => {
    const instant = parseInstant(text);
    return instant !== undefined && instant <= arrival + day;
  });
}

const maxElements = 100;
const element = /^\[([^\s=\]"]{1,32})((?: [^\s=\]"]{1,32}="(?:[^"\\\]]|\\.)*")*)\]/;
const parameter = / ([^\s=\]"]{1,32})="((?:[^"\\\]]|\\.)*)"/g;

function structuredData(text: string): { readonly elements: JsonObject; readonly rest: string } {
  const elements: MutableJsonObject = Object.create(null);
  if (text.startsWith('-')) return { elements, rest: text.slice(1).replace(/^ /, '') };
  let rest = text;
  for (let left = maxElements; left > 0; left -= 1) {
    const match = element.exec(rest);
    if (match === null) break;
    const values: MutableJsonObject = Object.create(null);
    for (const [, name = '', value = ''] of (match[2] ?? '').matchAll(parameter)) {
      values[name] = value.replace(/\\(["\\\]])/g, '$1');
    }
    if (match[1] !== undefined) elements[match[1]] = values;
    rest = rest.slice(match[0].length);
  }
  return { elements, rest: rest.replace(/^ /, '') };
}
