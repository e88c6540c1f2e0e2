/**
 * A failure that AWS tells of somebody else: a state machine of its task, an API of its integration, a delivery of its target.
 * What failed in there is its reason, and what the record says of it only the way that it took.
 */
import { isWrapper } from '../../query/evidence/wrapped.js';
import type { Failure } from './failure.js';
import { mostTelling, passesOn, SKEW, says } from './passed-on.js';

/** Codes and words of an end whose reason AWS was not told. */
const END =
  /^(?:States\.TaskFailed|Lambda\.(?:Unknown|Unhandled|FunctionError)|Sandbox\.Timedout|Unhandled|EssentialContainerExited)$/;
const ENDED =
  /Essential container in task exited|Malformed Lambda proxy response|customer function error|returned an error result/;

/** Finds what failed inside of what a record wraps; undefined for what is no such record, or where it is not certain. */
export function insideOf(all: readonly Failure[]): (failure: Failure) => Failure | undefined {
  const wrappers = new Set(all.filter(({ event }) => isWrapper(event)));
  return (failure) => {
    if (!wrappers.has(failure)) return undefined;
    const inside = all.filter(
      (one) =>
        !wrappers.has(one) &&
        one.event.namespace !== failure.event.namespace &&
        one.event.timestamp <= failure.event.timestamp + SKEW,
    );
    const byId = mostTelling(
      inside.filter(
        ({ tiedByName, tiedByRequest, event }) =>
          tiedByName !== true &&
          (tiedByRequest === true || (event.requestId !== undefined && event.requestId === failure.event.requestId)),
      ),
    );
    if (byId !== undefined) return tellsMore(byId, failure) ? byId : undefined;
    const byName = inside.filter(({ tiedByName }) => tiedByName === true);
    if (!isBareEnd(failure) || new Set(byName.map(({ event }) => event.namespace)).size !== 1) return undefined;
    const best = mostTelling(byName);
    return best !== undefined && tellsMore(best, failure) ? best : undefined;
  };
}

const isBareEnd = (failure: Failure): boolean =>
  passesOn(failure) ||
  [...failure.signals.types, ...failure.signals.texts].some(({ value }) => END.test(value)) ||
  failure.signals.texts.some(({ value }) => ENDED.test(value.slice(0, 4_000)));

/** An invocation of which only is known that it failed says nothing of why. */
const tellsMore = (inside: Failure, { verdict }: Failure): boolean =>
  says(inside) === 2 || (says(inside) === 1 && verdict.fault === 'unhandled-error');
