/** What a recognized failure means, in one plain sentence with its numbers. Names and values are verbatim. */
import type { Fault, Measure } from '@baselime-ai/contract';
import { numberAt, textAt } from '../../model/json.js';
import type { Failure } from '../failures.js';
import { type Report, timeoutLimitMs } from '../report.js';
import { duration, measures, quote, shorten } from '../wording.js';

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
        ? 'to make this call'
        : `to call ${action}${resource === undefined ? '' : ` on ${resource}`}`;
    return `${facts.caller} is not allowed ${call}`;
  },
  'credential-expired': ({ caller }) => `The credentials that ${caller} uses are expired or not accepted`,
  throttled: ({ entity }) => `${entity} refused the call because too many arrived at once (throttling)`,
  'dependency-throttled': ({ target }) => `${target} is throttling: it refused the call because too many arrived`,
  'concurrency-limit': ({ entity }) =>
    `${entity} reached its limit of concurrent executions, and Lambda refused further invocations`,
  'missing-configuration': (facts) => {
    const name = configurationName(facts.failure);
    return `${facts.caller} lacks a piece of its configuration${name === undefined ? '' : `: ${name}`}`;
  },
  'missing-dependency': (facts) => {
    const name = moduleName(facts.failure);
    return `The deployment package of ${facts.caller} lacks a module${name === undefined ? '' : `: ${name}`}`;
  },
  'missing-resource': ({ entity, caller }) =>
    entity === caller
      ? `${caller} uses a resource that does not exist`
      : `${entity}, which ${caller} uses, does not exist`,
  'payload-too-large': ({ caller }) => `${caller} sent or returned more data than the limit allows`,
  'conditional-check-failed': ({ caller }) =>
    `The condition of a write by ${caller} did not hold, so nothing was written`,
  conflict: ({ caller }) => `A write by ${caller} conflicted with another one at the same time`,
  'quota-exceeded': ({ target }) => `A quota of ${target} is used up`,
  'dns-failure': ({ target }) => `The name of ${target} could not be resolved (DNS)`,
  'certificate-invalid': ({ target }) => `The TLS certificate of ${target} is not valid`,
  'connection-exhausted': ({ target }) => `No connection to ${target} was free`,
  'dependency-slow': ({ target }) => `${target} did not answer in time`,
  'connection-failed': ({ target }) => `The connection to ${target} broke`,
  'dependency-unavailable': ({ target }) => `${target} is not available`,
  'dependency-error': ({ target }) => `${target} answered with an error`,
  'malformed-input': ({ caller }) => `${caller} received data that it cannot parse`,
  'validation-failed': ({ caller }) => `A request by or to ${caller} was rejected because a value in it is not valid`,
  'poison-message': ({ caller }) => `${caller} fails on the same message again and again`,
  'partial-batch-failure': ({ caller }) => `${caller} could not process some records of a batch`,
  'dead-letter': ({ entity }) => `A message was given up and moved to the dead-letter queue (${entity})`,
  'unhandled-error': ({ caller }) => `${caller} failed with an error that no rule recognizes`,
};

/** The statement of one failure, its own error text quoted and shortened. */
export function meaningOf(failure: Failure, report: Report | undefined): Meaning {
  const { verdict, event, node, signals } = failure;
  const caller = event.namespace;
  const target = verdict.namesDependency ? `${verdict.entity} (called by ${caller})` : `a service that ${caller} calls`;
  const facts: Facts = { failure, entity: verdict.entity, caller, target, report };
  const own = node?.span === event ? event : undefined;
  const lasted = finite(own?.durationMs);
  const timing = verdict.seat === 'dependency' && lasted !== undefined ? ` The call took ${duration(lasted)}.` : '';
  const numbers = measures(
    ['status', (signals.status?.value ?? 0) >= 400 ? signals.status?.value : undefined, 'status'],
    ['duration', lasted, 'ms'],
  );
  if (verdict.fault === 'timeout') return timeoutMeaning(facts);
  if (verdict.fault === 'memory-exhausted') return memoryMeaning(facts);
  if (verdict.fault === 'code-defect') return { statement: `${defect(facts)}${saying(failure)}`, numbers };
  const words = WORDS[verdict.fault] ?? (({ caller: name }: Facts) => `${name} failed`);
  const status = signals.status === undefined || signals.status.value < 400 ? '' : ` (status ${signals.status.value})`;
  return { statement: `${sentence(words(facts))}${status}.${timing}${saying(failure)}`, numbers };
}

const finite = (value: number | undefined): number | undefined =>
  value !== undefined && Number.isFinite(value) ? value : undefined;

const sentence = (text: string): string => (text.startsWith('a ') ? `A${text.slice(1)}` : text);

function saying(failure: Failure): string {
  const text = errorText(failure);
  const name = failure.signals.types.find(
    ({ value }) => /[A-Z]/.test(value) && value !== 'Error' && !text?.includes(value),
  )?.value;
  if (text === undefined) return name === undefined ? '' : ` The error is ${shorten(name, 80)}.`;
  return ` The error says: ${quote(name === undefined ? text : `${name}: ${text}`)}.`;
}

const withoutStack = (text: string | undefined): string | undefined =>
  text?.slice(0, 4_000).split(/\n\s*(?:at |Traceback|File ")/)[0];

/** The most telling text of a failure: what the rule matched when that is prose, else the error's message. */
export function errorText({ verdict, signals }: Failure): string | undefined {
  const { matched } = verdict;
  const texts = signals.texts.map(({ value }) => value).filter((text) => text.trim().length > 2);
  if (/\s/.test(matched.value)) return withoutStack(matched.value);
  return withoutStack(texts.find((text) => /\s/.test(text)) ?? texts[0]);
}

function timeoutMeaning({ failure, caller, report }: Facts): Meaning {
  const events = [failure.event, ...failure.companions];
  const limit = timeoutLimitMs(events) ?? timeoutLimitMs(report === undefined ? [] : [report.event]);
  const ran = finite(failure.event.durationMs) ?? report?.durationMs;
  const guarded = failure.signals.texts.some(({ value }) => /close to timing out|Possible Lambda Timeout/i.test(value));
  const numbers = measures(['timeout', limit, 'ms'], ['duration', ran, 'ms']);
  if (limit !== undefined)
    return { statement: `Lambda stopped ${caller} after ${duration(limit)}, which is its timeout.`, numbers };
  const time = ran === undefined ? '' : ` after ${duration(ran)}`;
  if (guarded) return { statement: `${caller} was about to reach its timeout${time}.`, numbers };
  return { statement: `${caller} ran into its timeout${time}.`, numbers };
}

function memoryMeaning({ failure, caller, report }: Facts): Meaning {
  const used = numberAt(failure.event.data, '@maxMemoryUsed') ?? report?.usedMb;
  const size = numberAt(failure.event.data, '@memorySize') ?? report?.sizeMb;
  const full = used === undefined || size === undefined ? '' : `: it used ${used} of ${size} MB`;
  const numbers = measures(['memory used', used, 'MB'], ['memory size', size, 'MB']);
  const text = failure.signals.texts.some(({ value }) => /memory|killed/i.test(value)) ? saying(failure) : '';
  return { statement: `${caller} ran out of memory${full}.${text}`, numbers };
}

function defect({ failure, caller }: Facts): string {
  const frame = applicationFrame(failure);
  const name = failure.signals.types[0]?.value ?? 'error';
  return `The code of ${caller} raised ${article(name)} ${shorten(name, 80)}${frame === undefined ? '' : ` at ${frame}`}.`;
}

const article = (name: string): string => (/^[AEIOU]/i.test(name) ? 'an' : 'a');

/** The first frame of a stack that is the function's own code; undefined when there is none. */
export function applicationFrame({ signals }: Failure): string | undefined {
  const { stack } = signals;
  if (stack === undefined) return undefined;
  const lines = stack.value
    .slice(0, 16_384)
    .split(/\r?\n|\\n/)
    .map((line) => line.trim());
  const python = lines.some((line) => /^File "/.test(line));
  const frames = lines.filter((line) => /^at |^File "|^\S+\.(?:go|rb|java):\d+/.test(line));
  const foreign =
    /node_modules|node:internal|\(internal\/|\/var\/runtime|\/var\/lang|\/opt\/|site-packages|dist-packages|<anonymous>$|\bjava\.|\bjavax\.|com\.amazonaws|sun\.reflect|native code/;
  const own = frames.filter((line) => !foreign.test(line));
  // Python prints the innermost frame last.
  const frame = python ? own.at(-1) : own[0];
  return frame === undefined ? undefined : shorten(frame.replace(/^at /, ''), 160);
}

/** `[whole, action, resource]` of AWS's denial; the parts are undefined when the message does not say. */
export function deniedCall({ signals }: Failure): readonly [string, string | undefined, string | undefined] {
  for (const { value } of signals.texts) {
    const match = /not authorized to perform:? ([\w-]+:[\w*]+)(?:[^.]*? on (?:the )?resource:? "?([^\s",]+))?/.exec(
      value.slice(0, 4_000),
    );
    if (match !== null) return [match[0], match[1], match[2]?.replace(/\.$/, '')];
  }
  const { event } = signals;
  const [service, method] = [textAt(event.data, 'rpc.service'), textAt(event.data, 'rpc.method')];
  return ['', service === undefined || method === undefined ? undefined : `${service}.${method}`, undefined];
}

/** The variable, parameter or secret that is missing; undefined when the error names none. */
export function configurationName({ signals }: Failure): string | undefined {
  const patterns = [
    /(?:process\.env\.|os\.environ\[?['"]?)([A-Z_][A-Z0-9_]*)/,
    /(?:environment variable|env(?:ironment)? var(?:iable)?)s?:? ['"`]?([A-Z][A-Z0-9_]+)/i,
    /\b([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\b/,
    /(?:config(?:uration)?|parameter|setting)(?: key| value)?:? ['"`]([\w./-]+)['"`]/i,
    /Parameter (\/?[\w./-]+) not found/,
    /(?:Handler|entrypoint) ['"]?([\w./-]+)['"]?/i,
  ];
  return firstMatch(signals.texts, patterns);
}

/** The module that could not be loaded; undefined when the error names none. */
export const moduleName = ({ signals }: Failure): string | undefined =>
  firstMatch(signals.texts, [
    /Cannot find (?:module|package) ['"]([^'"]+)['"]/,
    /No module named ['"]?([\w.-]+)/,
    /cannot import name ['"](\w+)/,
  ]);

function firstMatch(texts: readonly { readonly value: string }[], patterns: readonly RegExp[]): string | undefined {
  for (const pattern of patterns) {
    for (const { value } of texts) {
      const name = pattern.exec(value.slice(0, 2_000))?.[1];
      if (name !== undefined) return shorten(name, 120);
    }
  }
  return undefined;
}
