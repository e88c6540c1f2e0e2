/** On what a candidate of one request or trace stands, and what speaks against it. */
import type { Candidate } from '../causes/candidate.js';
import { type Failure, isOfCallee } from '../failures/failure.js';
import { isBareAddress } from '../rules/entity.js';
import { raisedBy } from '../rules/library.js';
import { subtree } from '../trace/tree.js';
import type { Doubt, Grounds } from './grounds.js';

/** The part of the time of a timeout from which on one call took it. */
const MOST = 0.8;

/** `chain` is the way from the failure that was asked about to its origin. */
export function groundsOf({ failure, dominant, conduct }: Candidate, chain: ReadonlySet<Failure>): Grounds {
  if (conduct !== undefined) return { way: 'conduct', doubts: conduct.confidence === 'confirmed' ? [] : ['told'] };
  const { verdict, signals } = failure;
  const behind: readonly Doubt[] = failure.explainedBy === undefined ? [] : ['behind'];
  if (dominant !== undefined) return { way: 'waiting', doubts: [...behind, ...when(dominant.share < MOST, 'part')] };
  if (verdict.fault === 'unhandled-error') {
    // Words that no rule knows may stand for any fault, except those of the program's own errors.
    const by = raisedBy(signals) ?? (callsWorked(failure) ? 'program' : undefined);
    const isOwn = behind.length > 0 || (by === 'program' && hasWords(failure));
    return { way: 'words', doubts: [...behind, ...when(!isOwn, 'unknown')] };
  }
  const isUnnamed = isOfCallee(failure) && !verdict.namesDependency;
  const isAnswer = verdict.fault === 'dependency-error';
  const isRefusal = verdict.byStatus === true && !/^5\d\d$/.test(verdict.matched.value);
  return {
    way: 'failure',
    doubts: [
      ...behind,
      ...when(isAnswer, 'answer'),
      ...when(isRefusal && verdict.fault !== 'credential-expired', 'status'),
      ...when(isRefusal && isAnswer, 'refused'),
      // Neither what nor where is known.
      ...when(behind.length === 0 && isAnswer && (isUnnamed || verdict.namedNearby === true), 'unknown'),
      // Neither why is known nor that it was this one.
      ...when(failure.tiedByName === true && (isAnswer || isRefusal), 'unknown'),
      ...when(isUnnamed || isOfThatDay(failure), 'unnamed'),
      ...when(verdict.namedNearby === true, 'nearby'),
      ...when(failure.tiedByName === true, 'by-name'),
      ...when(failure.unmarked === true, 'unmarked'),
      ...when(verdict.strength === 'weak', 'prose'),
      ...when(!chain.has(failure), 'aside'),
    ],
  };
}

/** An address in numbers from the words alone: where it was that day, under which nobody knows it. */
const isOfThatDay = ({ verdict }: Failure): boolean => verdict.namedByText && isBareAddress(verdict.entity);

const when = (is: boolean, doubt: Doubt): readonly Doubt[] => (is ? [doubt] : []);

/** The trace shows the calls that it made, and none of them failed. */
const callsWorked = ({ node }: Failure): boolean =>
  node !== undefined &&
  node.children.length > 0 &&
  !subtree(node).some((below) => below !== node && below.span.isError);

/** What Lambda and SDKs call an end of which they were told nothing else. */
const NO_WORDS = /^(?:Runtime\.(?:Unknown|ExitError)|Unhandled|Handled|Error|Exception|Unknown)$/;

/** Whether an error has a name or a text of its own. */
export const hasWords = ({ signals }: Failure): boolean =>
  signals.types.some(({ value }) => !NO_WORDS.test(value)) ||
  signals.texts.some(({ value }) => value.trim().length > 2 && !NO_WORDS.test(value.trim()));
