/** A channel as everybody may see it: the address of a webhook is a secret, so only its host and its end are told. */
import type { Channel, StoredChannel } from '@baselime-ai/contract';

const TOLD_END = 4;

export function viewOfChannel(stored: StoredChannel): Channel {
  const { id, type, name, createdAt } = stored;
  return { id, type, name, createdAt, target: stored.type === 'email' ? stored.to.join(', ') : masked(stored.url) };
}

function masked(url: string): string {
  const { host, pathname, search } = new URL(url);
  const path = pathname + search;
  return path === '/' ? host : `${host}/…${path.length > 4 * TOLD_END ? path.slice(-TOLD_END) : ''}`;
}
