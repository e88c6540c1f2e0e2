/** One record beside what a model would get of it. */
import { createHash } from 'node:crypto';
import type { PrivacyPreview } from '@baselime-ai/contract';
import { canonicalTree } from '../anonymize/canonical-tree.js';
import type { AnonymizePolicy } from '../anonymize/index.js';
import { EngineError } from '../model/errors.js';
import type { JsonValue } from '../model/json.js';
import { align } from './align.js';
import { hideRecord } from './anonymize-record.js';

/** Never raises for a record that is held back: `sent` is then empty and `blockedBecause` says why. */
export function previewRecord(record: JsonValue, policy: AnonymizePolicy): PrivacyPreview {
  const { tree, text, verdict, blockedBecause, hidden, legend } = hideRecord(record, policy);
  const sent = text ?? '';
  const bytes = Buffer.from(sent);
  const common = {
    sent,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    hidden: [...hidden],
    legend: [...legend],
    level: policy.level,
    verdict,
    blockedBecause: [...blockedBecause],
  };
  if (tree === undefined) return { ...common, original: textOf(record), marks: [] };
  const aligned = align(canonicalTree(record, policy.maxCharacters), tree, hidden);
  // What is shown as sent is what was sealed; marks that belong to any other text would point at nothing.
  if (aligned.sent !== sent) throw new EngineError('INTERNAL', 'The two texts could not be laid side by side.');
  return { ...common, original: aligned.original, marks: [...aligned.marks] };
}

const textOf = (record: JsonValue): string => (typeof record === 'string' ? record : JSON.stringify(record));

/** A value out of a request's body as the JSON that it came as. */
export function jsonOf(value: unknown): JsonValue {
  const json: JsonValue = JSON.parse(JSON.stringify(value) ?? 'null');
  return json;
}
