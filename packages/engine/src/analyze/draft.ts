/** Findings before they are numbered: detectors refer to each other's by a name, and weight says what comes first. */
import type { EvidenceRef, Finding } from '@baselime-ai/contract';
import type { TelemetryEvent } from '../model/telemetry-event.js';
import { shorten } from './wording.js';

export interface FindingDraft extends Omit<Finding, 'id'> {
  /** Unique; the order among equal weights. */
  readonly key: string;
  /** 0..100; higher comes first. */
  readonly weight: number;
}

/** Points at an event or span; `path` at a value in its data. */
export function refTo(event: TelemetryEvent, path?: string): EvidenceRef {
  const label = shorten(
    event.kind === 'span' ? `span ${event.name ?? event.spanId ?? ''}` : (event.message ?? event.name ?? event.kind),
    80,
  );
  if (event.kind === 'span' && event.traceId !== undefined && event.spanId !== undefined)
    return { kind: 'span', id: event.id, traceId: event.traceId, spanId: event.spanId, label };
  return { kind: 'event', id: event.id, label, ...(path === undefined || path === '' ? {} : { path }) };
}

export interface Numbered {
  readonly findings: readonly Finding[];
  /** Ids of drafts by their keys; keys of no draft are left out. */
  readonly idsOf: (keys: readonly string[]) => string[];
}

const MOST = 40;

/** F1, F2, … by weight, then by key; at most 40. */
export function numberFindings(drafts: readonly FindingDraft[]): Numbered {
  const ordered = [...drafts]
    .sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .slice(0, MOST);
  const ids = new Map(ordered.map(({ key }, index) => [key, `F${index + 1}`] as const));
  const findings = ordered.map(({ key, weight: _, ...finding }) => ({ id: ids.get(key) ?? 'F1', ...finding }));
  return { findings, idsOf: (keys) => [...new Set(keys)].flatMap((key) => ids.get(key) ?? []) };
}
