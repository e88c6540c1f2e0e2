/** What makes two errors the same one. */
import { createHash } from 'node:crypto';
import type { Level } from '../../model/telemetry-event.js';
import { patternOf } from '../pattern.js';

export interface ErrorIdentity {
  readonly dataset: string;
  readonly service: string;
  readonly namespace: string;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  readonly level?: Level | undefined;
  /** Type and message of the error as it came; only its first line counts. */
  readonly error: string;
}

/** 16 hexadecimal digits of SHA-256 over the identity, the error's variable parts left out. Never empty. */
export function fingerprintOf(identity: ErrorIdentity): string {
  const line =
    identity.error
      .slice(0, 4000)
      .trimStart()
      .split(/[\r\n]/, 1)[0] ?? '';
  const parts = [
    identity.dataset,
    identity.service,
    identity.namespace,
    identity.account ?? '',
    identity.region ?? '',
    identity.level ?? '',
    patternOf(line) ?? '',
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
