/** Numbers with their units as a person reads them. Also what the check compares a sentence's numbers with. */
import type { Finding } from '@baselime-ai/contract';

export type Measure = Finding['numbers'][number];

/** Up to `digits` decimals without trailing zeros, thousands separated: `1,204.5`. */
export const plainNumber = (value: number, digits = 2): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: digits, useGrouping: true });

/**
 * The value with its unit, such as `812 ms`, `6.01 s`, `42%`, `1,204`. Durations above a second are told in seconds,
 * above two minutes in minutes; bytes in the largest unit that keeps at least one whole digit.
 */
export function measureText(measure: Pick<Measure, 'value' | 'unit'>): string {
  const { value, unit } = measure;
  switch (unit) {
    case 'ms':
      return durationText(value);
    case 's':
      return durationText(value * 1000);
    case 'By':
      return bytesText(value);
    case 'MB':
      return `${plainNumber(value, 1)} MB`;
    case 'share':
      return `${plainNumber(value * 100, value > 0 && value < 0.01 ? 2 : 1)}%`;
    case 'ratio':
      return `${plainNumber(value)} times`;
    case 'per_min':
      return `${plainNumber(value)} per minute`;
    case 'USD':
      return `$${value.toFixed(value < 0.01 ? 4 : 2)}`;
    case 'status':
      return String(value);
    case 'count':
      return plainNumber(value);
  }
}

function durationText(milliseconds: number): string {
  if (Math.abs(milliseconds) < 1000) return `${plainNumber(milliseconds, Math.abs(milliseconds) < 10 ? 2 : 0)} ms`;
  if (Math.abs(milliseconds) < 120_000) return `${plainNumber(milliseconds / 1000)} s`;
  if (Math.abs(milliseconds) < 7_200_000) return `${plainNumber(milliseconds / 60_000, 1)} minutes`;
  return `${plainNumber(milliseconds / 3_600_000, 1)} hours`;
}

function bytesText(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB'] as const;
  let value = bytes;
  let rank = 0;
  while (Math.abs(value) >= 1024 && rank < units.length - 1) {
    value /= 1024;
    rank += 1;
  }
  const unit = units[rank] ?? 'bytes';
  return `${plainNumber(value, 1)} ${rank === 0 && value === 1 ? 'byte' : unit}`;
}

/** `timeoutMs` or `max_memory` as words; the unit at the end is left out because the value carries it. */
export const measureName = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_.]+/g, ' ')
    .replace(/\s(?:ms|s|mb|bytes|count)$/i, '')
    .toLowerCase()
    .trim();
