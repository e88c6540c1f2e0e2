/**
 * The one way from a door to the store: decode, enrich, apply the rules of the dataset, sample, keep. Nothing reaches a
 * disk before the rules were applied, and what the store holds already is taken and not kept again.
 */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Decoded, IngestContext } from '../../ingest/decoded.js';
import { enrichBatch } from '../../ingest/enrich/enrich-batch.js';
import { applyRules, type Ruled, redactAll } from '../../ingest/rules/apply-rules.js';
import type { IgnoredKeys } from '../../ingest/rules/dataset-rules.js';
import { parseIgnoreFile } from '../../ingest/rules/ignore-file.js';
import { withScrubbing } from '../../ingest/scrub/scrub-switch.js';
import { EngineError } from '../../model/errors.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import type { TelemetryStore } from '../telemetry-store.js';
import type { DatasetBook } from './dataset-book.js';
import { leaveOutRepeats } from './leave-out-repeats.js';
import { RecentTold } from './recent-told.js';

export interface Intake {
  /**
   * Resolves when all that is kept is durable. `dataset` is what the door knows before it decodes; only it can turn
   * the built-in scrubbing off. Raises what `decode` raises, INGEST_DATASET_BLOCKED and what the store raises.
   */
  take<D extends Decoded>(dataset: string | undefined, context: IngestContext, decode: () => D): Promise<D & Ruled>;
  /** Events that were taken and, by a rule, not kept, since the start. */
  excluded(): number;
}

export function createIntake(
  book: DatasetBook,
  store: Pick<TelemetryStore, 'select'>,
  append: (events: readonly TelemetryEvent[]) => Promise<void>,
): Intake {
  let excluded = 0;
  const recentTold = new RecentTold();
  return {
    async take(dataset, context, decode) {
      const rulesFor = await book.rules(context.environment);
      const scrubs = dataset === undefined || rulesFor(dataset)?.scrub !== false;
      const decoded = withScrubbing(scrubs, decode);
      // Before, so that nothing is told from a value that a rule names; after, because what is told may be named too.
      const told = recentTold.batch(context.environment);
      const events = enrichBatch(redactAll(decoded.events, rulesFor), told);
      const ruled = applyRules({ ...decoded, events }, rulesFor);
      await append(await leaveOutRepeats(store, context.environment, ruled.events, decoded.repeatable));
      told.remember();
      excluded += ruled.excluded;
      return ruled;
    },
    excluded: () => excluded,
  };
}

const IGNORE_FILE = '.baselimeignore';

/**
 * The rules of `<dataDir>/.baselimeignore`, which may be missing, or of the file that the configuration names, which
 * may not. Raises CONFIG_INVALID.
 */
export async function readIgnoreFile(
  dataDir: string,
  named: string | undefined,
): Promise<ReadonlyMap<string, IgnoredKeys>> {
  const path = named ?? join(dataDir, IGNORE_FILE);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    if (isMissing && named === undefined) return new Map();
    const why = isMissing ? 'does not exist' : 'cannot be read';
    const message = `The file of what is never stored ${why}. Name one that can be read in BASELIME_IGNORE_FILE.`;
    throw new EngineError('CONFIG_INVALID', message, { cause, details: [{ path: basename(path), message: why }] });
  }
  return parseIgnoreFile(text, basename(path));
}
