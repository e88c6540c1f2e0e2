/** One-time addresses that sign the owner in. They live in this process only and end with it. */
import { createHash, randomBytes } from 'node:crypto';

export interface SignInLinks {
  /** A new token. `manyTimes` is for the demo, where the printed address is opened again and again. */
  issue(options: { readonly validForMs: number; readonly manyTimes: boolean }): string;
  /** True when the token is good; one that may be used once is used up by it. */
  redeem(token: string): boolean;
}

/** @param monotonicMs milliseconds that only grow */
export function createSignInLinks(monotonicMs: () => number): SignInLinks {
  const links = new Map<string, { readonly until: number; readonly manyTimes: boolean }>();
  return {
    issue({ validForMs, manyTimes }) {
      const token = randomBytes(24).toString('base64url');
      links.set(digest(token), { until: monotonicMs() + validForMs, manyTimes });
      return token;
    },
    redeem(token) {
      const key = digest(token);
      const link = links.get(key);
      if (link === undefined) return false;
      const good = link.until > monotonicMs();
      if (!good || !link.manyTimes) links.delete(key);
      return good;
    },
  };
}

/** Looking up a digest tells nothing about how much of a guessed token was right. */
const digest = (token: string): string => createHash('sha256').update(token).digest('hex');
