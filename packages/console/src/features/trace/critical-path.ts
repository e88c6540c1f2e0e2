/**
 * The critical path of a trace: the spans that, had they been faster, would have made the whole faster. Walks back from
 * the end of the longest root: the child that ended last before a moment is what was waited for until then.
 * Source: the same idea as in "CRISP: Critical Path Analysis of Large-Scale Microservice Architectures" (USENIX ATC 2022).
 */
import type { WaterfallRow } from './waterfall-model.js';

/** Milliseconds of the critical path that each span itself holds, children taken out; spans off the path are absent. */
export function criticalPath(rows: readonly WaterfallRow[]): ReadonlyMap<string, number> {
  const root = rows
    .filter((row) => row.depth === 0)
    .reduce<WaterfallRow | undefined>(
      (most, row) => (most && most.durationMs >= row.durationMs ? most : row),
      undefined,
    );
  const path = new Map<string, number>();
  if (root === undefined) return path;
  const children = childrenOf(rows);
  const todo: { readonly row: WaterfallRow; readonly until: number }[] = [
    { row: root, until: root.startMs + root.durationMs },
  ];
  for (let next = todo.pop(); next; next = todo.pop()) {
    const { row, until } = next;
    const below = [...(children.get(row.key) ?? [])].sort((a, b) => endOf(b) - endOf(a));
    let [own, moment] = [0, until];
    for (const child of below) {
      const end = Math.min(endOf(child), moment);
      // What ended after this moment ran beside the path, as does what began before its parent or has no length.
      if (endOf(child) > moment + SLACK_MS || end <= child.startMs || child.startMs < row.startMs - SLACK_MS) continue;
      own += moment - end;
      moment = child.startMs;
      todo.push({ row: child, until: end });
    }
    path.set(row.key, Math.max(own + moment - row.startMs, 0));
  }
  return path;
}

/** Clocks of two machines agree no better than this. */
const SLACK_MS = 1;

const endOf = (row: WaterfallRow): number => row.startMs + row.durationMs;

/** Rows stand with parents before their children, so depth alone tells whose child a row is. */
function childrenOf(rows: readonly WaterfallRow[]): ReadonlyMap<string, readonly WaterfallRow[]> {
  const children = new Map<string, WaterfallRow[]>();
  const above: WaterfallRow[] = [];
  for (const row of rows) {
    above.length = row.depth;
    const parent = above[row.depth - 1];
    if (parent) {
      const known = children.get(parent.key);
      if (known) known.push(row);
      else children.set(parent.key, [row]);
    }
    above[row.depth] = row;
  }
  return children;
}
