/**
 * Lines that AWS Lambda and its runtimes write, as text: START, END, REPORT, INIT_START, timeouts, exits of the
 * runtime, and what console.log (Node.js), logging (Python), ILambdaLogger (.NET) and Logger (Ruby) print. Expressions here are anchored or bounded: a line
 * of any content takes time linear in its length.
 */
import { emptyRecord, type JsonObject, type MutableJsonObject } from '../../model/json.js';
import { put } from '../admit.js';
import { structureMessage } from '../forms/semi-structured.js';

const isoTime = String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?`;
const uuid = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}';
const levelWord = 'TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|CRITICAL';

// All of these start with a digit of a time or of a UUID, a capital of START, END, REPORT, INIT, RESTORE, Task or
// RequestId, or a bracket; a line of Ruby's logger with the letter of its level.
const platform = new RegExp(`^(START|END|REPORT) RequestId: ?(${uuid}|[\\w-]{1,128})`);
const init = /^(INIT_START|INIT_REPORT|RESTORE_START|RESTORE_REPORT)(?:\s|$)/;
const timedOut = new RegExp(
  `^(?:(${isoTime})\\s{1,4})?(?:(${uuid})\\s{1,4})?Task timed out after ([\\d.]{1,12}) seconds`,
);
const nodeConsole = new RegExp(`^(${isoTime})[\\t ](${uuid}|undefined)[\\t ](${levelWord})(?:[\\t ]|$)`);
/** Of Node.js 8 and before, which told no level. A tab is four blanks in what was copied from a page. */
const nodeConsole8 = new RegExp(`^(${isoTime})(?:\\t| {4})(${uuid})(?:\\t| {4})(?=\\S)`);
/** Of .NET, whose words for levels are its own; the request is empty while the function starts. */
const dotnetConsole = new RegExp(`^(${isoTime})\\t(${uuid})?\\t(trce|dbug|info|warn|fail|crit)\\t`);
/** Of Ruby's Logger: `E, [2023-04-21T10:21:09.805 #8] ERROR <request> -- : text`. */
const rubyLogger = new RegExp(
  `^[DIWEFA], \\[(${isoTime}) #\\d{1,10}\\]\\s{1,4}(DEBUG|INFO|WARN|ERROR|FATAL|ANY) (?:(${uuid}) )?-- [^:\\n]{0,80}: ?`,
);
const pythonConsole = new RegExp(`^\\[(${levelWord})\\]\\s(?:(${isoTime})\\s)?(?:(${uuid})\\s)?`);
const exited = new RegExp(
  `^(?:(${isoTime})\\s{1,4})?RequestId: (${uuid})\\s(?:Process exited before|Error: |Exit code: |.{0,40}?Runtime\\.)`,
);

/**
 * The keys of Baselime's surface for one line (`@type`, `@requestId`, `@duration`, `LogLevel`, `@message`, …), or
 * undefined when Lambda does not write such a line. `line` may hold the lines of a stack trace after its first.
 */
export function parseLambdaLine(line: string): JsonObject | undefined {
  if (!/^[\dA-Fa-fEIRSTW[]/.test(line)) return undefined;
  const text = line.trimEnd();
  return parsePlatform(text) ?? parseTimeout(text) ?? parseConsole(text) ?? parseExit(text);
}

/** Whether a new record starts with this line of a log file. */
export const startsLambdaRecord = (line: string): boolean =>
  platform.test(line) ||
  init.test(line) ||
  timedOut.test(line) ||
  nodeConsole.test(line) ||
  nodeConsole8.test(line) ||
  dotnetConsole.test(line) ||
  rubyLogger.test(line) ||
  pythonConsole.test(line) ||
  exited.test(line) ||
  /^(?:EXTENSION|LOGS|TELEMETRY)\tName: /.test(line);

/** `[whole, level]` of what Node's console prints in Lambda: everything that it prints has such a beginning. */
export const nodeConsoleLine = (line: string): readonly [string, string] | undefined => {
  const match = nodeConsole.exec(line);
  return match === null ? undefined : [match[0], match[3] ?? ''];
};

function parsePlatform(text: string): JsonObject | undefined {
  const match = platform.exec(text) ?? init.exec(text);
  if (match === null) return undefined;
  const type = match[1] ?? '';
  const keys = emptyRecord();
  keys['@type'] = type;
  put(keys, '@requestId', match[2]);
  if (type === 'START') put(keys, '@version', /\sVersion: (\S{1,64})/.exec(text)?.[1]);
  if (type.startsWith('INIT') || type.startsWith('RESTORE')) {
    put(keys, '@runtimeVersion', /\sRuntime Version: (\S{1,128})/.exec(text)?.[1]);
    put(keys, '@runtimeVersionArn', /\sRuntime Version ARN: (\S{1,256})/.exec(text)?.[1]);
  }
  if (type.endsWith('REPORT')) readReport(text, keys);
  keys['@message'] = text;
  return keys;
}

const reportField =
  /(Billed Duration|Init Duration|Billed Restore Duration|Restore Duration|Duration|Memory Size|Max Memory Used|XRAY TraceId|SegmentId|Sampled|Status|Error Type|Phase): (\S{1,128})/g;
const reportKeys: Readonly<Record<string, string>> = {
  Duration: '@duration',
  'Billed Duration': '@billedDuration',
  'Init Duration': '@initDuration',
  'Restore Duration': '@restoreDuration',
  'Billed Restore Duration': '@billedRestoreDuration',
  'Memory Size': '@memorySize',
  'Max Memory Used': '@maxMemoryUsed',
  'XRAY TraceId': '@xRAYTraceId',
  SegmentId: '@segmentId',
  Sampled: '@sampled',
  Status: '@status',
  'Error Type': '@errorType',
  Phase: '@phase',
};

function readReport(text: string, keys: MutableJsonObject): void {
  for (const [, label = '', value = ''] of text.matchAll(reportField)) {
    const key = reportKeys[label];
    if (key === undefined) continue;
    const number = /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : undefined;
    keys[key] = key === '@sampled' ? value === 'true' : (number ?? value);
  }
  if (keys['@status'] === 'timeout') keys['@timedOut'] = true;
}

function parseTimeout(text: string): JsonObject | undefined {
  const match = timedOut.exec(text);
  if (match === null) return undefined;
  const keys = emptyRecord();
  put(keys, '@timestamp', match[1]);
  put(keys, '@requestId', match[2]);
  keys['@timedOut'] = true;
  keys['@message'] = `Task timed out after ${match[3]} seconds`;
  keys['@timeout'] = Number(match[3]);
  return keys;
}

function parseConsole(text: string): JsonObject | undefined {
  const node = nodeConsole.exec(text);
  if (node !== null) return consoleKeys(node[1], node[2], node[3], text.slice(node[0].length));
  const dotnet = dotnetConsole.exec(text);
  if (dotnet !== null) return consoleKeys(dotnet[1], dotnet[2], dotnet[3]?.toUpperCase(), text.slice(dotnet[0].length));
  const ruby = rubyLogger.exec(text);
  if (ruby !== null) return consoleKeys(ruby[1], ruby[3], ruby[2], text.slice(ruby[0].length));
  const node8 = nodeConsole8.exec(text);
  if (node8 !== null) return consoleKeys(node8[1], node8[2], undefined, text.slice(node8[0].length));
  const python = pythonConsole.exec(text);
  return python === null ? undefined : consoleKeys(python[2], python[3], python[1], text.slice(python[0].length));
}

/** What the Node.js runtime writes before the error object when it, and not the program, reports a failure. */
const failures = /^(?:Invoke Error|Uncaught Exception|Unhandled Promise Rejection|Unhandled Rejection)\b/;

function consoleKeys(
  time: string | undefined,
  request: string | undefined,
  level: string | undefined,
  message: string,
): JsonObject {
  const keys = emptyRecord();
  put(keys, '@timestamp', time);
  put(keys, '@requestId', request === 'undefined' ? undefined : request);
  put(keys, 'LogLevel', level);
  if (failures.test(message)) keys['@type'] = 'failure';
  keys['@message'] = structureMessage(message);
  const timeout = /Task timed out after ([\d.]{1,12}) seconds/.exec(message.slice(0, 200));
  if (timeout !== null) {
    keys['@timedOut'] = true;
    keys['@timeout'] = Number(timeout[1]);
  }
  return keys;
}

function parseExit(text: string): JsonObject | undefined {
  const match = exited.exec(text);
  if (match === null) return undefined;
  const keys = emptyRecord();
  put(keys, '@timestamp', match[1]);
  put(keys, '@requestId', match[2]);
  keys['@type'] = 'failure';
  keys.LogLevel = 'ERROR';
  keys['@message'] = text.slice(text.indexOf(match[2] ?? '') + (match[2]?.length ?? 0)).trim();
  put(keys, '@errorType', /\b(?:Runtime|Extension|Sandbox|Function)\.[A-Z][A-Za-z]{1,60}/.exec(text)?.[0]);
  return keys;
}

/** The name of a function in a log group of Lambda such as `/aws/lambda/NAME`; undefined for other groups. */
export function functionOfLogGroup(logGroup: string | undefined): string | undefined {
  const match = /(?:^|:)\/aws\/lambda\/([\w-]{1,140})(?::\*)?$/.exec(logGroup?.slice(0, 600) ?? '');
  return match?.[1];
}

/** The name of a function in its ARN, with or without version; undefined for any other ARN. */
export function functionOfArn(arn: string | undefined): string | undefined {
  return /^arn:aws[\w-]{0,20}:lambda:[\w-]{0,40}:\d{0,12}:function:([\w-]{1,140})/.exec(arn ?? '')?.[1];
}
