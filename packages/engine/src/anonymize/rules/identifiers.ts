/** Rules for ids: UUIDs, trace ids, long hexadecimal and decimal numbers. */
import {
  DASH,
  DIGIT,
  DIGIT_GROUPS_6,
  DIGIT_RUN_7,
  DIGITS_7,
  isDigitCode,
  RUN_8,
  RUN_16,
  SLASH,
  SPACE,
} from '../characters.js';
import { isDateOfVersion } from '../times.js';
import { isHarmlessNumber, isOfAccessLog, PLACE_IN_MEMORY } from '../vocabulary/harmless-numbers.js';
import { NUMBERED } from '../vocabulary/system-words.js';
import { isInRowOfNumbers } from './rows-of-numbers.js';
import { patternRule, type Rule } from './rule.js';

/** Segments of a path that a number behind them counts, or whose numbers the system gives to what it runs. */
const PLAIN_SEGMENTS = new Set(
  `proc task tasks fd pts tty tcp udp port ports pid tid thread threads dev sys cgroup status statuses code codes error errors line
  lines http https rfc kb build builds run runs job jobs page pages limit offset size version versions release releases year years
  shard shards partition partitions attempt attempts retry part parts chunk chunks width height timeout`.split(/\s+/),
);
const BEFORE_NUMBER = /(?:^|[/\s"'=(])([A-Za-z][\w.-]{0,40})\/$/;
/** A number of a path is somebody's when the segment before it says so; otherwise from four digits on, years left out. */
function isIdOfPath(number: string, text: string, start: number): boolean {
  const segment = BEFORE_NUMBER.exec(text.slice(Math.max(0, start - 44), start))?.[1]?.toLowerCase();
  if (segment === undefined) return false;
  const isYear = /^(?:19|20)\d{2}$/.test(number);
  // A year with its month.
  if (isYear && /^\/(?:0?[1-9]|1[0-2])(?!\d)/.test(text.slice(start + 4, start + 8))) return false;
  const words = segment.split(/[^a-z]+/);
  const last = words.at(-1) ?? '';
  if (NUMBERED.has(last) || (last.endsWith('s') && NUMBERED.has(last.slice(0, -1)))) return true;
  return number.length >= 4 && !isYear && !PLAIN_SEGMENTS.has(last);
}

/** Tokens of the public keys that the assemblies of .NET and Windows are signed with: the same everywhere. */
const ASSEMBLY_KEYS: ReadonlySet<string> = new Set(
  'b77a5c561934e089 b03f5f7f11d50a3a 31bf3856ad364e35 89845dcd8080cc91 cc7b13ffcd2ddd51 adb9793829ddae60 30ad4fe6b2a6aeed'.split(
    ' ',
  ),
);

/** True for twelve digits of base 16 in a row: most runs of letters end them after one or two. */
function holdsLongHex(text: string): boolean {
  let run = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const lower = code | 32;
    run = isDigitCode(code) || (lower >= 97 && lower <= 102) ? run + 1 : 0;
    if (run === LEAST_HEX) return true;
  }
  return false;
}
const LEAST_HEX = 12;

export const identifierRules: readonly Rule[] = [
  patternRule({
    name: 'uuid',
    kind: 'ID',
    reason: 'a UUID',
    requires: DASH | RUN_16,
    pattern: /(?<![0-9a-f])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f])/gi,
  }),
  patternRule({
    name: 'xray-trace',
    kind: 'ID',
    reason: 'a trace id',
    requires: DASH | RUN_16,
    needs: ['1-'],
    pattern: /(?<![\w-])1-[0-9a-f]{8}-[0-9a-f]{24}(?!\w)/gi,
  }),
  patternRule({
    name: 'long-hex',
    kind: 'ID',
    reason: 'a long hexadecimal id',
    requires: RUN_8 | DIGIT,
    mayMatch: holdsLongHex,
    pattern: /(?<![A-Za-z0-9])(?=[a-f]{0,40}\d)[0-9a-f]{12,512}(?![A-Za-z0-9])/gi,
    accept: (match, text, start) =>
      !ASSEMBLY_KEYS.has(match) &&
      !PLACE_IN_MEMORY.test(match) &&
      (!/^\d+$/.test(match) || !isHarmlessNumber(match, text, start)),
  }),
  patternRule({
    name: 'long-number',
    kind: 'ID',
    reason: 'a long number',
    requires: DIGITS_7 | DIGIT_RUN_7,
    pattern: /(?<![\d.])\d{7,40}(?!\d)/g,
    accept: (match, text, start) => !isHarmlessNumber(match, text, start),
  }),
  patternRule({
    name: 'path-number',
    kind: 'ID',
    reason: 'a number in a path',
    requires: SLASH | DIGIT,
    pattern: /\/(\d{1,12})(?=[/?#\s"'`<>,;)\]}\\]|[.:](?!\d)|$)/g,
    accept: isIdOfPath,
  }),
  patternRule({
    name: 'grouped-number',
    kind: 'ID',
    reason: 'a long number in groups',
    requires: DIGITS_7 | DIGIT_GROUPS_6,
    anyOf: SPACE | DASH,
    pattern: /(?<![\d.:/-])\d{2,6}(?:[ -]\d{2,6}){2,6}(?![\d:/-])/g,
    accept: (match, text, start) =>
      match.replace(/\D/g, '').length >= 8 &&
      !isOfAccessLog(match, text, start) &&
      !isInRowOfNumbers(text, start) &&
      !isDateOfVersion(match, text, start, start + match.length),
  }),
];
