/** Finds what a misspelled name was meant to be. */

/**
 * The name with the fewest edits to `given`, or undefined when none is nearer than half its length.
 *
 * Source: Levenshtein (1966), edit distance, one row at a time. Ties go to the name that comes first.
 */
export function nearestName<T extends string>(given: string, names: readonly T[]): T | undefined {
  let nearest: T | undefined;
  let fewest = Math.floor(given.length / 2) + 1;
  for (const name of names) {
    const edits = editDistance(given.toLowerCase(), name.toLowerCase());
    if (edits < fewest) [nearest, fewest] = [name, edits];
  }
  return nearest;
}

function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
