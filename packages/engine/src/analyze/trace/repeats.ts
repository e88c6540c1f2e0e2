/** The same call made again and again under one parent: retries after failures, or one query for each item (N+1). */

import { type Millis, millis } from '../../model/units.js';
import { dependencyOf } from '../rules/entity.js';
import { roleOf } from '../rules/signals.js';
import { lasted, type SpanNode, type SpanTree } from './tree.js';

export interface Repeat {
  readonly kind: 'retries' | 'n-plus-one';
  readonly parent: SpanNode;
  readonly calls: readonly SpanNode[];
  readonly failed: number;
  readonly name: string;
  readonly dependency: string | undefined;
  readonly totalMs: Millis;
}

/** Fewer sequential calls than this are how programs are written, not a finding. */
const N_PLUS_ONE_CALLS = 8;

/** Largest total time first. Calls that overlap (a fan-out on purpose) are not counted as N+1. */
export function repeats(tree: SpanTree): readonly Repeat[] {
  const found: Repeat[] = [];
  for (const parent of tree.nodes) {
    if (parent.children.length < 2) continue;
    const groups = new Map<string, SpanNode[]>();
    for (const child of parent.children) {
      const role = roleOf(child.span);
      if (role !== undefined && role !== 'client' && role !== 'producer') continue;
      const key = `${child.span.name ?? ''}\u0000${dependencyOf(child.span) ?? ''}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [child]);
      else group.push(child);
    }
    for (const calls of groups.values()) {
      const [first] = calls;
      if (first === undefined || calls.length < 2) continue;
      const failed = calls.filter(({ span }) => span.isError).length;
      const overlapping = calls.some((call, index) => index > 0 && call.start < (calls[index - 1]?.end ?? call.start));
      const base = {
        parent,
        calls,
        failed,
        name: first.span.name ?? 'an unnamed call',
        dependency: dependencyOf(first.span),
        totalMs: millis(calls.reduce((sum, call) => sum + lasted(call), 0)),
      };
      // A retry follows a failed call; the last may have worked.
      const retried = calls.slice(0, -1).every(({ span }) => span.isError) && !overlapping;
      if (retried) found.push({ kind: 'retries', ...base });
      else if (calls.length >= N_PLUS_ONE_CALLS && !overlapping) found.push({ kind: 'n-plus-one', ...base });
    }
  }
  return found.sort((a, b) => b.totalMs - a.totalMs || (a.parent.span.id < b.parent.span.id ? -1 : 1));
}
