/**
 * A failure that only passes on what another function answered, where no span shows who called whom: the functions of one
 * trace whose logs alone are stored. What names the other function, or says no more than a status, is explained by what
 * failed there before it.
 */
import type { Failure } from './failure.js';

/** Whether a failure may do no more than repeat how something behind it ended: a status, a timeout, an error without a name. */
const PASSED_ON: ReadonlySet<string> = new Set([
  'unhandled-error',
  'dependency-error',
  'dependency-unavailable',
  'dependency-slow',
]);
export const passesOn = ({ verdict }: Failure): boolean => PASSED_ON.has(verdict.fault);

/** 0: no more than a status; 1: a name or a text; 2: a rule recognizes it. */
export const says = ({ verdict, signals }: Failure): number =>
  verdict.fault !== 'unhandled-error' ? 2 : signals.types.length > 0 || signals.texts.some(isProse) ? 1 : 0;
const isProse = ({ value }: { readonly value: string }): boolean => /\p{L}{2,}\s+\p{L}{2,}/u.test(value);

/** Clocks of two machines agree within this: a second, in nanoseconds. */
export const SKEW = 1_000_000_000n;

/** Finds the failure of another function of the same trace that is behind one; undefined where none is named or certain. */
export function behindIn(all: readonly Failure[]): (failure: Failure) => Failure | undefined {
  const places = new Map<string, Failure[]>();
  for (const one of all) places.set(one.event.namespace, [...(places.get(one.event.namespace) ?? []), one]);
  return (failure) => {
    if (places.size < 2 || !passesOn(failure)) return undefined;
    const before = [...places.values()].flatMap((own) => {
      if (own[0]?.event.namespace === failure.event.namespace) return [];
      const ahead = own.filter(
        (one) => one.event.timestamp <= failure.event.timestamp + SKEW && !leadsTo(one, failure),
      );
      return ahead.length === 0 ? [] : [ahead];
    });
    const named = before.filter(([one]) => one !== undefined && mentions(failure, one)).flat();
    if (named.length > 0) return mostTelling(named);
    if (says(failure) > 0 && !isBareStatus(failure)) return undefined;
    const telling = before.map((own) => own.filter((one) => says(one) > 0 && !passesOn(one)));
    const [only, ...more] = telling.filter((own) => own.length > 0);
    return only !== undefined && more.length === 0 ? mostTelling(only) : undefined;
  };
}

/** `POST /orders 502`, `answered 503`: a status and where it was answered. */
const isBareStatus = ({ signals, verdict }: Failure): boolean =>
  !verdict.namesDependency &&
  (signals.status !== undefined || signals.texts.some(({ value }) => STATUS_ONLY.test(value.trim()))) &&
  signals.types.every(({ value }) => /^\d{3}$/.test(value)) &&
  signals.texts.every(({ value }) => STATUS_ONLY.test(value.trim()));
const STATUS_ONLY = /^(?:[A-Z]{3,7} )?(?:\/\S* )?(?:[a-z :]{0,20}[45]\d\d[A-Za-z ]{0,30})?$/;

/** Whether the words of a failure, or the place that its rule found, are the name of where the other one failed. */
function mentions({ verdict, signals }: Failure, { event }: Failure): boolean {
  const names = [event.namespace, event.service].filter((name) => name.length >= SHORTEST_NAME && name !== 'default');
  return names.some(
    (name) =>
      (verdict.namesDependency && verdict.entity === name) ||
      signals.texts.some(({ value }) => holdsName(value.slice(0, 2_000), name)),
  );
}
const SHORTEST_NAME = 4;

/** A name as a word of its own: `order` is no part of `order-history`. */
export function holdsName(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text.slice(at + name.length, at + name.length + 2)];
    if (!/[\w.-]/.test(before) && !/^(?:[\w-]|\.\w)/.test(after)) return true;
  }
  return false;
}

/** The one that says most, and exactly; of equals the last. */
export const mostTelling = (failures: readonly Failure[]): Failure | undefined =>
  [...failures].sort((a, b) => exactness(b) - exactness(a) || (b.event.timestamp > a.event.timestamp ? 1 : -1))[0];

const exactness = (failure: Failure): number =>
  says(failure) * 4 +
  (passesOn(failure) ? 0 : 2) +
  (failure.verdict.strength === 'strong' ? 1 : 0) +
  (failure.verdict.namesDependency ? 0.5 : 0);

function leadsTo(from: Failure, to: Failure): boolean {
  const seen = new Set<Failure>();
  for (let at: Failure | undefined = from; at !== undefined && !seen.has(at); at = at.explainedBy) {
    if (at === to) return true;
    seen.add(at);
  }
  return false;
}
