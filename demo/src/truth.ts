/**
 * The written truth: which faults the shop suffers, when, and why. Detectors must never read this file; graders do.
 *
 * Entity convention: where the remedy is in a function, the Lambda function's name; where a dependency is at fault,
 * the resource as the client span names it (peer.service, a table, bucket or queue name, else server.address).
 */
import type { Fault } from '@baselime-ai/contract';
import type { FunctionName } from './shop.js';

export const INCIDENT_IDS = [
  'orders-throttled',
  'payment-setting-missing',
  'report-too-long',
  'stock-permission-lost',
  'images-too-big',
  'poison-message',
  'maildude-down',
] as const;
export type IncidentId = (typeof INCIDENT_IDS)[number];

export interface Symptom {
  readonly function: FunctionName;
  /** Text that the function's log or spans hold while the incident lasts. */
  readonly contains: string;
}

export interface Incident {
  readonly id: IncidentId;
  readonly title: string;
  /** Epoch milliseconds. */
  readonly startsAt: number;
  /** Epoch milliseconds; absent while the incident goes on. */
  readonly endsAt?: number;
  readonly entity: string;
  readonly fault: Fault;
  /** Other values of the documented list that are right as well. */
  readonly alsoRight: readonly Fault[];
  readonly why: string;
  /** The function at fault (or the first to feel the dependency) comes first. */
  readonly symptoms: readonly [Symptom, ...Symptom[]];
}

interface Plan extends Omit<Incident, 'startsAt' | 'endsAt'> {
  readonly minutesBefore: number;
  readonly lastsMinutes?: number;
}

const PLANS: readonly Plan[] = [
  {
    id: 'orders-throttled',
    title: 'Orders cannot be stored',
    minutesBefore: 292,
    lastsMinutes: 26,
    entity: 'orders',
    fault: 'dependency-throttled',
    alsoRight: ['throttled'],
    why: 'The table `orders` has too little provisioned write capacity; PutItem is refused even after retries.',
    symptoms: [{ function: 'place-order', contains: 'ProvisionedThroughputExceededException' }],
  },
  {
    id: 'payment-setting-missing',
    title: 'Cards cannot be charged after a configuration change',
    minutesBefore: 226,
    lastsMinutes: 17,
    entity: 'charge-card',
    fault: 'missing-configuration',
    alsoRight: [],
    why: 'A deployment of `charge-card` dropped the environment variable PAYNORTH_API_URL, so every call fails at once.',
    symptoms: [
      { function: 'charge-card', contains: 'Environment variable PAYNORTH_API_URL is not set' },
      { function: 'place-order', contains: 'charge-card failed' },
    ],
  },
  {
    id: 'report-too-long',
    title: 'The order report is no longer written',
    minutesBefore: 168,
    lastsMinutes: 42,
    entity: 'export-report',
    fault: 'timeout',
    alsoRight: [],
    why: 'The report renders every order ever placed; its own work grew past the 30 s timeout while the table stayed fast.',
    symptoms: [{ function: 'export-report', contains: 'Task timed out after 30.00 seconds' }],
  },
  {
    id: 'stock-permission-lost',
    title: 'Stock cannot be reserved after a deployment',
    minutesBefore: 97,
    lastsMinutes: 21,
    entity: 'reserve-stock',
    fault: 'permission-denied',
    alsoRight: [],
    why: 'The deployed version of `reserve-stock` runs under a role without dynamodb:UpdateItem on the table `stock`.',
    symptoms: [
      { function: 'reserve-stock', contains: 'is not authorized to perform: dynamodb:UpdateItem' },
      { function: 'place-order', contains: 'reserve-stock failed' },
    ],
  },
  {
    id: 'images-too-big',
    title: 'Product pictures are not resized',
    minutesBefore: 56,
    lastsMinutes: 22,
    entity: 'resize-image',
    fault: 'memory-exhausted',
    alsoRight: [],
    why: 'A supplier uploads pictures of 24 MB and more; decoding them needs more than the 512 MB of `resize-image`.',
    symptoms: [{ function: 'resize-image', contains: 'signal: killed' }],
  },
  {
    id: 'poison-message',
    title: 'One stock message fails again and again',
    minutesBefore: 44,
    lastsMinutes: 30,
    entity: 'sync-inventory',
    fault: 'malformed-input',
    alsoRight: ['poison-message'],
    why: 'One message of the queue `stock-updates` is XML instead of JSON and is received until it goes to the dead-letter queue.',
    symptoms: [{ function: 'sync-inventory', contains: 'is not valid JSON' }],
  },
  {
    id: 'maildude-down',
    title: 'Receipts are not sent',
    minutesBefore: 24,
    entity: 'api.maildude.example',
    fault: 'dependency-unavailable',
    alsoRight: ['connection-failed'],
    why: 'The e-mail vendor MailDude answers 503 or refuses the connection; nothing in the shop changed.',
    symptoms: [{ function: 'send-receipt', contains: 'MailDude is down' }],
  },
];

/** What is odd and yet no fault: an answer that blames one of these is wrong. */
export const DISTRACTORS = {
  /** Real visitors, two and a half times as many. */
  trafficPeak: { minutesBefore: 150, lastsMinutes: 14 },
  /** The payment vendor takes four times as long and still answers. */
  slowPayments: { minutesBefore: 72, lastsMinutes: 10 },
} as const;

export interface Span {
  readonly from: number;
  readonly to: number;
}

export const MINUTE_MS = 60_000;

/**
 * The incidents that touch the closed-open `window` (epoch ms), oldest first. Their times hang on `anchor`, the instant
 * at which the history ends; by default the end of the window.
 */
export function incidents(window: Span, anchor: number = window.to): readonly Incident[] {
  return PLANS.map(({ minutesBefore, lastsMinutes, ...rest }): Incident => {
    const startsAt = anchor - minutesBefore * MINUTE_MS;
    return lastsMinutes === undefined
      ? { ...rest, startsAt }
      : { ...rest, startsAt, endsAt: startsAt + lastsMinutes * MINUTE_MS };
  }).filter((incident) => incident.startsAt < window.to && (incident.endsAt ?? Number.POSITIVE_INFINITY) > window.from);
}

/** Whether `at` lies in a stretch that starts `minutesBefore` the anchor. */
export function during(
  stretch: { readonly minutesBefore: number; readonly lastsMinutes?: number },
  anchor: number,
  at: number,
): boolean {
  const start = anchor - stretch.minutesBefore * MINUTE_MS;
  return at >= start && at < start + (stretch.lastsMinutes ?? Number.POSITIVE_INFINITY) * MINUTE_MS;
}

/** A question "is this incident on at that time?" for one anchor; cheap enough to ask for every call. */
export function incidentClock(anchor: number): (id: IncidentId, at: number) => boolean {
  const plans = new Map(PLANS.map((plan) => [plan.id, plan]));
  return (id, at) => {
    const plan = plans.get(id);
    return plan !== undefined && during(plan, anchor, at);
  };
}
