/** Which API keys are good. Keys are kept as SHA-256 only; a generated key has too many bits to be guessed from it. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock, Engine } from '@baselime-ai/engine';
import { instantText } from '../instant-text.js';

export interface AcceptedKey {
  readonly id: string;
  readonly workspaceId: string;
}

export interface ApiKeys {
  /** Undefined for a key that is unknown or revoked. */
  accept(key: string): Promise<AcceptedKey | undefined>;
}

type KeyStore = Engine['workspace']['apiKeys'];

const FIRST_KEY_NAME = 'First key';
/** A revoked key is refused after this long at the latest; unknown keys are remembered as briefly. */
const REMEMBERED_MS = 10_000;
const REMEMBERED_KEYS = 1_000;

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
    await store.create({ id: firstId, workspaceId, name: FIRST_KEY_NAME, sha256: firstHex, createdAt: at });
  }
  const remembered = new Map<string, { readonly key: AcceptedKey | undefined; readonly until: number }>();
  return {
    async accept(key) {
      const digest = sha256(key);
      // The configuration is the authority for the first key, so it holds even where an old record was revoked.
      if (timingSafeEqual(digest, first)) return { id: firstId, workspaceId };
      const hex = digest.toString('hex');
      const hit = remembered.get(hex);
      if (hit !== undefined && hit.until > clock.monotonicMs()) return hit.key;
      const record = await store.findBySha256(hex);
      const good = record !== undefined && record.revokedAt === undefined;
      const accepted = good ? { id: record.id, workspaceId: record.workspaceId } : undefined;
      if (remembered.size >= REMEMBERED_KEYS) remembered.clear();
      remembered.set(hex, { key: accepted, until: clock.monotonicMs() + REMEMBERED_MS });
      return accepted;
    },
  };
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
