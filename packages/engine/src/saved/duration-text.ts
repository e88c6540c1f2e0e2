/** Spans of time as alerts are written with: `10 mins`, `1 hour`, a number of minutes, or a simple cron expression. */

const UNITS_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const SPAN = /^(\d+(?:\.\d+)?)\s*(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)?$/i;
/** `0/15 * * * ? *` and `*\/15 * * * *`: every so many minutes; `0 0/2 * * ? *` is another language and refused. */
const EVERY_MINUTES = /^(?:cron\()?(?:\*|0)\/(\d{1,3})\s+\*\s+\*\s+[*?]\s+[*?](?:\s+\*)?\)?$/;

/** Milliseconds; undefined for anything else. A number without a unit counts minutes. */
export function parseDurationText(text: string): number | undefined {
  const trimmed = text.trim();
  const every = EVERY_MINUTES.exec(trimmed)?.[1];
  if (every !== undefined) return Number(every) * 60_000 || undefined;
  const [, amount, unit = 'm'] = SPAN.exec(trimmed) ?? [];
  if (amount === undefined) return undefined;
  const ms = Math.round(Number(amount) * (UNITS_MS[unit.charAt(0).toLowerCase()] ?? 60_000));
  return ms > 0 ? ms : undefined;
}

/** The shortest text that reads back as the same span: `10 mins`, `90 secs`. */
export function durationText(ms: number): string {
  if (ms % 60_000 === 0) return `${ms / 60_000} mins`;
  return `${ms / 1000} secs`;
}
