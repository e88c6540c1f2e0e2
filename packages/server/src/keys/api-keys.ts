/** Which API keys are good. Keys are kept as SHA-256 only; a generated key has too many bits to be guessed from it. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { KeyScope } from '@baselime-ai/contract';
import type { Clock, Engine } from '@baselime-ai/engine';
import { epochMs, instantText } from '../instant-text.js';

export interface AcceptedKey {
  readonly id: string;
  readonly workspaceId: string;
  readonly scope: KeyScope;
  /** The key of the configuration: whoever has it runs the server. */
  readonly first: boolean;
}

export interface ApiKeys {
  /** Undefined for a key that is unknown or revoked. */
  accept(key: string): Promise<AcceptedKey | undefined>;
  /** As `accept`, for the doors: undefined for a key that may only read, too. */
  acceptForIngest(key: string): Promise<AcceptedKey | undefined>;
  readonly firstId: string;
  /** What was remembered of keys is looked up anew; call it when one was revoked. */
  forget(): void;
}

type KeyStore = Engine['workspace']['apiKeys'];

/** No other key may have it: keys of this name are revoked when the first key changes. */
export const FIRST_KEY_NAME = 'First key';
/** A revoked key is refused after this long at the latest; unknown keys are remembered as briefly. */
const REMEMBERED_MS = 10_000;
const REMEMBERED_KEYS = 1_000;
/** When a key was last used is written this often at most. */
const TOUCH_MS = 60_000;

/**
 * Puts the first key in force: it is recorded (hashed), and earlier first keys are revoked, so that changing
 * BASELIME_API_KEY really changes the key.
 */
export async function openApiKeys(
  store: KeyStore,
  firstKey: string,
  workspaceId: string,
  clock: Clock,
): Promise<ApiKeys> {
  const first = sha256(firstKey);
  const firstHex = first.toString('hex');
  const at = instantText(clock);
  for (const record of await store.list(workspaceId)) {
    const replaced = record.name === FIRST_KEY_NAME && record.revokedAt === undefined && record.sha256 !== firstHex;
    if (replaced) await store.revoke(workspaceId, record.id, at);
  }
  const known = await store.findBySha256(firstHex);
  const firstId = known?.id ?? `key_${randomBytes(8).toString('hex')}`;
  if (known === undefined) {
    const scope = 'all' as const;
    await store.create({ id: firstId, workspaceId, name: FIRST_KEY_NAME, sha256: firstHex, scope, createdAt: at });
  }
  const firstAccepted: AcceptedKey = { id: firstId, workspaceId, scope: 'all', first: true };
  const remembered = new Map<string, { readonly key: AcceptedKey | undefined; readonly until: number }>();
  const accept: ApiKeys['accept'] = async (key) => {
    const digest = sha256(key);
    // The configuration is the authority for the first key, so it holds even where an old record was revoked.
    if (timingSafeEqual(digest, first)) return firstAccepted;
    const hex = digest.toString('hex');
    const hit = remembered.get(hex);
    if (hit !== undefined && hit.until > clock.monotonicMs()) return hit.key;
    const record = await store.findBySha256(hex);
    const good = record !== undefined && record.revokedAt === undefined;
    const accepted = good
      ? { id: record.id, workspaceId: record.workspaceId, scope: record.scope, first: false }
      : undefined;
    if (good && (record.lastUsedAt === undefined || epochMs(clock) - Date.parse(record.lastUsedAt) > TOUCH_MS)) {
      await store.touch(record.workspaceId, record.id, instantText(clock));
    }
    if (remembered.size >= REMEMBERED_KEYS) remembered.clear();
    remembered.set(hex, { key: accepted, until: clock.monotonicMs() + REMEMBERED_MS });
    return accepted;
  };
  return {
    accept,
    async acceptForIngest(key) {
      const accepted = await accept(key);
      return accepted?.scope === 'read' ? undefined : accepted;
    },
    firstId,
    forget: () => remembered.clear(),
  };
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
