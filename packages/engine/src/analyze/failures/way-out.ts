/**
 * A connection that did not come to be, while a metric of what lies on the way says by its definition why: a NAT gateway
 * that had no port left to give, an allowance of a network interface that was exceeded, a tunnel or a line that was down. What was to be
 * reached is as well as ever then.
 */
import type { Fault } from '@baselime-ai/contract';
import type { Evidence } from '../../query/evidence/evidence.js';
import type { MetricSignals, MetricStep } from '../../query/evidence/system/evidence.js';
import type { Conduct } from '../causes/candidate.js';
import { refTo } from '../draft.js';
import { count, measures, spoken } from '../wording.js';
import type { Failure } from './failure.js';

/** Words of a connection that was not made; one that was made and then waited says something else. */
const NOT_CONNECTED =
  /\bconnect(?:ion)?\b.{0,80}\b(?:timed? ?out|timeout|unreachable|failed|refused)|\b(?:ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ConnectTimeout\w*|ConnectException|UND_ERR_CONNECT_TIMEOUT)\b|\bdial (?:tcp|udp)\b|no route to host|network is unreachable/i;
const MAY_BE: ReadonlySet<Fault> = new Set([
  'dependency-slow',
  'dependency-unavailable',
  'connection-failed',
  'connection-exhausted',
  'dns-failure',
]);
/** 1 where it is up, 0 where it is down. */
const IS_UP = /^(?:TunnelState|ConnectionState)$/;
/** In the hours before it was otherwise most of the time. */
const MOST = 0.8;

interface OnTheWay {
  readonly metric: MetricSignals;
  readonly fault: Fault;
  readonly said: string;
  readonly value: number;
}

/** Undefined for another failure, and where no metric of the way, or more than one thing on it, says why. */
export function wayOut({ onTheWay = [] }: Evidence, { verdict, signals, event }: Failure): Conduct | undefined {
  if (onTheWay.length === 0 || !MAY_BE.has(verdict.fault) || verdict.seat !== 'dependency') return undefined;
  if (!signals.texts.some(({ value }) => NOT_CONNECTED.test(value.slice(0, 2_000)))) return undefined;
  const found = onTheWay.flatMap((metric) => toldBy(metric) ?? []);
  const [first] = found;
  if (first === undefined || found.some(({ metric }) => metric.entity !== first.metric.entity)) return undefined;
  const { metric, fault, said, value } = first;
  return {
    fault,
    entity: metric.entity,
    statement: `${spoken(event.namespace)} got no connection to ${spoken(verdict.entity)}, because ${spoken(metric.entity)} ${said} at that time, and that was not so before.`,
    numbers: measures([metric.name, value, 'count']),
    confidence: 'likely',
    certainty: 'a metric of what lies between the two says by its definition that no connection could be made',
    evidence: [refTo(event)],
  };
}

function toldBy(metric: MetricSignals): OnTheWay | undefined {
  const { name, window, baseline } = metric;
  const isDown = IS_UP.test(name);
  const is = (step: MetricStep): boolean => (isDown ? step.mean < 0.5 : step.total > 0);
  if (!window.some(is)) return undefined;
  // The trouble itself may have begun some hours ago; a count of refusals may be sent only where there are any.
  if (baseline.length > 0 && baseline.filter((step) => !is(step)).length < baseline.length * MOST) return undefined;
  if (isDown) return { metric, fault: 'dependency-unavailable', said: `was down (${name} 0)`, value: 0 };
  const value = window.reduce((sum, { total }) => sum + total, 0);
  const what = /Port/.test(name) ? 'had no port left to give' : 'dropped packets beyond its allowance';
  return { metric, fault: 'connection-exhausted', said: `${what} (${name}: ${count(value, 'time')})`, value };
}
