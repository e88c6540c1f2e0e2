/**
 * Megabytes of JSON events a second on one core, each tool in turn within the same rounds, and the time of a large
 * event. Time is that of one core, so that a busy machine tells little.
 */
import { createAnonymizer, defaultPolicy } from '../../packages/engine/dist/anonymize/index.js';
import { quantile } from '../numbers.js';
import type { LabelledRecord } from './marks.js';
import type { LEVELS } from './ours.js';
import { millisecondsSince, started } from './own-time.js';
import type { Redactor } from './score.js';

const ROUNDS = 7;
const LARGE_BYTES = 32 * 1024;
const WARMING = 60;

export interface Speed {
  readonly name: string;
  readonly megabytesPerSecond: number;
}

/** The best of the rounds. Text records are left out: path lists cannot do anything with them. */
export async function speeds(
  redactors: readonly Redactor[],
  records: readonly LabelledRecord[],
): Promise<readonly Speed[]> {
  const events = records.filter(({ isJson }) => isJson);
  const bytes = events.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  const rates = new Map<string, number[]>(redactors.map(({ name }) => [name, []]));
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const redactor of redactors) {
      const begin = started();
      for (const event of events) {
        const shown = redactor.run(event);
        if (typeof shown !== 'string') await shown;
      }
      if (round >= 0) rates.get(redactor.name)?.push(bytes / 1e3 / millisecondsSince(begin));
    }
  }
  return redactors.map(({ name }) => ({ name, megabytesPerSecond: quantile(rates.get(name) ?? [], 1) }));
}

/** Events of about 32 KB, made of the records of one shape each, as a batch of an event source is. */
export function largeEvents(records: readonly LabelledRecord[], amount: number): readonly string[] {
  const parts = records.filter(({ isJson }) => isJson).map(({ text }): unknown => JSON.parse(text));
  return Array.from({ length: amount }, (_, index) => {
    const batch: unknown[] = [];
    let size = 0;
    for (let at = index * 7; size < LARGE_BYTES; at += 1) {
      const part = parts[at % parts.length];
      batch.push(part);
      size += JSON.stringify(part).length + 1;
    }
    return JSON.stringify({ Records: batch });
  });
}

/** Milliseconds for each large event, from parsed JSON through hiding, the seal and the guard's look at the bytes. */
export function largeTimes(events: readonly string[], level: (typeof LEVELS)[number]): readonly number[] {
  const timeOf = (event: string): number => {
    const tree = JSON.parse(event);
    const begin = started();
    const anonymizer = createAnonymizer({ ...defaultPolicy, level });
    const sealed = anonymizer.seal(JSON.stringify(anonymizer.hide(tree)));
    anonymizer.inspect(Buffer.from(sealed));
    return millisecondsSince(begin);
  };
  // The guard needs its warming as much as the detectors do.
  for (const event of events.slice(0, WARMING)) timeOf(event);
  return events.map(timeOf);
}
