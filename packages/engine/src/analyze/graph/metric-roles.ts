/** What a metric measures, told by its name and unit: how long, how many, how many failed, how full. */

export type MetricRole = 'latency' | 'requests' | 'errors' | 'availability' | 'utilization';

/** `CPUUtilization` and `pod.cpu_utilization` in words of small letters. */
const words = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])|([A-Z\d])([A-Z][a-z])/g, '$1$3 $2$4')
    .replace(/[^A-Za-z\d]+/g, ' ')
    .toLowerCase();

/**
 * Undefined for what is none of them. Order matters: `request latency` is a latency, `failed requests` are errors. A
 * utilization is a part of a capacity, so that it needs a unit or a word that says so; `free` and `available` are not it.
 * Names: CloudWatch, OpenTelemetry semantic conventions, Prometheus exporters.
 */
export function roleOf(name: string, unit: string | undefined): MetricRole | undefined {
  const text = ` ${words(name)} `;
  if (/ (?:availability|success rate|uptime) /.test(text)) return 'availability';
  if (/ (?:latency|duration|response time|elapsed|turnaround|iterator age|wait time) /.test(text)) return 'latency';
  if (
    / (?:errors?|failed|failures?|faults?|throttles?|throttled|5xx|4xx|rejected|dropped|timeouts?|exceptions?) /.test(
      text,
    )
  )
    return isRatio(unit, text) ? undefined : 'errors';
  if (/ (?:free|freeable|available|idle|remaining|limit|balance) /.test(text)) return undefined;
  if (
    / (?:cpu|memory|mem|disk|heap|pool|connections?|concurrency|storage|burst|event loop|eventloop) /.test(text) &&
    isRatio(unit, text)
  )
    return 'utilization';
  if (/ (?:requests?|invocations?|calls|hits|messages received|throughput) /.test(text)) return 'requests';
  return undefined;
}

/** Whether a metric says which part of a capacity is used. */
export const isShare = (name: string, unit: string | undefined): boolean => isRatio(unit, ` ${words(name)} `);

const isRatio = (unit: string | undefined, text: string): boolean =>
  unit === '%' ||
  unit === 'Percent' ||
  unit === 'percent' ||
  / (?:utilization|utilisation|usage rate|percent|ratio) /.test(text);

/** Seconds, milliseconds, … as milliseconds; 1 for what is not known, so that only proportions are meaningful then. */
export function millisIn(unit: string | undefined): number | undefined {
  const scales: Readonly<Record<string, number>> = {
    s: 1_000,
    Seconds: 1_000,
    seconds: 1_000,
    ms: 1,
    Milliseconds: 1,
    milliseconds: 1,
    us: 0.001,
    Microseconds: 0.001,
    ns: 0.000_001,
    min: 60_000,
  };
  return unit === undefined ? undefined : scales[unit];
}
