/** Pure parts of the command bar: what the typed text matches, and whether it is an id that something may have. */

export interface Command {
  readonly id: string;
  readonly name: string;
  /** What kind of thing it leads to, shown after the name. */
  readonly kind: string;
  /** Further words that find it. */
  readonly also?: string;
}

/** Those whose words begin with what was typed come first, then those that contain it; all in their own order. */
export function matching<C extends Command>(commands: readonly C[], text: string): readonly C[] {
  const needle = text.trim().toLowerCase();
  if (needle === '') return commands;
  const ranked = commands.map((command) => ({ command, rank: rankOf(command, needle) }));
  return [0, 1, 2].flatMap((rank) => ranked.filter((one) => one.rank === rank).map((one) => one.command));
}

function rankOf({ name, also, kind }: Command, needle: string): number {
  const lower = name.toLowerCase();
  if (lower.startsWith(needle)) return 0;
  if (lower.split(/[^a-z0-9]+/).some((word) => word.startsWith(needle))) return 1;
  return `${lower} ${also ?? ''} ${kind}`.toLowerCase().includes(needle) ? 2 : 3;
}

/**
 * The id that a reader may have pasted: of an event, a trace or a request, bare, quoted or with its name before it.
 * Undefined for words: an id is one piece of at least eight characters and has a digit.
 */
export function pastedId(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^[\w@$.-]+\s*[:=]\s*/, '')
    .replace(/^["'`<([]+|["'`>)\],;]+$/g, '');
  return /^[\w.:+/=-]{8,256}$/.test(bare) && /\d/.test(bare) ? bare : undefined;
}
