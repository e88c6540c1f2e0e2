/** Our anonymizer as a redactor of the benchmark: what it would send, one conversation for each record. */
import { anonymizeRecord } from '@baselime-ai/engine';
import { createAnonymizer, defaultPolicy } from '../../packages/engine/dist/anonymize/index.js';
import type { Redactor } from './score.js';

export type Level = 'strict' | 'balanced';
export const LEVELS: readonly Level[] = ['strict', 'balanced'];

export function hideRecord(
  level: Level,
  { text, isJson }: { readonly text: string; readonly isJson: boolean },
): string {
  const anonymizer = createAnonymizer({ ...defaultPolicy, level });
  return isJson ? JSON.stringify(anonymizer.hide(JSON.parse(text))) : anonymizer.hideText(text);
}

/** As `anonymizeRecord` gives it: of a record that the guard refuses nothing is kept. */
function sealedRecord(level: Level, { text, isJson }: { readonly text: string; readonly isJson: boolean }): string {
  const record = isJson ? JSON.parse(text) : text;
  return anonymizeRecord(record, { ...defaultPolicy, level }).text ?? '';
}

const redactor = (level: Level, run: Redactor['run']): Redactor => ({
  name: `baselime-ai, ${level}`,
  run,
  placeholder: /<[A-Z]+_\d+>|<REDACTED>|T[+-]\d[\d.]*[smhd]/,
});

export const ours = (level: Level): Redactor => redactor(level, (record) => sealedRecord(level, record));

/** Without the seal, which the peers have none of: for their times beside ours. */
export const oursUnsealed = (level: Level): Redactor => redactor(level, (record) => hideRecord(level, record));
