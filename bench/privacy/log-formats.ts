/** Real log lines, `<System>/<System>_2k.log_structured.csv.gz` with a column `Content`: every IPv4 address must go. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { Redactor } from './score.js';

const IPV4 = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g;

export interface LogScore {
  readonly system: string;
  readonly addresses: number;
  readonly leaked: number;
  readonly characters: number;
  readonly removed: number;
  /** Letters and digits removed outside of the addresses. */
  readonly removedElse: number;
}

const lettersIn = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

export async function scoreLogs(directory: string, redactor: Redactor): Promise<readonly LogScore[]> {
  const systems = readdirSync(directory).filter((name) => existsSync(fileOf(directory, name)));
  const scores: LogScore[] = [];
  for (const system of systems) {
    const rows: readonly { readonly Content: string }[] = parse(gunzipSync(readFileSync(fileOf(directory, system))), {
      columns: true,
      relax_quotes: true,
    });
    const score = { system, addresses: 0, leaked: 0, characters: 0, removed: 0, removedElse: 0 };
    for (const { Content: text } of rows) {
      const shown = await redactor.run({ text, isJson: false });
      const addresses = text.match(IPV4) ?? [];
      const removed = lettersIn(text) - lettersIn(shown.replace(new RegExp(redactor.placeholder.source, 'g'), ''));
      const gone = addresses.filter((address) => !shown.includes(address));
      score.addresses += addresses.length;
      score.leaked += addresses.length - gone.length;
      score.characters += lettersIn(text);
      score.removed += removed;
      score.removedElse += Math.max(0, removed - gone.reduce((sum, address) => sum + lettersIn(address), 0));
    }
    scores.push(score);
  }
  return scores;
}

const fileOf = (directory: string, system: string): string =>
  join(directory, system, `${system}_2k.log_structured.csv.gz`);
