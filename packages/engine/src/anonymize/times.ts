/** Times in text and numbers, as offsets from the policy's reference, so that the same failure reads the same tomorrow. */
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const ISO = String.raw`\d{4}[-/]\d{2}[-/]\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:Z|\s?[+-]\d{2}(?::?\d{2})?)?)?`;
const COMPACT = String.raw`\d{8}T\d{6}Z`;
const CLF = String.raw`\d{1,2}\/[A-Z][a-z]{2}\/\d{4}:\d{2}:\d{2}:\d{2}(?: [+-]\d{4})?`;
const HTTP = String.raw`(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?\d{1,2}[ -][A-Z][a-z]{2}[ -]\d{4} \d{2}:\d{2}:\d{2}(?: (?:GMT|UTC|[+-]\d{4}))?`;
/** As a large part of the world writes dates. What has its day and its month in other places is no version. */
const DOTTED = String.raw`(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.(?:19|20)\d{2}(?:,? \d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)?(?!\.\d)`;
const SLASHED = String.raw`(?:0?[1-9]|[12]\d|3[01])\/(?:0?[1-9]|[12]\d|3[01])\/(?:19|20)\d{2}(?!\/)(?:,? \d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?: [AP]M)?)?`;
export const TIME_PATTERN = new RegExp(
  `(?<![\\w./-])(?:${ISO}|${COMPACT}|${CLF}|${HTTP}|${DOTTED}|${SLASHED})(?![\\w])(?!-\\d)`,
  'g',
);

/**
 * The version of an interface, or the day of a part of data, as a segment of a path or behind a word that says so:
 * `/2015-03-31/functions`, `api-version=2021-04-01`.
 */
export const isDateOfVersion = (match: string, text: string, start: number, end: number): boolean =>
  match.length === DATE_LENGTH &&
  DATE.test(match) &&
  ((text[start - 1] === '/' && text[end] === '/') || BEHIND_VERSION.test(text.slice(Math.max(0, start - 20), start)));
export const DATE_LENGTH = 10;
export const DATE = /^\d{4}-\d{2}-\d{2}$/;
const BEHIND_VERSION = /[Vv]ersion["']?\s?[=:]\s?["']?$/;
/** The key of a version, such as `ApiVersion`. */
export const isVersionKey = (key: string): boolean => VERSION_KEY.test(key);
const VERSION_KEY = /(?:^v|V|[_.-]v)ersion$/;

/** Numbers as long as instants since 1970 are, in s, ms, µs or ns. */
export const EPOCH_PATTERN = /(?<![\w.+-])\d{10}(?:\d{3}){0,3}(?![\w-]|\.\d)/g;
/** Words before a number that say that it is an instant. */
const SAYS_WHEN =
  /(?:^|[^\p{L}])(?:\w{0,24}_|[a-z]\w{0,24}(?=[A-Z]))?(?:[Tt]ime(?:[Ss]tamp)?s?|[Tt]s|TS|[Ee]poch(?:_?[Mm]s)?|[Ee]xp(?:ires|ire|iry|iration)?(?:_?[Aa]t)?|iat|nbf|(?:[Cc]reated|[Uu]pdated|[Mm]odified|[Ss]tarted|[Ee]nded)_?[Aa]t|[Ss]ince|[Uu]ntil|[Dd]eadline)["']? ?[:=]? ?["']?$/u;

/**
 * True for a number in a text that is an instant of 2001 to 2038: a word before it says so, or it has milliseconds and
 * they are 0, as one id in nine thousand of that length looks.
 */
export function isEpoch(digits: string, text: string, start: number): boolean {
  if (epochMsOfNumber(Number(digits)) === undefined) return false;
  return (digits.length === 13 && digits.endsWith('000')) || SAYS_WHEN.test(text.slice(Math.max(0, start - 40), start));
}

/** Epoch milliseconds of a time in one of the forms of the two patterns; undefined when it names no real instant. */
export function epochMsOf(text: string): number | undefined {
  if (DIGITS.test(text)) return epochMsOfNumber(Number(text));
  const iso =
    /^(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?$/.exec(
      text,
    );
  if (iso !== null) return instant(iso[1], Number(iso[2]), iso[3], iso[4], iso[5], iso[6], iso[7], iso[8]);
  const dotted = /^(\d{2})\.(\d{2})\.(\d{4})(?:,? (\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?$/.exec(text);
  if (dotted !== null)
    return instant(dotted[3], Number(dotted[2]), dotted[1], dotted[4], dotted[5], dotted[6], dotted[7]);
  const named = /(\d{1,2})[/ -]([A-Z][a-z]{2})[/ -](\d{4})[: ](\d{2}):(\d{2}):(\d{2})(?: (\S+))?$/.exec(text);
  if (named === null) return undefined;
  const month = MONTHS.indexOf((named[2] ?? '').toLowerCase()) + 1;
  return instant(named[3], month, named[1], named[4], named[5], named[6], undefined, named[7]);
}

/** False for a number, a date alone and for midnight, as a birthday is written. */
export const hasTimeOfDay = (text: string): boolean => TIME_OF_DAY.test(text) && !MIDNIGHT.test(text);
/** True for a number under a key that tells an instant of a program; not for a whole day, nor what may be somebody's birthday. */
export const isInstant = (key: string, epochMs: number): boolean =>
  epochMs > OF_PROGRAMS && epochMs % DAY_MS !== 0 && INSTANT_KEY.test(key) && !/birth|dob|born/i.test(key);
/** 2010: programs that still log began later, and most who have accounts were born before. */
const OF_PROGRAMS = Date.UTC(2010, 0, 1);
const INSTANT_KEY = /time|stamp|(?:^|[_.@])ts$|date|creat|updat|expir|^iat$|^exp$|^nbf$|occurred|received|connectedAt/i;

const TIME_OF_DAY = /\d:\d{2}|T\d{6}Z$/;
const MIDNIGHT = /[T :]00:?00(?::?00(?:[.,]0+)?)?(?!:?\d)/;

function instant(
  year: string | undefined,
  month: number,
  day: string | undefined,
  hour = '0',
  minute = '0',
  second = '0',
  fraction = '0',
  zone = 'Z',
): number | undefined {
  if (month < 1 || month > 12 || Number(day) > 31) return undefined;
  const utc = Date.UTC(Number(year), month - 1, Number(day), Number(hour), Number(minute), Number(second));
  const offset = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  const minutes =
    offset === null ? 0 : (Number(offset[2]) * 60 + Number(offset[3] ?? 0)) * (offset[1] === '-' ? -1 : 1);
  return utc + Number(`0.${fraction}`) * 1000 - minutes * 60_000;
}

/** Epoch milliseconds of a number that is an instant of 2001 to 2038 in s, ms, µs or ns; undefined otherwise. */
export function epochMsOfNumber(value: number): number | undefined {
  for (const perMs of [0.001, 1, 1e3, 1e6]) {
    const epochMs = value / perMs;
    if (epochMs > 1e12 && epochMs < 2.15e12) return epochMs;
  }
  return undefined;
}

/** `T+1.204s`, `T-12m`, `T-3h`, `T+2d`: finer the nearer, so that repeats of one failure read alike. */
export function offsetText(epochMs: number, referenceMs: number): string {
  const difference = epochMs - referenceMs;
  const size = Math.abs(difference);
  const sign = difference < 0 ? '-' : '+';
  if (size < 600_000) return `T${sign}${Number((size / 1000).toFixed(3))}s`;
  if (size < 3 * 3_600_000) return `T${sign}${Math.round(size / 60_000)}m`;
  if (size < 72 * 3_600_000) return `T${sign}${Math.round(size / 3_600_000)}h`;
  return `T${sign}${Math.round(size / 86_400_000)}d`;
}

/** `T-90.5s`, `T-3d4020.512s`: to the millisecond at any distance, for a reader who asks on by it. */
export function exactOffsetText(epochMs: number, referenceMs: number): string {
  const size = Math.round(Math.abs(epochMs - referenceMs) * 1000) / 1000;
  const days = Math.floor(size / DAY_MS);
  // Not seconds alone: a run of eight digits and a fraction reads like a number that identifies.
  return `T${epochMs < referenceMs ? '-' : '+'}${days === 0 ? '' : `${days}d`}${Number(((size - days * DAY_MS) / 1000).toFixed(3))}s`;
}

/** Epoch milliseconds of an offset of either function above; undefined for other text. */
export function epochMsOfOffset(text: string, referenceMs: number): number | undefined {
  const [, sign, days, amount, unit = ''] =
    /^T([+-])(?:(\d{1,6})d)?(?:(\d{1,9}(?:\.\d{1,3})?)([smh]))?$/.exec(text) ?? [];
  if (days === undefined && amount === undefined) return undefined;
  const size = Number(days ?? 0) * DAY_MS + Number(amount ?? 0) * (OFFSET_UNITS_MS[unit] ?? 0);
  return sign === '-' ? referenceMs - size : referenceMs + size;
}

const DIGITS = /^\d{10,19}$/;
const DAY_MS = 86_400_000;
const OFFSET_UNITS_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };
