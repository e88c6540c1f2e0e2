/** Numbers and times as the console shows them. All are total: odd input gives a dash, never NaN. */
import { currentZone } from './time-zone.js';

const NONE = '–';

export function formatDuration(ms: number | undefined): string {
  if (ms === undefined || !Number.isFinite(ms)) return NONE;
  const size = Math.abs(ms);
  if (size === 0) return '0 ms';
  if (size < 1) return `${trim(ms * 1000, 0)} µs`;
  if (size < 1000) return `${trim(ms, size < 10 ? 1 : 0)} ms`;
  if (size < 60_000) return `${trim(ms / 1000, size < 10_000 ? 2 : 1)} s`;
  if (size < 3_600_000) return `${trim(ms / 60_000, 1)} min`;
  return `${trim(ms / 3_600_000, 1)} h`;
}

function trim(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}

const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });
const precise = new Intl.NumberFormat('en-US', { maximumFractionDigits: 12 });
const plain = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 });

export function formatCount(value: number): string {
  return value < 10_000 ? plain.format(value) : compact.format(value);
}

/** `1 error`, `12 errors`; with `more` there are still others: `100+ events`. */
export const formatCounted = (value: number, singular: string, more = false, plural = `${singular}s`): string =>
  `${formatCount(value)}${more ? '+' : ''} ${value === 1 && !more ? singular : plural}`;

/** A calculated number in four digits, such as `2,405` or `0.03125`. */
export function formatValue(value: number): string {
  if (!Number.isFinite(value)) return NONE;
  return Math.abs(value) >= 10_000 ? compact.format(value) : precise.format(Number(value.toPrecision(4)));
}

/** A measured number with its unit, as a reader would write it. */
export function formatMeasure(value: number, unit: string): string {
  if (!Number.isFinite(value)) return NONE;
  if (unit === 'ms') return formatDuration(value);
  if (unit === 's') return formatDuration(value * 1000);
  if (unit === 'us') return formatDuration(value / 1000);
  if (unit === 'ns') return formatDuration(value / 1_000_000);
  if (unit === '%') return `${trim(value, 1)} %`;
  if (unit === 'share') return `${trim(value * 100, 1)} %`;
  if (unit === 'ratio') return `×${trim(value, 2)}`;
  if (unit === 'By') return formatBytes(value);
  if (unit === 'MB') return `${plain.format(value)} MB`;
  if (unit === 'per_min') return `${plain.format(value)} / min`;
  if (unit === 'USD') return `$${trim(value, 6)}`;
  if (unit === 'status') return String(value);
  return formatCount(value);
}

const MS_OF: Readonly<Record<string, number>> = { ns: 1e-6, us: 1e-3, ms: 1, s: 1_000 };
/** As clocks are divided, from a microsecond to a month. */
const TIME_STEPS_MS: readonly number[] = [
  ...[0.001, 0.01, 0.1, 1, 10, 100].flatMap((ten) => [ten, 2 * ten, 5 * ten]),
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * 1_000),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * 60_000),
  ...[1, 2, 6, 12, 24, 48, 168, 720].map((hours) => hours * 3_600_000),
];

/** Distances between round times, in the unit; undefined for a unit that is none of time. */
export function timeSteps(unit: string): readonly number[] | undefined {
  const scale = MS_OF[unit];
  return scale === undefined ? undefined : TIME_STEPS_MS.map((ms) => ms / scale);
}

export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${trim(bytes / 1000, 1)} kB`;
  return `${trim(bytes / 1_000_000, 1)} MB`;
}

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

/** `14:03:09.120` in the chosen time zone. */
export function formatClock(ms: number): string {
  const at = new Date(ms);
  if (Number.isNaN(at.getTime())) return NONE;
  if (currentZone() === 'utc') return at.toISOString().slice(-13, -1);
  return `${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())}.${pad(at.getMilliseconds(), 3)}`;
}

const DAY = { month: 'short', day: 'numeric' } as const;
const localDay = new Intl.DateTimeFormat('en-US', DAY);
const utcDay = new Intl.DateTimeFormat('en-US', { ...DAY, timeZone: 'UTC' });

/** `Nov 22` in the chosen time zone. */
export function formatDay(ms: number): string {
  const at = new Date(ms);
  if (Number.isNaN(at.getTime())) return NONE;
  return (currentZone() === 'utc' ? utcDay : localDay).format(at);
}

/** `Nov 22, 14:03:09` in the chosen time zone. */
export function formatInstant(ms: number): string {
  const day = formatDay(ms);
  return day === NONE ? NONE : `${day}, ${formatClock(ms).slice(0, 8)}`;
}

/** `3 min ago`; `just now` below ten seconds or in the future. */
export function formatAgo(ms: number, nowMs: number): string {
  const age = nowMs - ms;
  if (!Number.isFinite(age)) return NONE;
  if (age < 10_000) return 'just now';
  if (age < 60_000) return `${Math.floor(age / 1000)} s ago`;
  if (age < 3_600_000) return `${Math.floor(age / 60_000)} min ago`;
  if (age < 86_400_000) return `${Math.floor(age / 3_600_000)} h ago`;
  return `${Math.floor(age / 86_400_000)} d ago`;
}

/** `out-of-memory` as `Out of memory`. */
export function words(code: string): string {
  const spaced = code.replaceAll('-', ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** How a value changed against the one before, such as `+12 %`; undefined where nothing was before. */
export function formatChange(now: number, before: number): string | undefined {
  if (!Number.isFinite(now) || !(before > 0)) return undefined;
  const percent = ((now - before) / before) * 100;
  if (percent >= 995) return `×${trim(now / before, 0)}`;
  const rounded = Math.round(percent);
  return `${rounded > 0 ? '+' : rounded < 0 ? '−' : '±'}${Math.abs(rounded)} %`;
}
