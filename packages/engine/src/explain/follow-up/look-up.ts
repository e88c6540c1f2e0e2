/** One read-only look-up: what it is called for, what it may be given, and what it gives back. */
import type { Explanation, Finding, Timeframe } from '@baselime-ai/contract';
import type { z } from 'zod';
import type { JsonObject } from '../../model/json.js';
import { toEpochMillis, type Window } from '../../model/units.js';
import type { Place } from '../../query/follow-up/place.js';
import type { OfferedTool, ToolSchema } from '../providers/sealed.js';

export type NewFinding = Omit<Finding, 'id'>;

export interface LookedUp {
  /** Most telling first; statements are whole sentences in the manner of the analysis. */
  readonly findings: readonly NewFinding[];
  /** Rows behind them, for a model to read: bounded, and anonymized before they leave. */
  readonly rows?: JsonObject;
}

export interface Context {
  readonly place: Place;
  readonly explanation: Explanation;
  /** As it was asked, for a look-up that finds what it is about by its words. */
  readonly question: string;
  /** Other explanations of the workspace, newest first. */
  readonly past: () => Promise<readonly Explanation[]>;
}

export interface LookUp<Input> {
  readonly name: string;
  readonly description: string;
  readonly parameters: Readonly<Record<string, ToolSchema>>;
  readonly required?: readonly string[];
  /** What arguments must look like after their originals were put back. */
  readonly input: z.ZodType<Input>;
  /** What is being looked up, in the words of a person; shown while it runs. */
  readonly sentence: (input: Input, context: Context) => string;
  readonly run: (input: Input, context: Context) => Promise<LookedUp>;
}

/** A look-up with arguments that its schema took. */
export interface Prepared {
  readonly tool: string;
  readonly sentence: string;
  readonly run: () => Promise<LookedUp>;
}

/** A look-up whose arguments nobody needs to know the type of. */
export interface KnownLookUp {
  readonly name: string;
  readonly offered: OfferedTool;
  /** `because` is a sentence for whoever asked: paths and rules, no values. */
  readonly prepare: (input: unknown, context: Context) => { readonly ok: Prepared } | { readonly because: string };
}

export function toKnown<Input>(lookUp: LookUp<Input>): KnownLookUp {
  const { name, description, parameters, required } = lookUp;
  return {
    name,
    offered: {
      name,
      description,
      parameters: { type: 'object', properties: parameters, ...(required === undefined ? {} : { required }) },
    },
    prepare(input, context) {
      const parsed = lookUp.input.safeParse(input ?? {});
      if (!parsed.success) return { because: whyNot(name, parsed.error.issues[0]?.path ?? []) };
      const { data } = parsed;
      const run = () => lookUp.run(data, context);
      return { ok: { tool: name, sentence: lookUp.sentence(data, context), run } };
    },
  };
}

function whyNot(name: string, path: readonly PropertyKey[]): string {
  const where = path.filter((part) => typeof part === 'number' || /^[a-z_]{1,32}$/.test(String(part))).join('.');
  return `${where === '' ? 'The arguments' : `The argument ${where}`} of ${name} cannot be used as given.`;
}

/** For a chart's range of time as evidence: whole milliseconds, never empty. */
export function timeframeOf({ from, to }: Window): Timeframe {
  const start = Math.max(0, Math.floor(toEpochMillis(from)));
  return { from: start, to: Math.max(start + 1, Math.ceil(toEpochMillis(to))) };
}

/** Points at a range of time, for what rests on counts or on the absence of data. */
export const seriesRef = (key: string, window: Window, label: string): Finding['evidence'][number] => ({
  kind: 'series',
  key,
  timeframe: timeframeOf(window),
  label,
});
