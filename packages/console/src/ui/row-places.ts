/** Where in the page each of the drawn rows of a long list has its element. */

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
