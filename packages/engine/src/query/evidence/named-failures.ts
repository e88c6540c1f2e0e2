/**
 * What failed in a function that a failing line names as the one that it invoked, where neither a trace nor a request ties
 * the two: Lambda tells the caller no more than that there was an error (`FunctionError`), and the callee's own log why.
 * Source: AWS Lambda API reference, Invoke, `FunctionError`.
 */
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { unixNanos } from '../../model/units.js';
import type { TelemetryReader } from '../telemetry-reader.js';
import type { Trace } from '../trace.js';

/** Words about a function that was invoked and failed, or about an answer that says no more than that. */
const INVOKED =
  /\bfunction ?error\b|\binvo(?:ke|ked|king|cation)\b|\b(?:answered|returned|responded|replied|failed)(?: with)? (?:an? )?(?:HTTP )?(?:status )?(?:code )?5\d\d\b/i;
/** The runtimes of Node put it in front of what the function itself threw. */
const OWN_ERROR = /\bInvoke Error\b/g;
const MOST_ERRORS = 100;
const MOST_NAMED = 20;
const SHORTEST_NAME = 4;
/** Calls in a row that are followed. */
const MOST_HOPS = 4;
/** A caller that waited longer than this is looked at for this long only. */
const WAITED_NS = 60_000_000_000n;
/** Clocks of two machines agree within this. */
const SKEW_NS = 1_000_000_000n;

/** By time; empty where no failing line speaks of an invocation, or what it names did not fail then. */
export async function readNamedFailures(
  reader: TelemetryReader,
  request: readonly TelemetryEvent[],
  trace: Trace | undefined,
): Promise<readonly TelemetryEvent[]> {
  const known = [...request, ...(trace?.logs ?? []), ...(trace?.spans ?? [])];
  const texts = known
    .filter(({ isError }) => isError)
    .slice(0, MOST_ERRORS)
    .map((event) => ({ event, text: textOf(event) }))
    .filter(({ text }) => speaksOfCall(text));
  const times = texts.map(({ event }) => event.timestamp).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return [];
  const window = { from: unixNanos(first > WAITED_NS ? first - WAITED_NS : 0n), to: unixNanos(last + SKEW_NS) };
  const filters = [{ key: '$baselime.error', operation: '=' as const, value: true }];
  const places = new Set(known.map(({ namespace }) => namespace));
  const failed = await reader.events({ filters }, window, MOST_ERRORS);
  const others = failed.filter(
    ({ namespace }) => namespace.length >= SHORTEST_NAME && namespace !== 'default' && !places.has(namespace),
  );
  // What is named may itself only name the next in the row.
  const named = new Set<TelemetryEvent>();
  let said = texts.map(({ text }) => text);
  for (let hop = 0; hop < MOST_HOPS && said.length > 0; hop += 1) {
    const next = others.filter((one) => !named.has(one) && said.some((text) => holds(text, one.namespace)));
    for (const one of next) named.add(one);
    said = next.map(textOf).filter(speaksOfCall);
  }
  return [...named]
    .sort((a, b) => (a.timestamp < b.timestamp ? -1 : a.timestamp > b.timestamp ? 1 : 0))
    .slice(-MOST_NAMED);
}

const textOf = ({ message = '', data }: TelemetryEvent): string =>
  `${message}\n${JSON.stringify(data)}`.slice(0, 4_000);
const speaksOfCall = (text: string): boolean => INVOKED.test(text.replace(OWN_ERROR, ''));

/** A name as a word of its own: `order` is no part of `order-history`. */
function holds(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/[\w.-]/.test(text[at - 1] ?? ' ') && !/[\w-]/.test(text[at + name.length] ?? ' ')) return true;
  }
  return false;
}
