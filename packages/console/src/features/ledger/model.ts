import type { LedgerEntry } from '@baselime-ai/contract';

export const LEDGER_FILTERS = ['all', 'left', 'failed', 'blocked'] as const;
export type LedgerFilter = (typeof LEDGER_FILTERS)[number];

export const FILTER_NAMES: Readonly<Record<LedgerFilter, string>> = {
  all: 'All',
  left: 'Left this machine',
  failed: 'Failed',
  blocked: 'Held back',
};

/** Entries of one kind that hold every word of the needle somewhere: in their facts or in the bytes themselves. */
export function filtered(
  entries: readonly LedgerEntry[],
  filter: LedgerFilter,
  needle: string,
): readonly LedgerEntry[] {
  const words = needle
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return entries.filter((entry) => isOf(entry, filter) && words.every((word) => textOf(entry).includes(word)));
}

function isOf({ verdict, outcome }: LedgerEntry, filter: LedgerFilter): boolean {
  if (filter === 'all') return true;
  if (filter === 'blocked') return verdict === 'blocked';
  return verdict === 'passed' && (filter === 'left' || outcome === 'failed' || outcome === 'cancelled');
}

const textOf = ({ model, host, provider, actor, purpose, outcome, sha256, body, id }: LedgerEntry): string =>
  [model, host, provider, actor, purpose, outcome, sha256, id, body].join('\n').toLowerCase();

/** In one sentence what happened to the bytes. */
export function fateOf({ verdict, outcome, host }: Pick<LedgerEntry, 'verdict' | 'outcome' | 'host'>): string {
  if (verdict === 'blocked') return 'The last check found something that must not leave, so nothing was sent.';
  if (outcome === 'answered') return `The last check passed; the bytes below went to ${host}, and it answered.`;
  if (outcome === 'failed') return `The last check passed; the bytes below went to ${host}, and no usable answer came.`;
  if (outcome === 'cancelled')
    return `The last check passed; the bytes below went to ${host}, and the reader left before it answered.`;
  if (outcome === 'blocked') return 'Held back after the check; nothing was sent.';
  return `The last check passed; the bytes below are on their way to ${host}.`;
}

/** A text cut at the tokens in it, which are every second part. */
export const aroundTokens = (text: string): readonly string[] => text.split(/(<(?:[A-Z]+_\d+|REDACTED)>)/);
