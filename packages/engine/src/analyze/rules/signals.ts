/**
 * What one event says about a failure, in one shape for Lambda lines, OpenTelemetry spans and any JSON log: names and
 * codes of errors, their messages, a status, a stack. Found by the last parts of a key, because every library nests
 * them elsewhere.
 */
import { isObject, type JsonValue, leaves, numberAt, textAt, valueAt } from '../../model/json.js';
import { named } from '../../model/patterns.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { answerBody } from './answer-body.js';
import { causesIn, withoutFrames } from './causes.js';
import { framesOfObjects } from './frame-objects.js';
import { withoutCalmLines } from './lines.js';
import { codeOf, numberedBySql } from './numbered-codes.js';
import { namesInside } from './printed-names.js';

export interface Located {
  readonly value: string;
  /** Dotted path in the event's data; empty for the event's own message. */
  readonly path: string;
}

export type SpanRole = 'client' | 'server' | 'producer' | 'consumer' | 'internal';

export interface Signals {
  readonly event: TelemetryEvent;
  /** Names and codes of errors: `AccessDeniedException`, `ECONNREFUSED`, `Runtime.ExitError`. */
  readonly types: readonly Located[];
  /** Messages of errors first, then the event's own message. */
  readonly texts: readonly Located[];
  readonly stack?: Located;
  readonly status?: { readonly value: number; readonly path: string };
  readonly role?: SpanRole;
  /** True when the call went to an AWS service. */
  readonly aws: boolean;
}

const PARENT = named(`
        error err exception cause reason originalerror rootcause reasons aggregateerror errors exceptions thrown
        throwable exc fault innerexception exceptiondetail failure
      `);
const TYPE_KEY = named(`
        errortype errorcode errorname error_type error_code error_name __type exceptiontype exceptionname
        exception_type exception_name awserrorcode codename grpc_code sqlstate errorresponsetype responseerrortype
      `);
const TYPE_IN_PARENT = /^(?:type|name|code|errno|class)$/;
const TEXT_KEY = named(`
        errormessage error_message errormsg exceptionmessage exception_message cause reason status_message
        failurereason integrationerror integrationerrormessage authorizererror error_reason error_description
      `);
const TEXT_IN_PARENT = /^(?:message|msg|description|detail)$/;
const STATUS_KEY = /^(?:status_code|statuscode|httpstatuscode|http_status|http_status_code|responsestatus)$/;
const STACK_KEY = /^(?:stack|stacktrace|stack_trace|exc_info|@x|extendedstacktrace|backtrace|errorverbose)$/;
/** Request and response bodies of the caller are not errors of the function, whatever their keys are called. */
const FOREIGN = /^(?:event|request|headers|body|resource|scope|context)$/;

/** Some loggers keep the error itself in a `context`. */
const isForeign = (parts: readonly string[]): boolean =>
  parts
    .slice(0, -1)
    .some((part, index) => FOREIGN.test(part) && !(part === 'context' && PARENT.test(parts[index + 1] ?? '')));

/** Signals of one event. Odd or empty data gives empty lists. Looks at no more than 2,000 values. */
export function signalsOf(event: TelemetryEvent): Signals {
  const types: Located[] = [];
  const texts: Located[] = [];
  const stacks: Located[] = [];
  let status = answeredStatus(event);
  const roots: (readonly [string, JsonValue])[] = [['', event.data]];
  const embedded = embeddedJson(textAt(event.data, '@message') ?? event.message);
  if (embedded !== undefined) roots.push(['@message', embedded]);
  // The error that a line was logged with: `console.error('lookup failed', JSON.stringify(error))`.
  const logged = valueAt(event.data, LOGGED_WITH);
  const own = logged === undefined ? [] : ownNames(logged, LOGGED_WITH);
  types.push(...own);
  const said = own.length === 0 ? undefined : (textAt(logged, 'message') ?? textAt(logged, 'Message'));
  if (said !== undefined) texts.push({ value: said, path: `${LOGGED_WITH}.message` });
  for (const [prefix, root] of roots) {
    types.push(...ownNames(root, prefix));
    for (const [below, leaf] of leaves(root, 2_000)) {
      const path = prefix === '' ? below : `${prefix}.${below}`;
      const parts = path.toLowerCase().split('.');
      const answer = answerBody(path, String(leaf));
      if (answer !== undefined) {
        types.push(...answer.types.map((value) => ({ value, path })));
        texts.push(...answer.texts.map((value) => ({ value, path })));
        continue;
      }
      // A flag such as `fault: true` says that something failed, and no more.
      if (isForeign(parts) || leaf === null || typeof leaf === 'boolean') continue;
      const named = parts.filter((part) => !/^\d+$/.test(part));
      const [parent = '', key = ''] = [named.at(-2), named.at(-1)];
      const value = String(leaf);
      if (value === '' || value === 'undefined') continue;
      if (STACK_KEY.test(key)) stacks.push({ value, path });
      else if (STATUS_KEY.test(key)) {
        const code = codeOf(parts, value);
        if (code === undefined) status ??= httpStatus(value, path);
        else types.push({ value: code, path });
      } else if (TYPE_KEY.test(key) || (PARENT.test(parent) && TYPE_IN_PARENT.test(key))) {
        if (/^[1-5]\d\d$/.test(value)) status ??= httpStatus(value, path);
        else types.push({ value: (key === 'errno' ? numberedBySql(value) : undefined) ?? value, path });
      } else if (TEXT_KEY.test(key) || PARENT.test(key) || (PARENT.test(parent) && TEXT_IN_PARENT.test(key))) {
        // A code stands where a sentence would: `"error": "invalid_grant"`.
        if (/^[\w.:$-]{3,80}$/.test(value) && /[a-z]/i.test(value)) types.push({ value, path });
        texts.push({ value, path });
        // What was invoked failed with an object, which is passed on as a text (Step Functions, `Invocation error: {…}`).
        const inner = roots.length < MOST_ROOTS ? embeddedJson(value) : undefined;
        if (inner !== undefined) roots.push([path, inner]);
      }
    }
  }
  for (const [path, root] of roots) {
    const value = framesOfObjects(root);
    if (value !== '') stacks.push({ value, path: path === '' ? 'stackTrace' : `${path}.stackTrace` });
  }
  const spanMessage = textAt(event.data, 'span.status.message');
  if (spanMessage !== undefined) texts.push({ value: spanMessage, path: 'span.status.message' });
  if (event.message !== undefined) texts.push({ value: event.message, path: '' });
  for (const path of ['@message', '@message.message', '@message.msg', 'message', 'msg', 'event.message']) {
    const text = textAt(event.data, path);
    if (text !== undefined) texts.push({ value: text, path });
  }
  const printed = [...texts, ...stacks].flatMap(({ value, path }) => causesIn(value).map((cause) => ({ cause, path })));
  for (const { cause, path } of printed) {
    if (cause.type !== '') types.push({ value: cause.type, path });
    if (cause.message !== '') texts.push({ value: cause.message, path });
  }
  // The first line of a stack is the error itself, where nothing else says it.
  for (const line of stacks.flatMap(firstLine)) {
    types.push(...namesInside(line));
    if (!texts.some(({ value }) => value !== '' && line.value.endsWith(value))) texts.push(line);
  }
  for (const text of texts) types.push(...namesInside(text));
  const role = roleOf(event);
  // A stack that was printed with the message.
  if (stacks.length === 0)
    stacks.push(...texts.filter(({ value }) => /\n\s*(?:at |File "|goroutine \d+ \[)/.test(value.slice(0, 4_000))));
  const [firstStack] = stacks;
  return {
    event,
    types: unique(types.map(bareType)),
    texts: unique(texts.map(bareText)),
    ...(firstStack === undefined ? {} : { stack: joinedStack(stacks, firstStack) }),
    ...(status === undefined ? {} : { status }),
    ...(role === undefined ? {} : { role }),
    aws: isAws(event),
  };
}

/** Adds what companions (exception events and error logs of the same span) say, after what the span itself says. */
export function mergeSignals(own: Signals, others: readonly Signals[]): Signals {
  if (others.length === 0) return own;
  const stack = own.stack ?? others.find((other) => other.stack !== undefined)?.stack;
  const status = own.status ?? others.find((other) => other.status !== undefined)?.status;
  return {
    ...own,
    types: unique([own, ...others].flatMap((signals) => signals.types)),
    texts: unique([own, ...others].flatMap((signals) => signals.texts)),
    ...(stack === undefined ? {} : { stack }),
    ...(status === undefined ? {} : { status }),
  };
}

/** Ruby's runtime prints `Function<TypeError>` and `Init<LoadError>`, Go's `*errors.errorString`. */
const bareType = ({ value, path }: Located): Located => ({
  value: (/^(?:Function|Init)<(.+)>$/.exec(value)?.[1] ?? value).replace(/^[*&]+/, ''),
  path,
});

/** A text that is a printed error keeps what it says; one that holds nothing but frames stays as it is. */
function bareText(text: Located): Located {
  const value = withoutCalmLines(withoutFrames(text.value)).trim();
  return value === '' || value === text.value ? text : { value, path: text.path };
}

/** A class, with the number that .NET prints behind those of the system, and what it says. */
const ERROR_LINE = /^(?:[\w$]+(?:\.|::))*[A-Z][\w$]*(?:(?: \((?:0x[\dA-Fa-f]+|\d+)(?:, 0x[\dA-Fa-f]+)*\))?: |$)/;

function firstLine({ value, path }: Located): readonly Located[] {
  const line = value.slice(0, 2_000).split('\n')[0]?.trim() ?? '';
  return ERROR_LINE.test(line) ? [{ value: line, path }] : [];
}

/**
 * What kind of call a span is; undefined for senders that do not say. An entry of an access log (API Gateway, a load
 * balancer, a proxy) tells what its own server answered; other events that are no spans have no role.
 */
export function roleOf(event: TelemetryEvent): SpanRole | undefined {
  if (event.kind !== 'span') return answeredStatus(event) === undefined ? undefined : 'server';
  const kind = textAt(event.data, 'span.kind') ?? numberAt(event.data, 'span.kind');
  if (kind === undefined) return undefined;
  const name = String(kind).toLowerCase().replace('span_kind_', '');
  const byNumber: Record<string, SpanRole> = { 1: 'internal', 2: 'server', 3: 'client', 4: 'producer', 5: 'consumer' };
  const roles: readonly SpanRole[] = ['client', 'server', 'producer', 'consumer', 'internal'];
  return roles.find((role) => role === name) ?? byNumber[name];
}

const METHOD_KEYS = ['httpMethod', 'http_method', 'request_method', 'requestMethod', 'method', 'cs-method', 'verb'];
const PATH_KEYS = ['path', 'resourcePath', 'request_uri', 'requestUri', 'uri', 'cs-uri-stem', 'routeKey'];
const ANSWER_KEYS = ['status', 'statusCode', 'status_code', 'sc-status', 'elb_status_code', 'responseStatus'];

/**
 * The status of an entry of an access log: it has a method, a path below its own server and what was answered; a client
 * would write the whole address. Undefined for everything else.
 */
function answeredStatus({ kind, data }: TelemetryEvent): Signals['status'] {
  if (kind !== 'log' && kind !== 'event') return undefined;
  for (const below of ['', '@message.']) {
    const find = (keys: readonly string[], form: RegExp): string | undefined =>
      keys.map((key) => `${below}${key}`).find((path) => form.test(String(valueAt(data, path) ?? '')));
    const path = find(ANSWER_KEYS, /^[1-5]\d\d$/);
    const isEntry =
      find(METHOD_KEYS, /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/) !== undefined &&
      find(PATH_KEYS, /^(?:[A-Z]+ )?\//) !== undefined;
    if (path !== undefined && isEntry) return httpStatus(String(valueAt(data, path)), path);
  }
  return undefined;
}

/** Texts that hold objects are read so often at most. */
const MOST_ROOTS = 6;

/** Where a line keeps the object that was printed behind its words. */
const LOGGED_WITH = '@message.data';

/** A record that is an error itself has its name and code at its top, beside the message. */
function ownNames(root: JsonValue, prefix: string): Located[] {
  if (!isObject(root) || SAYING.every((key) => root[key] === undefined)) return [];
  return ['code', 'errno', 'name', 'ClassName'].flatMap((key) => {
    const value = root[key];
    if (typeof value !== 'string' || !OWN_NAME.test(value)) return [];
    return [{ value, path: prefix === '' ? key : `${prefix}.${key}` }];
  });
}

/** Beside one of these, a name or code is that of an error. */
const SAYING = ['message', 'Message', 'errorMessage', 'errno', 'syscall', '$fault'];

/** A code in capitals, or a name that ends as those of errors do. */
const OWN_NAME = /^(?:E[A-Z_]{3,30}|[A-Z][\w.]{1,120}(?:Error|Exception))$/;

function embeddedJson(text: string | undefined): JsonValue | undefined {
  if (text === undefined || text.length > 65_536) return undefined;
  const [from, to] = [text.indexOf('{"'), text.lastIndexOf('}')];
  if (from < 0 || to < from) return undefined;
  try {
    const value: JsonValue = JSON.parse(text.slice(from, to + 1));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function httpStatus(value: string, path: string): Signals['status'] {
  const number = Number(value);
  return Number.isInteger(number) && number >= 100 && number < 600 ? { value: number, path } : undefined;
}

/** A stack that came as a list of frames is one text again. */
function joinedStack(stacks: readonly Located[], first: Located): Located {
  const base = first.path.replace(/\.\d+$/, '');
  if (base === first.path) return first;
  const frames = stacks.filter((frame) => frame.path.startsWith(`${base}.`)).slice(0, 40);
  return { value: frames.map((frame) => frame.value).join('\n'), path: base };
}

function isAws(event: TelemetryEvent): boolean {
  return (
    textAt(event.data, 'rpc.system') === 'aws-api' ||
    textAt(event.data, 'aws.request_id') !== undefined ||
    textAt(event.data, 'aws.requestId') !== undefined ||
    /\.amazonaws\.com/.test(
      textAt(event.data, 'server.address') ??
        textAt(event.data, 'net.peer.name') ??
        textAt(event.data, 'http.url') ??
        textAt(event.data, 'url.full') ??
        '',
    )
  );
}

function unique(items: readonly Located[]): readonly Located[] {
  const seen = new Set<string>();
  return items.filter(({ value }) => !seen.has(value) && seen.add(value)).slice(0, 60);
}

/** The status of an answer as what was found. */
export const located = (status: NonNullable<Signals['status']>): Located => ({
  value: String(status.value),
  path: status.path,
});
