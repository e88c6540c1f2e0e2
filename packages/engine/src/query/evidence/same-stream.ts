/**
 * The lines of a failed invocation that do not hold its id: what fails while a sandbox starts is written before Lambda gives
 * the invocation to it. A sandbox writes to one log stream and runs one invocation at a time.
 * Source: AWS Lambda developer guide, "Understanding the Lambda execution environment lifecycle" and "Sending Lambda
 * function logs to CloudWatch Logs".
 */
import { numberAt } from '../../model/json.js';
import { PLATFORM_LINES } from '../../model/platform-lines.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { unixNanos } from '../../model/units.js';
import type { TelemetryReader } from '../telemetry-reader.js';

const OF_THE_PLATFORM: ReadonlySet<unknown> = new Set(PLATFORM_LINES);
const MOST_LINES = 50;
/** An initialization that fails is tried again with the invocation, and each may take as long as the REPORT line says. */
const SLACK_MS = 2_000;

/**
 * The request with what its sandbox wrote right before its failed REPORT line, under the id of the request; the request as
 * it is where it has lines of its own, did not fail, or its lines name no log stream.
 */
export async function withSameStream(
  reader: TelemetryReader,
  request: readonly TelemetryEvent[],
): Promise<readonly TelemetryEvent[]> {
  const report = request.find(({ isError, data }) => isError && data['@type'] === 'REPORT');
  const stream = report?.data['@logStream'];
  if (report?.requestId === undefined || typeof stream !== 'string' || stream === '') return request;
  if (!request.every(({ data }) => OF_THE_PLATFORM.has(data['@type']))) return request;
  const tookMs = ['@initDuration', '@duration'].reduce((sum, key) => sum + (numberAt(report.data, key) ?? 0), SLACK_MS);
  const from = report.timestamp - BigInt(Math.ceil(tookMs)) * 1_000_000n;
  const filters = [
    { key: 'namespace', operation: '=' as const, value: report.namespace },
    { key: '@logStream', operation: '=' as const, value: stream },
  ];
  const window = { from: unixNanos(from > 0n ? from : 0n), to: unixNanos(report.timestamp + 1n) };
  const lines = [...(await reader.events({ filters }, window, MOST_LINES))].sort(byTime);
  const { requestId } = report;
  const before = lines.findLastIndex((line) => line.data['@type'] === 'REPORT' && line.requestId !== requestId);
  const own = lines.slice(before + 1).filter((line) => line.requestId === undefined && line.kind === 'log');
  return [...own.map((line) => ({ ...line, requestId })), ...request].sort(byTime);
}

const byTime = (a: TelemetryEvent, b: TelemetryEvent): number =>
  a.timestamp < b.timestamp ? -1 : a.timestamp > b.timestamp ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
