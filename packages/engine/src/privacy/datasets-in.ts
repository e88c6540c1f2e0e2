const MAX_VISITS = 200_000;

/**
 * The datasets of all events in what was gathered; undefined when there is none, or too much to look at: nobody may
 * take that for one without rules. What stands inside of an event's own data names no dataset.
 */
export function datasetsIn(evidence: object): readonly string[] | undefined {
  const found = new Set<string>();
  const seen = new Set<object>();
  const stack: unknown[] = [evidence];
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    if (seen.size >= MAX_VISITS) return undefined;
    seen.add(value);
    if ('dataset' in value && typeof value.dataset === 'string') found.add(value.dataset);
    if ('dataset' in value && 'data' in value) continue;
    const children: Iterable<unknown> =
      value instanceof Map || value instanceof Set ? value.values() : Object.values(value);
    for (const child of children) stack.push(child);
  }
  return found.size === 0 ? undefined : [...found].sort();
}
