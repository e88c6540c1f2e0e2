/** Two traces of the same operation side by side: which operation took longer, ran more often, or is missing. */
import type { EventView } from '@baselime-ai/contract';

export interface OperationSide {
  readonly calls: number;
  readonly totalMs: number;
  readonly errors: number;
}

export interface OperationRow {
  readonly key: string;
  readonly namespace: string;
  readonly name: string;
  readonly here: OperationSide;
  readonly there: OperationSide;
}

const NONE: OperationSide = { calls: 0, totalMs: 0, errors: 0 };

export const operationKey = ({ namespace, name }: Pick<EventView, 'namespace' | 'name'>): string =>
  JSON.stringify([namespace, name ?? '']);

/** The largest difference of time first. */
export function compareTraces(here: readonly EventView[], there: readonly EventView[]): readonly OperationRow[] {
  const [left, right] = [sides(here), sides(there)];
  return [...new Map([...left, ...right])]
    .map(([key, { namespace, name }]): OperationRow => {
      return { key, namespace, name, here: left.get(key)?.side ?? NONE, there: right.get(key)?.side ?? NONE };
    })
    .sort((a, b) => differenceMs(b) - differenceMs(a) || a.key.localeCompare(b.key));
}

export const differenceMs = ({ here, there }: OperationRow): number => Math.abs(here.totalMs - there.totalMs);

interface Named {
  readonly namespace: string;
  readonly name: string;
  readonly side: OperationSide;
}

function sides(spans: readonly EventView[]): ReadonlyMap<string, Named> {
  const found = new Map<string, Named>();
  for (const span of spans) {
    const key = operationKey(span);
    const { calls, totalMs, errors } = found.get(key)?.side ?? NONE;
    const side = {
      calls: calls + 1,
      totalMs: totalMs + (span.durationMs ?? 0),
      errors: errors + (span.isError ? 1 : 0),
    };
    found.set(key, { namespace: span.namespace, name: span.name ?? '', side });
  }
  return found;
}
