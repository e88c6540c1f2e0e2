/** Who calls whom. Cycles are fine; an entity does not count as its own callee. */
import type { SystemEvidence } from '../../query/evidence/system/evidence.js';

export interface CallGraph {
  readonly entities: readonly string[];
  calleesOf(entity: string): readonly string[];
  callersOf(entity: string): readonly string[];
  /** Everything that the entity reaches by calls, without itself. */
  below(entity: string): ReadonlySet<string>;
  /** The entities that nobody calls and that reach this one; itself when nobody calls it, or only a cycle does. */
  edgeAbove(entity: string): ReadonlySet<string>;
}

export function callGraph({ calls, operations, metrics }: SystemEvidence): CallGraph {
  const callees = new Map<string, Set<string>>();
  const callers = new Map<string, Set<string>>();
  for (const { caller, callee } of calls) {
    if (caller === callee) continue;
    callees.set(caller, (callees.get(caller) ?? new Set()).add(callee));
    callers.set(callee, (callers.get(callee) ?? new Set()).add(caller));
  }
  const names = [...operations, ...metrics].map(({ entity }) => entity);
  const entities = [...new Set([...names, ...callees.keys(), ...callers.keys()])].sort();
  const reach = (from: string, next: Map<string, Set<string>>): ReadonlySet<string> => {
    const seen = new Set<string>();
    const open = [...(next.get(from) ?? [])];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      open.push(...(next.get(at) ?? []));
    }
    seen.delete(from);
    return seen;
  };
  return {
    entities,
    calleesOf: (entity) => [...(callees.get(entity) ?? [])].sort(),
    callersOf: (entity) => [...(callers.get(entity) ?? [])].sort(),
    below: (entity) => reach(entity, callees),
    edgeAbove: (entity) => {
      const edge = [...reach(entity, callers)].filter((one) => (callers.get(one)?.size ?? 0) === 0);
      return new Set(edge.length === 0 ? [entity] : edge);
    },
  };
}
