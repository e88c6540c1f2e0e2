/** Names of functions and resources exactly as the telemetry names them. The convention is documented in docs/faults.md. */
import { leaves, textAt, valueAt } from '../../model/json.js';
import { named } from '../../model/patterns.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { roleOf, type Signals } from './signals.js';

const tail = (text: string, separator: string): string => text.slice(text.lastIndexOf(separator) + 1);
const queueOf = (text: string): string => tail(text, '/');
const arnOf = (text: string): string => tail(tail(text, ':'), '/');

/** In order: the first that is present names the dependency. */
const KEYS: readonly (readonly [string, (text: string) => string])[] = [
  ['peer.service', String],
  ['aws.dynamodb.table_names', String],
  ['db.collection.name', String],
  ['db.sql.table', String],
  ['db.mongodb.collection', String],
  ['aws.s3.bucket', String],
  ['messaging.destination.name', String],
  ['messaging.destination', String],
  ['aws.sqs.queue.url', queueOf],
  ['aws.queue.url', queueOf],
  ['aws.queue.name', String],
  ['aws.kinesis.stream_name', String],
  ['aws.stream.name', String],
  ['aws.table.name', String],
  ['aws.bucket.name', String],
  // As the SDKs of X-Ray write them.
  ['aws.table_name', String],
  ['aws.bucket_name', String],
  ['aws.queue_url', queueOf],
  ['aws.topic_arn', arnOf],
  ['aws.stream_name', String],
  ['aws.secret_id', arnOf],
  ['aws.state_machine_arn', arnOf],
  ['messaging.url', queueOf],
  ['aws.sns.topic.arn', arnOf],
  ['aws.secretsmanager.secret.arn', arnOf],
  ['aws.step_functions.state_machine.arn', arnOf],
  ['faas.invoked_name', String],
  ['aws.lambda.function_name', String],
  ['server.address', String],
  ['net.peer.name', String],
];

/** The resource that a span or log calls, by its attributes; undefined when they name none. */
export function dependencyOf(event: TelemetryEvent): string | undefined {
  for (const [key, shape] of KEYS) {
    const text = firstText(valueAt(event.data, key));
    if (text !== undefined) return shape(text);
  }
  for (const key of ['url.full', 'http.url', 'http.host', 'net.peer.ip']) {
    const text = textAt(event.data, key);
    const host = text === undefined ? undefined : hostOf(text);
    if (host !== undefined) return host;
  }
  return undefined;
}

/**
 * The server of a database behind a call that names a table or collection of it; undefined for every other call. What AWS
 * serves by requests has no server that anybody could look at.
 */
export function serverOf({ data }: TelemetryEvent): string | undefined {
  if (textAt(data, 'peer.service') !== undefined || textAt(data, 'rpc.system') !== undefined) return undefined;
  if (textAt(data, 'db.system') === undefined && textAt(data, 'db.system.name') === undefined) return undefined;
  return firstText(valueAt(data, 'server.address')) ?? firstText(valueAt(data, 'net.peer.name'));
}

/** What a span calls. The address that a server was called by is its own, and names nothing that it calls. */
export function calleeOf(span: TelemetryEvent): string | undefined {
  const role = roleOf(span);
  return role === 'server' || role === 'consumer' ? undefined : dependencyOf(span);
}

/** A list (also as JSON text, as some exporters write it) stands for its first item. */
function firstText(value: unknown): string | undefined {
  const item: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof item !== 'string' || item === '' || isHidden(item)) return undefined;
  return /^\["([^"]+)"/.exec(item)?.[1] ?? item;
}

/** What was redacted before it was stored is the name of nothing. */
export const isHidden = (name: string): boolean => /REDACTED/.test(name);

const hostOf = (text: string): string | undefined =>
  /^(?:[a-z][\w+.-]*:\/\/)?(?:[^/@\s]*@)?(\[[^\]]+\]|[^/:?#\s]+)/i.exec(text)?.[1];

const NAMED: readonly RegExp[] = [
  // What nginx passed a request on to.
  /\bupstream: "\w+:\/\/(?!unix:)(\[[^\]]+\]|[\w.-]+)/,
  // What Node prints of a failed look-up behind its stack.
  /\bhostname: '([\w.-]+)'/,
  /getaddrinfo(?: E[A-Z_]+)? (?!E[A-Z_]+\b)([\w.-]+)/,
  /\blookup ([\w.-]+)(?: on \S+)?:/,
  /Failed to resolve ['"]([\w.-]+)['"]/,
  /^(?:\S+Exception: )?([\w-]+(?:\.[\w-]+)+)(?<!Exception|Error): (?:Name or service not known|nodename|Temporary failure|No address)/,
  /UnknownHost(?:Exception|Error)?: ([\w.-]+\w)/,
  /\bquery[A-Z]\w* E[A-Z]+ ([\w.-]+)/,
  /(?:translate host name|MySQL server (?:host|on)|database server at|server at|[Cc]ould not resolve host:?|[Hh]ost:) ['"`]?([\w-]+(?:\.[\w-]+)+)/,
  /\b(?:Name or service not known|No such host is known)\.? \(([\w.-]+):\d+\)/,
  /\b(?:[Ff]ailed to connect to|Connection to|connect E[A-Z]+|dial tcp) ([a-z][\w-]*(?:\.[\w-]+)+):\d+/,
  /connection to server at "([\w.-]+)"/,
  /\bdial (?:tcp|udp) (\[?[\w.:-]+\]?):\d+: /,
  /\bError -?\d+ (?:while )?connecting to ([\w.-]+):\d+/,
  /\b([\w-]+(?:\.[\w-]+)+):\d+: (?:\[Errno|timed out|connection )/,
  /\b([\w-]+(?:\.[\w-]+)+):\d+ failed to respond/,
  /(?:TCP connection to|[Cc]onnect(?:ion)? to|connect to host|[Ff]ailed to connect to|Redis at|Bootstrap broker) (?:host )?['"`/]?([\w-]+(?:\.[\w-]+)+)(?=[:/ '"`])/,
  /certificate is valid for .{1,200}, not ([\w.-]+\w)/,
  /(?:altnames: Host: |[Hh]ost ?name ['"]?)([\w-]+(?:\.[\w-]+)+)/,
  /\b(?:ipv4|ipv6|dns):\/{0,3}([\w.-]+):\d+/,
  /(?:ENOTFOUND|EAI_AGAIN) ([\w.-]+\.[\w-]+)/,
  /\b(?:https?|wss?|amqps?|rediss?|mongodb(?:\+srv)?|postgres(?:ql)?|mysql|sqlserver|kafka|nats|grpcs?):\/\/(?:[^/@\s"']*@)?([\w.-]+)/,
  /host=['"]([\w.-]+)['"]/,
  // What MongoDB's drivers know of a replica set: Go's and Java's, Node's, Python's.
  /\bAddr: ([\w.-]+):\d+/,
  /\{address=([\w.-]+):\d+/,
  // What Cassandra's drivers tried.
  /\btried(?::|,) \/?([\w.-]+)(?:\/[\d.]+)?:\d+/,
  /\bServerDescription \('([\w.-]+)', \d+\)/,
  /(?:Could not connect to the endpoint URL|Connect timeout on endpoint URL|Read timeout on endpoint URL): "?https?:\/\/([\w.-]+)/,
  /\b([A-Z][\w-]*(?:[ .][A-Z][\w-]*)?) (?:API |service |server |gateway )?(?:is|was|seems) (?:currently |temporarily )?(?:down|unavailable|unreachable|not available|not responding|overloaded|offline)\b/,
  /\b([a-z]\w*[-.][\w.-]*\w) (?:is|was) (?:currently |temporarily )?(?:down|unavailable|unreachable|not responding)\b/,
  /\bcircuit (?:breaker )?(?:for |of )?['"]?([\w.-]+)['"]? (?:is )?open/i,
  // Where its own descriptors or ports were used up (`EMFILE`), what it wanted to call has no part in it.
  /(?:connect|connection to|reach|contact|response from|request to|call to|calling) (?:E(?!MFILE|NFILE|ADDRNOTAVAIL)[A-Z]+ )?['"]?([\w-]+(?:\.[\w-]+)+)['"]?/,
  /connect E(?!MFILE|NFILE|ADDRNOTAVAIL)[A-Z]+ (\[?[\w:.]+\]??):\d+/,
  /(?:^|[\s'"])([\w.]*\w[-_.][\w.-]*\w) (?:answered|responded|returned|replied|failed) (?:with|HTTP|status|an?) /,
  // `(api.example:443)`, and no place in a file of a program.
  /\(([a-z\d][\w-]*(?:\.[\w-]+)+)(?<!\.(?:c|cc|cpp|cs|go|h|java|js|kt|mjs|php|py|pyx|rb|rs|ts)):\d+\)/,
];
/** Words that such sentences begin with and that name nothing. */
const NO_NAME = named(
  `
        the it this service server upstream database connection error host endpoint function request api system
        vendor
      `,
  'i',
);

/** Where it was that day, and no name that people know. */
export const isBareAddress = (name: string): boolean => IP.test(name);
const IP = /^\[?(?:(?:\d{1,3}\.){3}\d{1,3}|[\da-f]*:[\da-f:]+)\]?$/i;

/** Where clients put the address of a failed call in the error itself (axios, Node's own errors). */
const ADDRESS = /(?:^|\.)(?:config\.(?:url|baseURL)|(?:err|error|cause)\.(?:hostname|host))$/;

function addressInError(event: TelemetryEvent): string | undefined {
  for (const [path, value] of leaves(event.data, 2_000)) {
    if (typeof value !== 'string' || !ADDRESS.test(path)) continue;
    const host = value.startsWith('/') ? undefined : hostOf(value);
    if (host !== undefined) return host;
  }
  return undefined;
}

/** The page that a library points its reader to was not called. */
const READ_MORE =
  /\b(?:more (?:info(?:rmation)?|details?|help)|learn more|read (?:more|the docs)|(?:for|see) (?:help|details)|background on|see|visit|refer to|docs|documentation|troubleshoot\w*|(?:find|get|create|manage|upgrade) (?:your|an?|the) (?:api key|keys?|plan|account))\b[^\n]{0,60}?\bhttps?:\/\/[^\s"')]+/gi;
/** Addresses of manuals by their own form: a host or a path for documentation, or a shortener that vendors point there. */
const MANUAL =
  /\bhttps?:\/\/(?:(?:docs?|dochub|errors?|help|support|developers?|go|learn|wiki|status)\.[\w.-]+\/|(?:aka\.ms|pris\.ly|git\.io|bit\.ly|github\.com)\/|[\w.-]+\/(?:docs?|documentation|manual|guides?|help|faq|wiki|errors?|fwlink)\b)[^\s"')]*/gi;

/** A vendor's page about itself, without the beginning of an address. */
const PAGE_OF_VENDOR = /\b(?:check|see|visit)\s+(?:status|docs?|help|support)\.[\w-]+(?:\.[\w-]+)+/gi;

/** What nginx says of the request itself: who sent it, and by which name the server was asked. */
const OF_REQUEST = /, (?:client|server|request|host|referrer): (?:"[^"\n]{0,1000}"|[^,\s]{1,200})/g;

/** A text without the addresses that it only points its reader to, and without those of the request. */
export const withoutHints = (text: string): string =>
  text.replace(READ_MORE, '').replace(MANUAL, '').replace(PAGE_OF_VENDOR, '').replace(OF_REQUEST, '');

/** The vendor or host that an error's own message names; undefined when it names none. */
export function namedInText(signals: Signals): string | undefined {
  const address = addressInError(signals.event);
  if (address !== undefined) return address;
  const texts = signals.texts.map(({ value }) => withoutHints(value.slice(0, 2_000)));
  let byNumber: string | undefined;
  for (const pattern of NAMED) {
    for (const text of texts) {
      const name = pattern.exec(text)?.[1];
      if (name === undefined || NO_NAME.test(name) || isHidden(name)) continue;
      // One text often holds both: the name is what people know, and the number is where it was that day.
      if (!isBareAddress(name)) return name.replace(/\.$/, '');
      byNumber ??= name;
    }
  }
  return byNumber;
}

const RESOURCES: readonly RegExp[] = [
  // What a kubelet, containerd or Docker could not pull.
  /\bpull(?:ing)? image "([\w./:@-]+)"|\bmanifest for ([\w./:@-]+) not found/,
  /on resource: \S*?:(?:table|function|secret|stateMachine|key|parameter|log-group|event-bus)[/:]([\w./-]+)/,
  /on resource: (arn:\S+)/,
  /(?:Table|table): ([\w.-]+)/,
  /Function not found: \S*:function:([\w-]+)/,
  /"BucketName": ?"([^"]+)"/,
  /\bin stream ([\w.-]+)|\b[Ss]tream ([\w.-]+) under account/,
  /\barn:aws[\w-]*:(?:sqs|sns|s3|kinesis|firehose|dynamodb|states|lambda|events|secretsmanager):[\w-]*:\d*:(?:[a-zA-Z-]+[:/])?([\w.-]+)/,
  /\bsqs\.[\w.-]+\/\d+\/([\w.-]+)/,
  // Kafka's producer.
  /\b[Tt]opic ([\w.-]+) not present in metadata/,
  /(?:relation|[Tt]able|[Dd]atabase|object name|index|table:|queue) [['"]([\w.-]+)['"\]]/,
  /no such (?:table|index|collection): ([\w.-]+)/,
  /(?:bucket|queue|table|topic|stream|secret|parameter|key) ['"]?([\w./-]+)['"]? (?:does not exist|not found|was not found)/i,
];

/** The table, function, bucket or secret that an error's own message names; undefined when it names none. */
export function resourceInText(signals: Signals): string | undefined {
  for (const pattern of RESOURCES) {
    for (const { value } of signals.texts) {
      const name = pattern
        .exec(value.slice(0, 2_000))
        ?.slice(1)
        .find((group) => group !== undefined);
      if (name !== undefined && !isHidden(name)) return name.replace(/[.,;]+$/, '');
    }
  }
  return undefined;
}

/** A statement to a database whose text the span holds. */
export const isQuery = ({ data }: TelemetryEvent): boolean =>
  ['db.query.text', 'db.statement'].some((key) =>
    /^\s*(?:select|insert|update|delete|with|merge|call)\b/i.test(textAt(data, key) ?? ''),
  );
