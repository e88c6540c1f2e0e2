/**
 * The last way to the name of what was called: a field that a logger added for it, or a name in the words around an error
 * whose own text names nothing (`no rates from api.example.com within 6 s`, `write to prod-orders was refused`, `PutItem prod-orders`).
 */
import { isObject, type JsonObject, leaves, valueAt } from '../../model/json.js';
import { eitherOf } from '../../model/patterns.js';
import { isHidden, withoutHints } from './entity.js';
import type { Signals } from './signals.js';

/** Fields that programs give to what they call. Own names (`service`, `function_name` of Powertools) are told apart by value. */
const FIELD =
  /(?:^|[._])(?:(?:upstream|remote|target|peer|dependency|downstream|callee)(?:[._-]?(?:host|name|service|function|url|address))?|host(?:[._-]?name)?|endpoint|base[._-]?url|url|uri|table(?:[._-]?name)?|queue(?:[._-]?(?:name|url))?|bucket(?:[._-]?name)?|topic(?:[._-]?(?:name|arn))?|stream(?:[._-]?name)?|function[._-]?(?:name|arn)|secret[._-]?(?:id|name|arn)|state[._-]?machine(?:[._-]?arn)?|db[._-]?(?:host|name)|database|vendor|provider|integration|broker)$/i;
/** What a platform or a logger says of the sender itself, and of whoever called it. */
const OF_SENDER =
  /(?:^|\.)(?:resource|scope|cloud|aws|faas|k8s|process|telemetry|request|req|event|headers|context|client|http|user|agent|syslog)\./i;
/** Loggers and shippers name the machine that they run on at the top of a record (pino, bunyan, syslog, Logstash). */
const OWN_MACHINE = /^(?:hostname|host\.(?:host)?name)$/i;
const MACHINE =
  /^(?:ip-\d|[\da-f]{12}$|i-[\da-f]{8,}$)|\.(?:compute|ec2)\.internal$|\.compute-\d\.amazonaws\.com$|^[^.]+$/i;

/** A field's value or a name in the text; undefined where neither names anything but the sender itself. */
export function nameInWords(signals: Signals): string | undefined {
  return nameInFields(signals) ?? nameInText(signals);
}

function nameInFields({ event }: Signals): string | undefined {
  if (event.kind === 'span') return undefined;
  const found = new Set<string>();
  for (const [path, value] of leaves(event.data, 400)) {
    if (typeof value !== 'string' || OF_SENDER.test(path) || namesOwnMachine(path, value, event.data)) continue;
    if (namesOwnModule(path, event.data)) continue;
    const key = path.replace(/([a-z\d])([A-Z])/g, '$1_$2');
    if (!FIELD.test(key)) continue;
    const name = lastPart(value);
    if (name !== undefined && !isOwn(name, event)) found.add(name);
  }
  // Two of them would be a guess.
  const [only, ...more] = found;
  return more.length === 0 ? only : undefined;
}

/** `host` alone may be either: beside a port, or with dots that no machine of a cloud has, it is that of something called. */
const namesOwnMachine = (path: string, value: string, { port }: JsonObject): boolean =>
  OWN_MACHINE.test(path) || (/^@?host$/i.test(path) && port === undefined && MACHINE.test(value.trim()));

/** Rust's tracing calls the module that wrote a line its `target`, beside the `fields` of the line. */
const namesOwnModule = (path: string, data: JsonObject): boolean =>
  /(?:^|\.)target$/.test(path) && isObject(valueAt(data, path.replace(/target$/, 'fields')));

/** The host of an address, the last part of an ARN or of a queue's URL, a plain name as it is. */
function lastPart(value: string): string | undefined {
  const text = value.trim();
  if (isHidden(text)) return undefined;
  if (/^arn:/.test(text)) return /([^:/]+)$/.exec(text)?.[1];
  const queue = /^https?:\/\/sqs\.[\w.-]+\/\d+\/([\w.-]+)$/.exec(text)?.[1];
  if (queue !== undefined) return queue;
  const host = /^[a-z][\w+.-]*:\/\/(?:[^/@\s]*@)?([^/:?#\s]+)/i.exec(text)?.[1];
  if (host !== undefined) return host;
  const withPort = /^((?:[a-z\d-]+\.)+[a-z][a-z\d-]*):\d{2,5}$/i.exec(text)?.[1];
  if (withPort !== undefined) return withPort;
  return /^[A-Za-z][\w.-]{2,100}$/.test(text) && !/^(?:true|false|null|none|unknown|default|localhost)$/i.test(text)
    ? text
    : undefined;
}

/** Ends of names of hosts: generic domains, those of countries, and those that stay inside of a network. */
const HOST =
  /(?<![\w@/.-])((?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+(?:com|net|org|io|dev|app|cloud|ai|info|biz|edu|gov|example|test|invalid|internal|local|localdomain|lan|intranet|corp|private|svc|consul|aws|(?!js|ts|py|rs|rb|go|cs|kt|md|sh|pl|so|cc|vm|id)[a-z]{2}))(?![\w-]|\.\w)/;
/** A package of the JVM or of Python begins where a host ends. */
const PACKAGE = /^(?:com|org|io|net|dev|java|javax|jakarta|software|kotlin|scala|sun|system|microsoft|amazon)\./i;
/** Of the two ends of a socket, as Go prints them, the other one. */
const ADDRESS = /(?<![\w.:/])((?:\d{1,3}\.){3}\d{1,3}):\d{2,5}\b(?!->)/;
/** `write to prod-orders was refused`: stage, area and thing, joined by hyphens, after a word that leads to a place. */
const PLACED =
  /\b(?:to|from|of|in|into|on|onto|at|by|against|via|table|queue|bucket|topic|stream|function|service|database|cluster|index|cache|broker|vendor|partner|provider|upstream|reach|reaching|call|calling|invoke|invoking|query|querying)\s+['"`]?([a-z][a-z\d]*(?:[-_][a-z\d]+){2,})(?=['"`.,:;)\s]|$)/;
/** `produce to shop.orders.v1`: topics are named with dots as well, behind words that only brokers have. */
const TOPIC =
  /\b(?:(?:re)?produc(?:e|es|ed|ing)|publish(?:es|ed|ing)?|consum(?:e|es|ed|ing)|subscrib(?:e|es|ed|ing)|enqueue[ds]?)(?: \w+){0,3}? (?:to|from|on)(?: (?:the )?(?:kafka )?(?:topic|queue|stream|subject|exchange))? ['"`]?([A-Za-z][\w-]*(?:\.[\w-]+)+)(?=['"`,:;)\s]|$)/;
/** `prod-orders was not invoked`, `prod-orders could not be started`. */
const LEADING =
  /^['"`]?([a-z][a-z\d]*(?:[-_][a-z\d]+){2,})['"`]?\s+(?:was|is|did|does|could|can|cannot|has|had|failed|refused|rejected|answered|returned|timed|not)\b/;
/** The name of a function behind the word for its call; one word alone may be of the language. Source: Lambda API, FunctionName. */
const INVOKED =
  /\binvok(?:e|es|ed|ing)\s+(?:(?:the )?(?:function|lambda)\s+)?['"`]?([A-Za-z]\w*(?:[-_]\w+)+)(?=['"`.,:;)\s]|$)/i;
const COMPOUND = /[-_](?:to|of|and|or|in|by|the|a|for|on|up|at|per)[-_]/;

/** Operations of AWS that are no words of a language by themselves, with what they were asked of behind them. */
const OPERATED =
  /\b(?:(?:Batch|Transact)?(?:Get|Put|Update|Delete|Write|Copy|Head|Send|Receive)(?:Items?|Records?|Objects?|Events|SecretValue|Message(?:Batch)?)(?: (?:on|to|from|of|in|for))? ['"`]?|s3:\/\/)([A-Za-z][\w.]*[-_][\w.-]*\w)/;

function nameInText({ texts, event }: Signals): string | undefined {
  const words = texts.map(({ value }) => withoutHints(value.slice(0, 1_000)).split('\n')[0] ?? '');
  for (const pattern of [OPERATED, TOPIC, HOST, ADDRESS, LEADING, INVOKED, PLACED]) {
    for (const text of words) {
      const name = pattern.exec(text)?.[1];
      if (name === undefined || PACKAGE.test(name) || COMPOUND.test(name) || isOwn(name, event)) continue;
      return name;
    }
  }
  return undefined;
}

/** The id of a message or request stands where a name would. */
const ID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

const isOwn = (name: string, { namespace, service }: Signals['event']): boolean =>
  ID.test(name) || [namespace, service].some((own) => own === name || own.startsWith(`${name}/`));

/** How AWS's SDKs write the service in front of the name of an error, or in its text. */
const SDK_SERVICE: readonly RegExp[] = [
  /\b(?:software\.amazon\.awssdk|com\.amazonaws)\.services\.(\w+)\.model\./,
  /\bAmazon\.([A-Za-z\d]+?)(?:v2)?\.(?:Model\.|Amazon\w+Exception)/,
  /\bAws::([A-Z]\w+)::Errors::/,
  /\boperation error ([A-Z][\w ]{1,40}): /,
  /\(Service: (?:Amazon|AWS)?([A-Z][A-Za-z\d]+)[,;] /,
];
/** Service ids of the SDKs' models, by their letters. */
const SERVICE_IDS: ReadonlyMap<string, string> = new Map(
  [
    'DynamoDB,S3,SQS,SNS,Lambda,Kinesis,Firehose,SES,SESv2,SSM,KMS,SFN,STS,RDS,EFS,ECS,Athena,Glue,Bedrock Runtime,AppSync',
    'Secrets Manager,EventBridge,Cognito Identity Provider,RDS Data,API Gateway,CloudWatch,CloudWatch Logs,Step Functions',
  ]
    .join(',')
    .split(',')
    .map((id) => [id.replace(/ /g, '').toLowerCase(), id]),
);

/** Python's SDK tells the operation alone, which belongs to one service. */
const OF_OPERATION: Readonly<Record<string, RegExp>> = {
  DynamoDB: /^(?:Batch|Transact)?(?:Get|Put|Update|Delete|Write)Items?$|^(?:Query|Scan)$/,
  S3: /^(?:(?:Get|Put|Copy|Head|Delete)Objects?|ListObjects(?:V2)?|CreateMultipartUpload|UploadPart)$/,
  SQS: /^(?:Send|Receive|Delete)Message(?:Batch)?$/,
  SNS: /^Publish(?:Batch)?$/,
  Lambda: /^Invoke(?:Async)?$/,
  Kinesis: /^PutRecords?$/,
  SFN: /^Start(?:Sync)?Execution$/,
  EventBridge: /^PutEvents$/,
  SSM: /^GetParameters?(?:ByPath)?$/,
  'Secrets Manager': /^GetSecretValue$/,
  KMS: /^(?:Decrypt|Encrypt|GenerateDataKey)$/,
};

/** How the frames of AWS's SDKs name the client of one service: JavaScript, Java, Go, Ruby, Rust, .NET, PHP. */
const SDK_CLIENT: readonly RegExp[] = [
  /@aws-sdk\/(?:client|lib)-([a-z\d-]+)/g,
  /\b(?:software\.amazon\.awssdk|com\.amazonaws)\.services\.(\w+)\./g,
  /\baws-sdk-go(?:-v2)?\/service\/(\w+)/g,
  /\bgems\/aws-sdk-([a-z\d]+)-\d/g,
  /\baws_sdk_(\w+?)::/g,
  /\bat Amazon\.([A-Z]\w*?)(?:v2)?\.Amazon/g,
  /\bAws\\([A-Z]\w+)\\/g,
];
/** Parts of the SDKs that serve all services. */
const SHARED_PARTS: ReadonlySet<string> = new Set(['core', 'partitions', 'storage', 'api', 'exception', 'credentials']);

/** Undefined where the frames show no client, or those of several services. */
function clientIn({ value }: NonNullable<Signals['stack']>): string | undefined {
  const ids = SDK_CLIENT.flatMap((client) => [...value.slice(0, 16_384).matchAll(client)].map(([, id = '']) => id));
  const names = new Set(ids.map((id) => id.replace(/[-_]/g, '').toLowerCase()).filter((id) => !SHARED_PARTS.has(id)));
  const [name] = names;
  return names.size === 1 && name !== undefined ? (SERVICE_IDS.get(name) ?? name) : undefined;
}

/** Names and sentences of errors that the API reference of one service alone has. */
const OF_ERROR: Readonly<Record<string, RegExp>> = {
  DynamoDB: eitherOf(
    /^(?:ConditionalCheckFailed|TransactionCanceled|TransactionConflict|TransactionInProgress|ItemCollectionSizeLimitExceeded)Exception$/,
    /provisioned throughput for (?:the|one or more) (?:table|global secondary index)/,
  ),
  Kinesis: /^Rate exceeded for shard\b/,
  SQS: /^(?:QueueDoesNotExist|ReceiptHandleIsInvalid|PurgeQueueInProgress)(?:Exception)?$/,
  SSM: /^ParameterNotFound(?:Exception)?$/,
  SFN: /^(?:Execution|StateMachine)DoesNotExist(?:Exception)?$/,
  KMS: /^InvalidCiphertextException$/,
};

/** The AWS service whose error it is; undefined where neither an SDK nor the error itself says so. */
export function awsServiceIn({ types, texts, stack }: Pick<Signals, 'types' | 'texts' | 'stack'>): string | undefined {
  for (const { value } of texts) {
    const operation = /\bwhen calling the (\w+) operation\b/.exec(value.slice(0, 2_000))?.[1];
    const service = Object.entries(OF_OPERATION).find(([, names]) => operation !== undefined && names.test(operation));
    if (service !== undefined) return service[0];
  }
  for (const pattern of SDK_SERVICE) {
    for (const { value } of [...types, ...texts]) {
      const name = pattern.exec(value.slice(0, 2_000))?.[1];
      if (name !== undefined) return SERVICE_IDS.get(name.replace(/ /g, '').toLowerCase()) ?? name;
    }
  }
  const client = stack === undefined ? undefined : clientIn(stack);
  if (client !== undefined) return client;
  const said = [...types, ...texts].map(({ value }) => value.slice(0, 2_000));
  return Object.entries(OF_ERROR).find(([, names]) => said.some((text) => names.test(text)))?.[0];
}
