/**
 * Access and execution logs of API Gateway, REST and HTTP APIs.
 * Source: API Gateway developer guide, "Set up CloudWatch logging" ($context variables; the CLF, CSV and JSON examples).
 */
import { emptyRecord, isObject, type JsonObject, type JsonValue, type MutableJsonObject } from '../../model/json.js';
import { put, withKeys } from '../admit.js';
import { wholeObject } from '../forms/semi-structured.js';

/** The keys of an access log from its JSON, its object or its CLF or CSV line; undefined when it is none of them. */
export function accessLogOf(value: JsonValue | undefined): JsonObject | undefined {
  if (typeof value === 'string') return accessLogOf(wholeObject(value)) ?? fromLine(value);
  if (!isObject(value) || !isAccessLog(value)) return undefined;
  const record = emptyRecord();
  // A variable that has no value in this request is written as a dash.
  for (const key of Object.keys(value)) if (value[key] !== '-') put(record, key, value[key]);
  // What a Lambda integration calls the request: under that id the lines of the function are found.
  put(record, '@requestId', record['@requestId'] ?? record.integrationRequestId);
  return record;
}

const routeKeys = ['httpMethod', 'routeKey', 'resourcePath', 'eventType'];

function isAccessLog(record: JsonObject): boolean {
  const names = (key: string): boolean => typeof record[key] === 'string';
  return record.status !== undefined && names('requestId') && routeKeys.some(names) && !('message' in record);
}

const clf =
  /^(\S{1,128}) (\S{1,512}) (\S{1,512}) \[([^\]]{1,64})\] ?"([A-Z]{1,16}) (\S{0,4096}) ([^"]{1,32})" (\d{3}|-) (\S{1,16}) (\S{1,128})$/;
const csv =
  /^([^,]{1,128}),([^,]{1,512}),([^,]{1,512}),([^,]{1,64}),([A-Z]{1,16}),([^,]{0,4096}),(HTTP[^,]{1,32}),(\d{3}|-),([^,]{1,16}),([^,]{1,128})$/;
const lineKeys = [
  'ip',
  'caller',
  'user',
  'requestTime',
  'httpMethod',
  'resourcePath',
  'protocol',
  'status',
  'responseLength',
  'requestId',
];

function fromLine(line: string): JsonObject | undefined {
  const text = line.trim();
  const match = clf.exec(text) ?? csv.exec(text);
  if (match === null) return undefined;
  const record = emptyRecord();
  for (const [index, key] of lineKeys.entries()) {
    const cell = match[index + 1] ?? '-';
    if (cell === '-') continue;
    record[key] = /^\d{1,15}$/.test(cell) && key !== 'caller' && key !== 'user' ? Number(cell) : cell;
  }
  return record;
}

/** The API of an access log with its stage; undefined when the format names neither. */
export function apiOf(record: JsonObject): string | undefined {
  const { apiId, domainName, stage } = record;
  const api = [apiId, domainName].find((one) => typeof one === 'string' && one !== '');
  if (typeof api !== 'string') return undefined;
  return typeof stage === 'string' && stage !== '' ? `${api}/${stage}` : api;
}

const execution = /^\(([0-9a-fA-F-]{8,64})\) (.{1,262144})$/s;

/** A line of the execution log, `(request) text`, beside the keys of `record`; undefined for any other line. */
export function executionLineOf(line: string, record: JsonObject): JsonObject | undefined {
  const match = execution.exec(line);
  if (match === null) return undefined;
  const [, request = '', text = ''] = match;
  const keys: MutableJsonObject = emptyRecord();
  keys['@requestId'] = request;
  keys['@message'] = text;
  const trace = /\bX-Amzn-Trace-Id=(?:Root=)?(1-[0-9a-f]{8}-[0-9a-f]{24})/i.exec(text.slice(0, 4096))?.[1];
  put(keys, '@xRAYTraceId', trace);
  const status = /^Method completed with status: (\d{3})$/.exec(text)?.[1];
  if (status !== undefined) keys.statusCode = Number(status);
  if (/^Execution failed\b|^Lambda execution failed\b|^Gateway response type: \w+ with status code: 5/.test(text)) {
    keys.LogLevel = 'ERROR';
  }
  return withKeys(record, keys);
}
