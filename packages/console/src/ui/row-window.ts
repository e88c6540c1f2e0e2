/** Which rows of a long list are drawn, and where in the page each of them has its element. All rows are of one height. */

/** Drawn beyond what is in sight, so that a turn of the wheel finds rows there. */
const MORE_ROWS = 4;

export interface Sight {
  /** How far the list is scrolled, and how high its box is, in pixels. */
  readonly top: number;
  readonly height: number;
}

export interface RowRange {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
}

/** Total: a list that has become shorter than it was scrolled shows its end. */
export function rowsIn({ top, height }: Sight, rowHeight: number, count: number): RowRange {
  const end = Math.min(count, Math.ceil((top + height) / rowHeight) + MORE_ROWS);
  const inBox = Math.ceil(height / rowHeight) + MORE_ROWS;
  return { first: Math.max(0, Math.min(Math.floor(top / rowHeight) - MORE_ROWS, count - inBox)), end };
}

/**
 * An element for each row, by number. A row that was drawn before keeps its own; after a jump, when none of them stays,
 * the new rows take over the elements of those that left, which is far cheaper than to make others. The element of
 * `held`, the row that has the keyboard, is never given to another.
 */
export function placesOf(
  before: ReadonlyMap<string, number>,
  keys: readonly string[],
  held: string | undefined,
): ReadonlyMap<string, number> {
  const isJump = !keys.some((key) => before.has(key));
  const free = isJump ? [...before].filter(([key]) => key !== held).map(([, place]) => place) : [];
  let last = Math.max(-1, ...before.values());
  return new Map(keys.map((key, index) => [key, before.get(key) ?? free[index] ?? ++last]));
}

/** How far to scroll so that a row is wholly in sight; undefined where it is. */
export function scrollFor(index: number, { top, height }: Sight, rowHeight: number): number | undefined {
  const above = index * rowHeight;
  if (above < top) return above;
  return above + rowHeight > top + height ? above + rowHeight - height : undefined;
}
