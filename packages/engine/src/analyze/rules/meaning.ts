/** What a recognized failure means, in one plain sentence with its numbers. Names and values are verbatim. */
import type { Fault, Measure } from '@baselime-ai/contract';
import { numberAt } from '../../model/json.js';
import { named } from '../../model/patterns.js';
import type { Failure } from '../failures/failure.js';
import { logLine } from '../failures/log-line.js';
import { type Report, timeoutLimitMs } from '../failures/report.js';
import { duration, measures, quote, shorten, spoken } from '../wording.js';
import { certificateVariantOf, isOwnMachine, isUnreachable } from './connection-variants.js';
import { errorText } from './error-text.js';
import { applicationFrame, sourceLine } from './frames.js';
import { configurationName, deniedCall, moduleName } from './named-parts.js';
import { packageVariantOf } from './package-variants.js';
import { PARTICULAR_WORDS } from './particular-words.js';
import { particularOf } from './particulars.js';
import { says } from './says.js';
import { serviceKind } from './service-kind.js';
import { isOnAws } from './surroundings.js';
import { CERTIFICATES, PACKAGES, REFUSED } from './variant-words.js';
import {
  isDiskFull,
  isDuplicate,
  isInitTimeout,
  isMalformedAnswer,
  isObjectMissing,
  refusalOf,
  resourceNoun,
} from './variants.js';

export interface Meaning {
  readonly statement: string;
  readonly numbers: readonly Measure[];
}

interface Facts {
  readonly failure: Failure;
  readonly entity: string;
  readonly caller: string;
  /** `payments`, or `payments (called by checkout)`. */
  readonly target: string;
  readonly report: Report | undefined;
}
type Words = (facts: Facts) => string;

const WORDS: Partial<Record<Fault, Words>> = {
  'permission-denied': (facts) => {
    const [, action, resource] = deniedCall(facts.failure);
    const call =
      action === undefined
        ? REFUSED[refusalOf(facts.failure) ?? 'role']
        : `to call ${action}${resource === undefined ? '' : ` on ${resource}`}`;
    return `${facts.caller} is not allowed ${call}`;
  },
  'credential-expired': ({ caller }) => `The credentials that ${caller} uses are expired or not accepted`,
  'signature-mismatch': ({ caller }) =>
    `The signature of a webhook that ${caller} received does not fit the body and the secret that it checks with`,
  'startup-failed': ({ caller }) => `${caller} did not start`,
  throttled: ({ target }) => `${target} is throttled and refused the call`,
  'dependency-throttled': ({ target }) => `${target} is throttling and refused the call`,
  'concurrency-limit': ({ target }) =>
    `${target} reached its limit of concurrent executions, and Lambda refused further invocations`,
  'missing-configuration': (facts) => {
    const name = configurationName(facts.failure);
    return `${facts.caller} lacks a piece of its configuration${name === undefined ? '' : `: ${name}`}`;
  },
  'missing-dependency': (facts) => {
    const variant = packageVariantOf(facts.failure);
    if (variant !== undefined) return PACKAGES[variant](facts);
    const name = moduleName(facts.failure);
    const where = isOnAws(facts.failure, [facts.failure.event])
      ? `The deployment package of ${facts.caller}`
      : facts.caller;
    return `${where} lacks a module${name === undefined ? '' : `: ${name}`}`;
  },
  'missing-resource': ({ failure, entity, caller }) =>
    isObjectMissing(failure)
      ? `${caller} asked S3 for an object that does not exist${entity === caller ? '' : `, in ${entity}`}`
      : entity === caller
        ? `${caller} uses ${resourceNoun(failure) ?? 'a resource'} that does not exist`
        : `${entity}, which ${caller} uses, does not exist`,
  'payload-too-large': ({ caller }) => `${caller} sent or returned more data than the limit allows`,
  'conditional-check-failed': ({ caller }) =>
    `The condition of a write by ${caller} did not hold, so nothing was written`,
  conflict: ({ failure, caller }) =>
    isDuplicate(failure)
      ? `${caller} tried to create something that exists already`
      : `A write by ${caller} conflicted with another one at the same time`,
  'quota-exceeded': ({ target }) => `A quota of ${target} is used up`,
  'dns-failure': ({ target }) => `The name of ${target} could not be resolved (DNS)`,
  'certificate-invalid': ({ failure, target, caller }) => {
    const variant = certificateVariantOf(failure);
    return `The TLS certificate of ${target} ${variant === undefined ? 'is not valid' : CERTIFICATES[variant](caller)}`;
  },
  'resource-saturated': ({ failure, target, caller }) =>
    isDiskFull(failure)
      ? `The disk of ${caller}${says(failure, /\/tmp\b/) ? ' (/tmp)' : ''} is full`
      : failure.verdict.seat === 'function'
        ? `A memory, disk or line of waiting work of ${caller} is full`
        : `The disk or memory of ${target} is full`,
  'connection-exhausted': ({ target }) => `No connection to ${target} was free`,
  'dependency-slow': ({ target }) => `${target} did not answer in time`,
  'slow-query': ({ target }) => `${target} did not finish a query in time`,
  recursion: ({ caller }) => `${caller} invokes itself in a loop`,
  'connection-failed': ({ failure, target }) =>
    isUnreachable(failure)
      ? `${target} could not be reached: no connection was made in time`
      : `The connection to ${target} broke`,
  'dependency-unavailable': ({ failure, target, caller }) =>
    isOwnMachine(failure)
      ? `Nothing listens where ${caller} connects to, which is its own machine or container`
      : `${target} is not available`,
  'dependency-error': ({ target }) => `${target} answered with an error`,
  'malformed-input': ({ caller }) => `${caller} received data that it cannot parse`,
  'validation-failed': ({ caller }) => `A request by or to ${caller} was rejected because a value in it is not valid`,
  'poison-message': ({ caller }) => `${caller} fails on the same message again and again`,
  'partial-batch-failure': ({ caller }) => `${caller} could not process some records of a batch`,
  'dead-letter': ({ entity }) => `A message was given up and moved to the dead-letter queue (${entity})`,
};

/** The statement of one failure, its own error text quoted and shortened. */
export function meaningOf(failure: Failure, report: Report | undefined): Meaning {
  const { verdict, event, node, signals } = failure;
  const caller = spoken(event.namespace);
  const kind = serviceKind(signals);
  const frame = applicationFrame(failure);
  const target = verdict.namesDependency
    ? `${spoken(verdict.entity)} (called by ${caller})`
    : signals.role === 'server' && event.kind !== 'span'
      ? caller
      : kind?.vendor === true
        ? `the ${kind.name} (called by ${caller})`
        : `${kind === undefined ? 'a service' : `the ${kind.name}`} that ${caller} calls${frame === undefined ? '' : ` at ${frame}`}`;
  const facts: Facts = { failure, entity: spoken(verdict.entity), caller, target, report };
  const own = node?.span === event ? event : undefined;
  const lasted = finite(own?.durationMs);
  const timing = verdict.seat === 'dependency' && lasted !== undefined ? ` The call took ${duration(lasted)}.` : '';
  const numbers = measures(
    ['status', (signals.status?.value ?? 0) >= 400 ? signals.status?.value : undefined, 'status'],
    ['duration', timing === '' && (lasted ?? 0) < NOTEWORTHY_MS ? undefined : lasted, 'ms'],
  );
  const status = signals.status === undefined || signals.status.value < 400 ? '' : ` (status ${signals.status.value})`;
  const particular = particularOf(failure);
  const told = particular && PARTICULAR_WORDS[particular]?.(facts);
  if (told !== undefined) return { statement: `${sentence(told)}${status}.${timing}${saying(failure)}`, numbers };
  if (verdict.fault === 'timeout') return timeoutMeaning(facts);
  if (verdict.fault === 'memory-exhausted') return memoryMeaning(facts);
  if (verdict.fault === 'unhandled-error') return { statement: unrecognized(facts), numbers };
  if (verdict.fault === 'code-defect') return { statement: `${defect(facts)}${saying(failure)}`, numbers };
  const words = WORDS[verdict.fault] ?? (({ caller: name }: Facts) => `${name} failed`);
  return { statement: `${sentence(words(facts))}${status}.${timing}${saying(failure)}`, numbers };
}

const finite = (value: number | undefined): number | undefined =>
  value !== undefined && Number.isFinite(value) ? value : undefined;

const sentence = (text: string): string =>
  /^(?:a|the) /.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;

/** A shorter time of a call that failed says nothing. */
const NOTEWORTHY_MS = 1_000;

/** What is known of an error that no rule names: its words, its name, its place, its status. */
function unrecognized({ failure, caller }: Facts): string {
  const { signals, event } = failure;
  const text = errorText(failure);
  const status = signals.status !== undefined && signals.status.value >= 400 ? signals.status.value : undefined;
  const name = signals.types.find(({ value }) => value !== 'Error' && text?.includes(value) !== true)?.value;
  const frame = applicationFrame(failure);
  if (status !== undefined && (text === undefined || SAYS_STATUS.test(text)))
    return sentence(`${caller} answered with status ${status}.`);
  const at = frame === undefined ? '' : ` at ${frame}`;
  if (text === undefined)
    return sentence(
      `${caller} failed${name === undefined ? ' and wrote no error name or message' : ` with ${shorten(name, 80)}`}${at}.`,
    );
  const { message, place } = logLine(text);
  const words = quote(name === undefined ? message : `${name}: ${message}`);
  const where = at === '' && place !== undefined ? ` at ${shorten(place, 80)}` : at;
  const verb = event.kind === 'log' ? 'logged the error' : 'failed with';
  return sentence(
    `${caller} ${verb} ${words}${where}${status === undefined ? '' : ` and answered with status ${status}`}.`,
  );
}

/** Such as `answered 502`, `HTTP 500 Internal Server Error`. */
const SAYS_STATUS = /^[a-z /:.]{0,30}[45]\d\d[a-z .]{0,30}$/i;

/** What Lambda prints in front of its own errors, with the id or without. */
const REQUEST_ID = /^RequestId:\s*(?:[\da-f-]{36}\s+)?/i;

function saying(failure: Failure): string {
  const denial = failure.verdict.fault === 'permission-denied' ? denied(failure) : '';
  if (denial !== '') return denial;
  const text = errorText(failure);
  const name = untold(failure, text ?? '');
  if (text === undefined || !/\p{L}{3}/u.test(text) || SAYS_STATUS.test(text))
    return name === undefined ? '' : ` The error is ${shorten(name, 80)}.`;
  const message = logLine(text).message.replace(REQUEST_ID, '');
  return ` The error says: ${quote(name === undefined ? message : `${name}: ${message}`)}.`;
}

/** A name that the text does not hold: the one that tells the fault, else the first. */
function untold({ verdict, signals }: Failure, text: string): string | undefined {
  const letters = lettersOf(text);
  const names = signals.types.map(({ value }) => value).filter((name) => /[A-Z]/.test(name) && !WRAPPER.test(name));
  const telling = names.filter((name) => name === verdict.matched.value);
  return (telling.length > 0 ? telling : names).find((name) => !letters.includes(lettersOf(name)));
}

/** Names that tell no more than that there was an error, and numbers that were read from the text itself. */
const WRAPPER = named(String.raw`
        Error ClientError (?:System\.ComponentModel\.)?Win32Exception
        Runtime\.(?:UnhandledPromiseRejection|ExitError|Unknown) sql-\d+ E?\d+
      `);
/** `DEADLINE_EXCEEDED` stands in `code = DeadlineExceeded`. */
const lettersOf = (text: string): string => text.replace(/[^A-Za-z]/g, '').toLowerCase();

/** The role and AWS's reason; the call and the resource that the text also names are told already. */
function denied(failure: Failure): string {
  if (deniedCall(failure)[1] === undefined) return '';
  const texts = failure.signals.texts.map(({ value }) => value.slice(0, 4_000));
  const find = (pattern: RegExp): string | undefined =>
    texts.map((text) => pattern.exec(text)?.[1]).find((found) => found !== undefined);
  const role = find(/assumed-role\/([\w+=,.@-]+)/);
  const reason = find(/is not authorized to perform[^\n]*? because ([^\n"]{5,200}?)(?=\s*\(Service: |[\n"]|$)/);
  if (role === undefined && reason === undefined) return '';
  return `${role === undefined ? '' : ` It runs with the role ${role}.`}${reason === undefined ? '' : ` AWS gives the reason ${quote(reason)}.`}`;
}

/** Source: AWS Lambda developer guide, "Understanding the Lambda execution environment lifecycle", Init phase. */
const INIT_LIMIT_MS = 10_000;

function timeoutMeaning({ failure, caller, report }: Facts): Meaning {
  const events = [failure.event, ...failure.companions];
  const limit = timeoutLimitMs(events) ?? timeoutLimitMs(report === undefined ? [] : [report.event]);
  const ran = finite(failure.event.durationMs) ?? report?.durationMs;
  const guarded = failure.signals.texts.some(({ value }) => /close to timing out|Possible Lambda Timeout/i.test(value));
  const numbers = measures(['timeout', limit, 'ms'], ['duration', ran, 'ms']);
  if (isInitTimeout(failure)) {
    const init = numberAt(failure.event.data, '@initDuration');
    return {
      statement: `The initialization of ${caller} took longer than the ${duration(INIT_LIMIT_MS)} that Lambda allows.`,
      numbers: measures(['initialization', init, 'ms'], ['limit', INIT_LIMIT_MS, 'ms']),
    };
  }
  if (limit !== undefined)
    return {
      statement: `${says(failure, /\bVercel\b/) ? 'Vercel' : 'Lambda'} stopped ${caller} after ${duration(limit)}, which is its timeout.`,
      numbers,
    };
  const time = ran === undefined ? '' : ` after ${duration(ran)}`;
  if (guarded) return { statement: sentence(`${caller} was about to reach its timeout${time}.`), numbers };
  return { statement: sentence(`${caller} ran into its timeout${time}.`), numbers };
}

/** Below this share a limit of the runtime's own (heap, Metaspace) was reached, not that of the function. */
const FULL = 0.9;

function memoryMeaning({ failure, caller, report }: Facts): Meaning {
  const used = numberAt(failure.event.data, '@maxMemoryUsed') ?? report?.usedMb;
  const size = numberAt(failure.event.data, '@memorySize') ?? report?.sizeMb;
  const full =
    used === undefined || size === undefined
      ? ''
      : used < size * FULL
        ? `, although Lambda counts only ${used} of ${size} MB as used`
        : `: it used ${used} of ${size} MB`;
  const numbers = measures(['memory used', used, 'MB'], ['memory size', size, 'MB']);
  const text = failure.signals.texts.some(({ value }) => /out ?of ?memory|heap|killed|metaspace/i.test(value))
    ? saying(failure)
    : '';
  return { statement: `${sentence(`${caller} ran out of memory${full}`)}.${text}`, numbers };
}

function defect({ failure, caller }: Facts): string {
  if (isMalformedAnswer(failure)) return `${sentence(caller)} returned an answer that API Gateway cannot read.`;
  const frame = applicationFrame(failure);
  const name = failure.signals.types[0]?.value;
  const source = sourceLine(failure);
  const at = `${frame === undefined ? '' : ` at ${frame}`}${source === undefined ? '' : `, in the line ${quote(source)}`}`;
  if (name === undefined) return `The code of ${caller} failed${at}.`;
  return `The code of ${caller} raised ${article(name)} ${shorten(name, 80)}${at}.`;
}

const article = (name: string): string => (/^[AEIOU]/i.test(name) ? 'an' : 'a');
