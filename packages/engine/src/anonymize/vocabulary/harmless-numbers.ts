/** Positive evidence that a long number identifies nobody: what it counts, what it measures, what numbers a framework. */

/** A count of something, or a measured value, when this follows. */
const COUNTED =
  /^\s?(?:bytes?|octets|bits|[kmgt]i?b|[kKMGT]i?B|[ap]m|ns|us|µs|μs|ms|s|(?:nano|micro|milli)?(?:second|sec)s?|nanos|micros|millis|minutes|hours|ticks|cycles|jiffies|items|rows|records|entries|messages|events|objects|documents|files|blocks|pages|packets|lines|words|characters|chars|tokens|keys|points|samples|requests|calls|errors|failures|retries|times|tasks|jobs|steps|total|interrupts|exceptions|allocations|iterations|operations|ops|kHz|MHz|Hz|rpm|percent)(?![\p{L}\p{N}])/u;
/** A number of up to ten digits behind a word of measure, or of what a machine numbers by itself, with at most a sign between. */
const MEASURED =
  /(?:^|[^\p{L}\p{N}])(?:\w{0,24}[a-z_])?(?:[Ss]ize|[Bb]ytes|[Mm]emory|[Hh]eap|[Ll]ength|[Ll]en|[Oo]ffset|[Ll]imit|[Cc]apacity|[Ff]ree|[Uu]sed|[Aa]llocated|[Aa]vailable|[Dd]uration|[Ee]lapsed|[Ll]atency|[Tt]hroughput|[Tt]otal|[Cc]ount|[Uu]sage|[Nn]anos|[Mm]icros|[Mm]illis|[Mm]s|[Nn]s|[Ll]ock|[Hh]andle|[Ss]eq(?:uence)?|[Gg]eneration|[Rr]evision|[Tt]icks?|[Cc]ycles?|lsn|LSN|[Ii]node|[Ss]ector|crc|CRC|[Cc]hecksum|[Ff]lags|[Mm]ask)(?: of)? ?[:=]? ?$/u;
const MOST_MEASURED = 10;
/** The start of an id of work of a framework, or of a hexadecimal number. */
const FRAMED =
  /(?:0x[0-9a-fA-F]{0,16}|(?<![A-Za-z0-9])(?:blk_-?(?:\d{4,20}_)?|(?:app)?attempt_|job_|task_|application_|container_(?:e\d{1,4}_)?))$/;

/** A size in memory (a multiple of 2^20) or the end of a range of integers: one id in a million is so round. */
function isRound(digits: string): boolean {
  if (digits.length > 20) return false;
  const number = BigInt(digits);
  return number > 0n && (number % MEBI === 0n || (number + 1n) % (1n << 31n) === 0n);
}
const MEBI = 1n << 20n;

/** An article about a patch: `KB2928120`. */
const ARTICLE = /(?<![A-Za-z0-9])KB$/;
/** Registers of processors, as a dump of one writes them before what they held. Short names only with their sign. */
const REGISTER =
  /(?<![A-Za-z0-9_])(?:(?:[er][abcd]x|[er][sd]i|[er][sb]p|[er]ip|[er]?flags|cr[0-4]|iar|dear|dsisr|srr[01]|xer|ctr|msr|esr|dar|cpsr|gpr\d{1,2}|fpr\d{1,2})\s?[:=]?\s?|(?:lr|cr|pc|sp|[rx][12]?\d)\s?[:=]\s?)$/i;

/** What a register of 32 bits held: eight digits of base 16. */
export const isRegister = (value: string, text: string, start: number): boolean =>
  value.length === 8 && !/[a-f]{4}/i.test(value) && REGISTER.test(text.slice(Math.max(0, start - 10), start));

/** The version of an interface behind one of its operations, as Lambda writes them: `CreateFunction20150331`. */
const isVersionOfOperation = (digits: string, before: string): boolean =>
  VERSION_DATE.test(digits) && OPERATION.test(before);
const VERSION_DATE = /^201\d[01]\d[0-3]\d$/;
const OPERATION = /(?<![A-Za-z0-9_.-])(?:[A-Z][a-z]{1,24}){2,8}$/;

/** Up to sixteen digits of base 16 that begin with zeros: where something lies in memory. Four letters would read as a word, and digits alone as a card. */
export const PLACE_IN_MEMORY = /^0{5,15}(?=\d{0,10}[a-f])(?![\da-f]{0,8}[a-f]{4})[\da-f]{1,11}$/i;

/** A small number that a machine filled up with zeros, as it prints registers and counters. */
const FILLED = /^0{5,8}\d{0,3}$/;
/** `1146800 floating point alignment exceptions`: the count that a line begins with. */
const COUNTED_BEHIND_WORDS =
  /^ (?:[a-z][a-z-]{1,20} ){1,3}(?:exceptions|errors|failures|warnings|requests|messages|events|records|rows|packets|bytes|retries|timeouts|interrupts|faults|violations|objects|items|entries)(?![\p{L}\p{N}])/u;
const MOST_COUNTED = 7;

/** `"GET / HTTP/1.1" 500 1532`, `0.250 502 502 34 366 "GET /`: statuses and sizes of a line about a request. */
export function isOfAccessLog(match: string, text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  if (BEHIND_REQUEST.test(before)) return true;
  if (BEHIND_TIMERS.test(text.slice(Math.max(0, start - 64), start))) return true;
  return (
    BEHIND_SECONDS.test(before) && BEFORE_REQUEST.test(text.slice(start + match.length, start + match.length + 12))
  );
}
const BEHIND_REQUEST = /HTTP\/\d(?:\.\d)?" $/;
/** The four or five timers before the status and the size (HAProxy, “HTTP log format”). */
const BEHIND_TIMERS = /(?<![\w/.])[+-]?\d{1,9}(?:\/[+-]?\d{1,9}){3,4} $/;
const BEHIND_SECONDS = /(?:\d\.\d{1,6}|-1?) $/;
const BEFORE_REQUEST = /^(?: \d{1,9}){0,2} "(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|-) /;

export function isHarmlessNumber(digits: string, text: string, start: number): boolean {
  if (digits.charCodeAt(0) === 48 && FILLED.test(digits)) return true;
  if (start === 0 && digits.length <= MOST_COUNTED && COUNTED_BEHIND_WORDS.test(text.slice(digits.length, 100)))
    return true;
  const before = text.slice(Math.max(0, start - 40), start);
  if (FRAMED.test(before) || isRound(digits) || isRegister(digits, text, start)) return true;
  if (digits.length === 7 && ARTICLE.test(before)) return true;
  if (isVersionOfOperation(digits, before)) return true;
  if (digits.length <= MOST_MEASURED && digits.charCodeAt(0) !== 48 && MEASURED.test(before)) return true;
  return COUNTED.test(text.slice(start + digits.length, start + digits.length + 14));
}
