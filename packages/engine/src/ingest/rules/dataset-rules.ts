/** What is removed and left out at ingest, by dataset: from the settings of the workspace and from `.baselimeignore`. */
import type { DatasetSettings } from '@baselime-ai/contract';

/** Rules of one dataset, ready to be applied. Keys and names are in lower case. */
export interface DatasetRules {
  /** Dotted keys whose values become `<REDACTED>`. */
  readonly obfuscate: readonly string[];
  /** Dotted keys that are removed with their values. */
  readonly block: readonly string[];
  readonly excludesNamespace: (name: string) => boolean;
  readonly excludesService: (name: string) => boolean;
  /** False: events are taken and not kept. */
  readonly enabled: boolean;
  /** True: events are refused. */
  readonly blocked: boolean;
  /** Whether the built-in list of keys that name secrets is applied. */
  readonly scrub: boolean;
}

/** What `.baselimeignore` says of one dataset. */
export interface IgnoredKeys {
  readonly obfuscate: readonly string[];
  readonly block: readonly string[];
}

/** Stands for every dataset in `.baselimeignore`. */
export const everyDataset = '*';

/** Both sources together: a key is hidden when either says so. Undefined when there is nothing to do. */
export function rulesOf(
  settings: DatasetSettings | undefined,
  ignored: readonly IgnoredKeys[],
): DatasetRules | undefined {
  const keys = (own: readonly string[], others: readonly (readonly string[])[]): readonly string[] => [
    ...new Set([...own, ...others.flat()].map((key) => key.toLowerCase())),
  ];
  const block = keys(
    settings?.keys.exclude ?? [],
    ignored.map((one) => one.block),
  );
  const obfuscate = keys(
    settings?.keys.obfuscate ?? [],
    ignored.map((one) => one.obfuscate),
  );
  const { enabled = true, blocked = false } = settings ?? {};
  const scrub = settings?.keys.scrub ?? true;
  const namespaces = settings?.namespaces.exclude ?? [];
  const services = settings?.services.exclude ?? [];
  const isEmpty = block.length + obfuscate.length + namespaces.length + services.length === 0;
  if (isEmpty && enabled && !blocked && scrub) return undefined;
  return {
    obfuscate,
    block,
    excludesNamespace: anyOf(namespaces),
    excludesService: anyOf(services),
    enabled,
    blocked,
    scrub,
  };
}

/** `*` stands for any characters; everything else for itself, in either case. Linear in the length of the name. */
function anyOf(patterns: readonly string[]): (name: string) => boolean {
  const parts = patterns.map((pattern) => pattern.toLowerCase().split('*'));
  return (name) => parts.some((pieces) => matchesPieces(name.toLowerCase(), pieces));
}

function matchesPieces(name: string, pieces: readonly string[]): boolean {
  const [first = '', ...rest] = pieces;
  if (rest.length === 0) return name === first;
  if (!name.startsWith(first)) return false;
  const last = rest.at(-1) ?? '';
  let at = first.length;
  for (const piece of rest.slice(0, -1)) {
    const found = name.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}
