/** Labelled text that nobody here wrote: `{text, pii: [{type, start, end, value}]}` a line, `.jsonl` or `.jsonl.gz`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { LabelledRecord } from './marks.js';

/** The identifying types of presidio-research; titles, ages, nationalities and dates are labelled there too. */
const PRESIDIO_TYPES = new Set(
  'PERSON STREET_ADDRESS GPE ORGANIZATION PHONE_NUMBER CREDIT_CARD EMAIL_ADDRESS IBAN_CODE US_SSN US_DRIVER_LICENSE IP_ADDRESS DOMAIN_NAME ZIP_CODE'.split(
    ' ',
  ),
);

interface Line {
  readonly text: string;
  readonly pii: readonly { readonly type: string; readonly start: number; readonly end: number }[];
}

export interface LabelledFile {
  readonly name: string;
  readonly records: readonly LabelledRecord[];
}

/** Every labelled file in `directory`; with the types that identify where a file labels more than those. */
export function labelledFiles(directory: string): readonly LabelledFile[] {
  return readdirSync(directory)
    .filter((file) => /\.jsonl(?:\.gz)?$/.test(file))
    .sort()
    .map((file) => {
      const bytes = readFileSync(join(directory, file));
      const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
      const records = lines.filter((line) => line.trim() !== '').map((line) => recordOf(JSON.parse(line), file));
      return { name: file.replace(/\.jsonl(?:\.gz)?$/, ''), records };
    });
}

function recordOf({ text, pii }: Line, file: string): LabelledRecord {
  const isScored = (type: string): boolean => !file.startsWith('presidio') || PRESIDIO_TYPES.has(type);
  const planted = pii
    .filter(({ type }) => isScored(type))
    .map(({ type, start, end }) => ({ type, start, end, value: text.slice(start, end), form: 'plain' }));
  return { template: file, isJson: false, text, planted, useful: [] };
}
