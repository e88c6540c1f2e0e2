/**
 * What a program outside may read, such as an agent: any answer of the pipeline as sealed text, in the tokens of one
 * conversation. Each text is in the ledger before it is given out. The vault lives as long as the conversation does.
 */
import { createHash } from 'node:crypto';
import type { LedgerEntry } from '@baselime-ai/contract';
import { type AnonymizePolicy, type Anonymizer, createAnonymizer, type SafeText } from '../anonymize/index.js';
import { epochMsOfOffset } from '../anonymize/times.js';
import type { Clock } from '../model/clock.js';
import { EngineError } from '../model/errors.js';
import type { JsonValue } from '../model/json.js';
import { toEpochMillis } from '../model/units.js';
import type { WorkspaceStore } from '../store/workspace-store.js';
import { jsonOf } from './preview-record.js';

export interface Disclosure {
  /** Times in what is disclosed are offsets from this instant, in epoch milliseconds. */
  readonly referenceTimeMs: number;
  /**
   * The value as JSON in tokens. Nothing is given out that the ledger does not hold.
   * Raises ANONYMIZE_LEAK_DETECTED, ANONYMIZE_INPUT_TOO_LARGE, PRIVACY_RULES_CHANGED and STORE_UNAVAILABLE.
   *
   * @param reader who gets it, in the ledger's words: a name that the program gave itself
   */
  disclose(value: unknown, reader: string): Promise<SafeText>;
  /** Epoch milliseconds of an offset such as `T-90.5s`; undefined for other text. */
  instantOf(text: string): number | undefined;
  /** How many originals the vault holds: it never forgets one while the conversation lasts. */
  originals(): number;
  /** What the program sent, with the originals of its tokens wherever they stand, keys too. An unknown token stays. */
  restore(value: JsonValue): JsonValue;
}

export interface DisclosureOptions {
  /** The policy that holds at this moment. */
  readonly policy: () => Promise<AnonymizePolicy>;
  readonly ledger: WorkspaceStore['ledger'];
  readonly clock: Clock;
  readonly newId: () => string;
  readonly workspaceId: string;
  readonly actor: string;
  readonly purpose: string;
  /** Now when absent. */
  readonly referenceTimeMs?: number | undefined;
}

const LONGEST_NAME = 64;

/** Raises what `policy` raises. */
export async function openDisclosure(options: DisclosureOptions): Promise<Disclosure> {
  const referenceTimeMs = options.referenceTimeMs ?? Math.floor(toEpochMillis(options.clock.now()));
  const policy = await options.policy();
  const fingerprint = JSON.stringify(policy);
  const anonymizer = createAnonymizer({ ...policy, referenceTimeMs, exactOffsets: true });
  let originals = 0;
  return {
    referenceTimeMs,
    async disclose(value, reader) {
      if (JSON.stringify(await options.policy()) !== fingerprint) throw rulesChanged();
      const entry = entryFor(options, reader);
      let text: SafeText;
      try {
        text = anonymizer.seal(JSON.stringify(anonymizer.hide(jsonOf(value))));
      } catch (error) {
        await options.ledger.open(options.workspaceId, { ...entry(''), verdict: 'blocked', outcome: 'blocked' });
        throw error;
      } finally {
        originals = anonymizer.report().length;
      }
      await options.ledger.open(options.workspaceId, entry(text));
      return text;
    },
    originals: () => originals,
    instantOf: (text) => epochMsOfOffset(text, referenceTimeMs),
    restore: (value) => restored(value, originalsOf(anonymizer)),
  };
}

function entryFor(options: DisclosureOptions, reader: string): (body: string) => LedgerEntry {
  const name = reader.replace(/[^\w .@/-]/g, '').slice(0, LONGEST_NAME) || 'unnamed';
  return (body) => ({
    id: options.newId(),
    at: new Date(toEpochMillis(options.clock.now())).toISOString(),
    actor: options.actor,
    purpose: options.purpose,
    provider: options.purpose,
    model: name,
    host: name,
    body,
    bytes: Buffer.byteLength(body),
    sha256: createHash('sha256').update(body).digest('hex'),
    verdict: 'passed',
    outcome: 'answered',
  });
}

/** A vault of the old rules cannot serve under the new ones, and new tokens would mean other things than the old. */
const rulesChanged = (): EngineError =>
  new EngineError('PRIVACY_RULES_CHANGED', 'The privacy rules changed since this session began. Start a new session.');

function originalsOf(anonymizer: Anonymizer): ReadonlyMap<string, string> {
  return new Map(
    anonymizer.report().flatMap(({ token, original }) => (original === undefined ? [] : [[token, original] as const])),
  );
}

const TOKEN = /<[A-Z]{2,8}_\d{1,6}>/g;

function restored(value: JsonValue, originals: ReadonlyMap<string, string>): JsonValue {
  const text = (part: string): string => part.replace(TOKEN, (token) => originals.get(token) ?? token);
  const walk = (part: JsonValue): JsonValue => {
    if (typeof part === 'string') return text(part);
    if (part === null || typeof part !== 'object') return part;
    if (Array.isArray(part)) return part.map(walk);
    return Object.fromEntries(Object.entries(part).map(([key, child]) => [text(key), walk(child)]));
  };
  return walk(value);
}
