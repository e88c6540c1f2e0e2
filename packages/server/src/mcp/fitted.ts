/** Answers that a model can take in: lists are cut from their end until the whole fits, and the answer says so. */

/** About 20,000 tokens of a model. */
const MOST_CHARACTERS = 80_000;

/**
 * The answer as it is when it fits; else with its longest list halved until it does, and `cut` telling how many are
 * shown of how many. A cursor would skip what was cut, so it goes. What holds no list stays as it is, however long.
 */
export function fitted(answer: unknown, mostCharacters = MOST_CHARACTERS): unknown {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return answer;
  let parts: Readonly<Record<string, unknown>> = { ...answer };
  const cut: Record<string, { readonly shown: number; readonly of: number }> = {};
  while (JSON.stringify(parts).length > mostCharacters) {
    const [longest] = Object.entries(parts)
      .flatMap(([key, list]) => (Array.isArray(list) && list.length > 1 ? [{ key, list }] : []))
      .sort((a, b) => JSON.stringify(b.list).length - JSON.stringify(a.list).length);
    if (longest === undefined) break;
    const { key, list } = longest;
    const shown = Math.floor(list.length / 2);
    cut[key] = { shown, of: cut[key]?.of ?? list.length };
    const { nextCursor: _skipped, ...kept } = parts;
    parts = { ...kept, [key]: list.slice(0, shown) };
  }
  return Object.keys(cut).length === 0 ? answer : { ...parts, cut };
}
