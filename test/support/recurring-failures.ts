/**
 * Twenty failures of a shop that happen again and again, each time with other ids, people, times and durations. Many
 * are near-twins: the same words with another function, error code, limit, resource or cause.
 */

export interface RecurringFailure {
  readonly name: string;
  readonly namespace: string;
  /** What its answer must tell, and no other failure's answer may. */
  readonly mark: string;
  record(occurrence: number): Record<string, unknown>;
}

/** A different but repeatable number for each place and occurrence. */
const vary = (seed: number, occurrence: number, range: number): number =>
  (Math.imul(seed * 7919 + occurrence * 104_729 + 17, 2_654_435_761) >>> 7) % range;
const id = (seed: number, occurrence: number): string => {
  const hex = (part: number, length: number): string =>
    vary(seed + part * 31, occurrence, 2 ** 24)
      .toString(16)
      .padStart(8, '0')
      .slice(-length)
      .padStart(length, '4');
  return `${hex(1, 8)}-${hex(2, 4)}-4${hex(3, 3)}-8${hex(4, 3)}-${hex(5, 8)}${hex(6, 4)}`;
};
const PEOPLE = ['ada', 'grace', 'alan', 'edsger', 'barbara', 'donald', 'radia', 'ken'];

interface Kind {
  readonly namespace: string;
  readonly mark: string;
  readonly error: string;
  readonly text: (occurrence: number) => string;
  readonly stack?: string;
}

const undefinedIn = (namespace: string): Kind => ({
  namespace,
  mark: namespace,
  error: 'TypeError',
  text: () => "Cannot read properties of undefined (reading 'address')",
  stack: 'at handler (/var/task/index.js:10:5)',
});
const status = (namespace: string, code: number, reason: string): Kind => ({
  namespace,
  mark: String(code),
  error: 'UpstreamError',
  text: (occurrence) => `POST /v2/orders/${10_000 + occurrence} answered ${code} ${reason}`,
});
const timedOut = (namespace: string, seconds: number): Kind => ({
  namespace,
  mark: `${seconds}`,
  error: 'Sandbox.Timedout',
  text: (occurrence) => `RequestId: ${id(seconds, occurrence)} Error: Task timed out after ${seconds}.00 seconds`,
});
const denied = (namespace: string, action: string): Kind => ({
  namespace,
  mark: action,
  error: 'AccessDeniedException',
  text: () =>
    `User is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`,
});
const unset = (namespace: string, variable: string): Kind => ({
  namespace,
  mark: variable,
  error: 'Error',
  text: () => `Environment variable ${variable} is not set`,
});
const unreachable = (namespace: string, code: string, host: string): Kind => ({
  namespace,
  mark: code,
  error: 'Error',
  text: (occurrence) => `connect ${code} ${host} while saving order ${20_000 + occurrence}`,
});

const KINDS: readonly Kind[] = [
  undefinedIn('checkout-api'),
  undefinedIn('invoice-api'),
  undefinedIn('profile-api'),
  status('orders-relay', 502, 'Bad Gateway'),
  status('orders-mirror', 429, 'Too Many Requests'),
  status('orders-bridge', 404, 'Not Found'),
  timedOut('report-daily', 3),
  timedOut('report-weekly', 6),
  timedOut('report-yearly', 30),
  denied('image-reader', 's3:GetObject'),
  denied('image-writer', 's3:PutObject'),
  denied('cart-keeper', 'dynamodb:PutItem'),
  unset('mail-sender', 'MAIL_API_URL'),
  unset('push-sender', 'PUSH_API_URL'),
  unreachable('stock-sync', 'ECONNREFUSED', '10.0.4.7:5432'),
  unreachable('price-sync', 'ETIMEDOUT', '10.0.4.9:5432'),
  unreachable('label-sync', 'ENOTFOUND', 'labels.internal.shop.example'),
  { namespace: 'import-json', mark: 'SyntaxError', error: 'SyntaxError', text: () => 'Unexpected end of JSON input' },
  {
    namespace: 'thumbnailer',
    mark: 'memory',
    error: 'Runtime.OutOfMemory',
    text: () => 'JavaScript heap out of memory',
  },
  {
    namespace: 'page-builder',
    mark: 'RangeError',
    error: 'RangeError',
    text: () => 'Invalid array length',
  },
];

export const recurringFailures: readonly RecurringFailure[] = KINDS.map((kind, seed) => ({
  name: `${kind.namespace}: ${kind.error}`,
  namespace: kind.namespace,
  mark: kind.mark,
  record: (occurrence) => ({
    level: 'error',
    service: 'shop',
    namespace: kind.namespace,
    requestId: id(seed, occurrence),
    message: `${kind.error}: ${kind.text(occurrence)}`,
    durationMs: 20 + vary(seed, occurrence, 900),
    customer: {
      email: `${PEOPLE[vary(seed, occurrence, PEOPLE.length)]}.${vary(seed, occurrence, 999)}@mail.example`,
      ip: `203.0.113.${vary(seed, occurrence, 250)}`,
    },
    error: {
      name: kind.error,
      message: kind.text(occurrence),
      stack: `${kind.error}: ${kind.text(occurrence)}\n    ${kind.stack ?? 'at run (/var/task/main.js:7:3)'}`,
    },
  }),
}));
