/**
 * What was called, where the error itself does not name it and another line of the same invocation does: `connecting` with
 * a field `db_host`, `session with db.example lost`. One name alone is taken, and none that a line says all went well with.
 */
import { textAt } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { later, millis } from '../../model/units.js';
import { dependencyOf, isBareAddress, namedInText } from '../rules/entity.js';
import { nameInWords } from '../rules/name-in-words.js';
import type { Verdict } from '../rules/recognize.js';
import { type Signals, signalsOf } from '../rules/signals.js';
import { isOfCallee, isRefusal } from './failure.js';
import { isOfThePlatform } from './log-line.js';
import { SKEW } from './passed-on.js';

/** Words for a call that is over and went well, unless they are denied. */
const WENT_WELL =
  /\b(?:done|returned|answered|responded|finished|completed|received|succeeded|successfully|success|ok|took|loaded|stored|saved|sent|fetched|[23]\d\d)\b/i;
const DENIED = /\b(?:no|not|never|without|before|until|un\w+|lost|broke|refused|failed)\b|n't\b/i;
/** Lines of one invocation that are looked at. */
const MOST_LINES = 200;

/** The verdict with the name of what was called; as it is where it has one, or where no other line has exactly one. */
export function withNearbyName(verdict: Verdict, signals: Signals, lines: readonly TelemetryEvent[]): Verdict {
  const { event, texts, role } = signals;
  const isNamed =
    verdict.namesDependency && !(verdict.namedByText && (isBareAddress(verdict.entity) || isPartOfServer(verdict)));
  if (!mayBeCalled(verdict, signals) || isNamed) return verdict;
  const isCall = event.kind !== 'span' || role === 'client' || role === 'producer';
  if (!isCall || texts.some(({ value }) => OF_ITSELF.test(value.slice(0, 2_000)))) return verdict;
  const beside = lines
    .filter((line) => isBeside(line, event) && (!isRefusal(verdict) || invokes(line)))
    .slice(0, MOST_LINES);
  const namesOf = (some: readonly TelemetryEvent[]) => new Set(some.flatMap((line) => nameIn(line) ?? []));
  const well = namesOf(beside.filter(wentWell));
  const [name, ...others] = [...namesOf(beside.filter((line) => !wentWell(line)))].filter(
    (one) =>
      one !== event.namespace &&
      one !== event.service &&
      !well.has(one) &&
      !isBareAddress(one) &&
      (!isPartOfServer(verdict) || one.includes('.')),
  );
  if (name === undefined || others.length > 0) return verdict;
  return { ...verdict, entity: name, namesDependency: true, namedByText: true, namedNearby: true };
}

/** A table or an index of what is full as a whole: a host that another line names is where that is mended. */
const isPartOfServer = ({ fault, seat, entity }: Verdict): boolean =>
  fault === 'resource-saturated' && seat === 'dependency' && !entity.includes('.');

/** What is at fault is called, or is not there where it was called. */
const mayBeCalled = (verdict: Verdict, signals: Signals): boolean =>
  isOfCallee({ verdict, signals }) || (verdict.seat === 'resource' && verdict.fault === 'missing-resource');

/** Descriptors, ports and threads of its own: nothing that was called has a part in it. */
const OF_ITSELF = /EMFILE|ENFILE|EADDRNOTAVAIL|too many open files|cannot assign requested address/i;

/** What Lambda refuses is an invocation, and no other call of the same function. */
const invokes = ({ message = '', data }: TelemetryEvent): boolean =>
  /\binvo(?:k(?:e|es|ed|ing)|cation)\b/i.test(message.slice(0, 500)) ||
  textAt(data, 'faas.invoked_name') !== undefined ||
  textAt(data, 'aws.lambda.function_name') !== undefined;

function isBeside(line: TelemetryEvent, event: TelemetryEvent): boolean {
  const { id, kind, namespace, requestId, timestamp } = line;
  if (id === event.id || (kind !== 'log' && kind !== 'event')) return false;
  const end = later(event.timestamp, event.durationMs ?? millis(0));
  if (namespace !== event.namespace || requestId !== event.requestId || timestamp > end + SKEW) return false;
  return !isOfThePlatform(line);
}

function wentWell({ message = '' }: TelemetryEvent): boolean {
  const text = message.slice(0, 500);
  return WENT_WELL.test(text) && !DENIED.test(text);
}

function nameIn(line: TelemetryEvent): string | undefined {
  const signals = signalsOf(line);
  return dependencyOf(line) ?? namedInText(signals) ?? nameInWords(signals);
}
