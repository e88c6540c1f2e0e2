/** Runs one look-up: findings numbered, whatever goes wrong told in a sentence. Never raises but Cancelled. */
import type { Finding, FollowUpStep } from '@baselime-ai/contract';
import { EngineError } from '../../model/errors.js';
import type { JsonObject } from '../../model/json.js';
import { Cancelled } from '../deadlines.js';
import type { NewFinding, Prepared } from './look-up.js';

export interface Ran {
  readonly step: FollowUpStep;
  /** Those of them that are new; others stand in the explanation already and are only cited. */
  readonly added: readonly Finding[];
  /** All that it found, under the ids of the step. */
  readonly found: readonly Finding[];
  readonly rows?: JsonObject;
}

/** Findings with the ids that follow on those that are known; a statement that is known keeps its id. */
export class Numbering {
  readonly #known: Finding[];
  #last: number;

  constructor(known: readonly Finding[]) {
    this.#known = [...known];
    this.#last = known.reduce((most, { id }) => Math.max(most, Number(id.slice(1))), 0);
  }

  /** Undefined when no id is left. */
  number(finding: NewFinding): { readonly finding: Finding; readonly isNew: boolean } | undefined {
    const same = this.#known.find(({ statement }) => statement === finding.statement);
    if (same !== undefined) return { finding: same, isNew: false };
    if (this.#last >= MOST_FINDINGS) return undefined;
    this.#last += 1;
    const numbered = { id: `F${this.#last}`, ...finding };
    this.#known.push(numbered);
    return { finding: numbered, isNew: true };
  }

  all(): readonly Finding[] {
    return this.#known;
  }
}

const MOST_FINDINGS = 999;
/** Of one look-up; the rest says less and costs as much to read. */
const MOST_OF_ONE = 6;

export async function runLookUp(
  { tool, sentence, run }: Prepared,
  id: string,
  numbering: Numbering,
  signal: AbortSignal | undefined,
): Promise<Ran> {
  const common = { id, tool, sentence };
  try {
    const { findings, rows } = await unlessCancelled(run(), signal);
    const numbered = findings.slice(0, MOST_OF_ONE).flatMap((finding) => numbering.number(finding) ?? []);
    const found = numbered.map(({ finding }) => finding);
    return {
      step: { ...common, outcome: found.length === 0 ? 'nothing' : 'found', findings: found.map((one) => one.id) },
      added: numbered.filter(({ isNew }) => isNew).map(({ finding }) => finding),
      found,
      ...(rows === undefined ? {} : { rows }),
    };
  } catch (error) {
    if (error instanceof Cancelled) throw error;
    return { step: { ...common, outcome: 'failed', because: reasonOf(error), findings: [] }, added: [], found: [] };
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof EngineError)) return 'The store could not answer.';
  return error.code === 'STORE_QUERY_TIMEOUT' ? 'Counting took longer than the time allowed.' : error.publicMessage;
}

/** Raises Cancelled at once, also when the work does not heed its signal. */
export function unlessCancelled<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const gone = (): void => reject(new Cancelled('cancelled by the caller'));
    if (signal.aborted) gone();
    signal.addEventListener('abort', gone, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', gone));
  });
}
