/**
 * Lines that mention a failure and tell of none: a test that passed, a page of documentation, a dump of settings, words that
 * somebody typed, something that came right in the end.
 */
import { logLine } from '../failures/log-line.js';

/** It came right in the end, or nothing was tried. */
const OVERCOME = new RegExp(
  [
    String.raw`\b(?:succeeded|recovered|(?:re)?connected successfully|successfully (?:re)?connected)\b`,
    String.raw`\b(?:issue|problem|incident|error|failure|alarm|conflict|it)s? (?:(?:is|was|are|were|has been|have been) )?resolved\b`,
    String.raw`\bno (?:errors?|failures?|problems?)\b|\bwithout (?:errors?|problems?)\b`,
    String.raw`\b0 (?:errors?|failed|failures?)\b|\b(?:moved|sent|dropped|lost|failed|rejected|retried) 0\b`,
    String.raw`\b(?:ticket|issue|incident|alarm|alert)\b.{0,60}\b(?:closed|resolved|changed from ALARM to OK)\b`,
    String.raw`\d+ (?:of \d+ )?(?:requests |calls |tokens )?(?:left|remaining)\b`,
    // A breaker that is closed lets calls through.
    String.raw`\bcircuit[ -]?breaker\b.{0,60}\b(?:closed|reset)\b|\bhalf[-_ ]?open to closed\b`,
  ].join('|'),
  'i',
);
/** What is usual: a value that was not in a cache and was fetched, the kernel's order of whom to end first. */
const USUAL = /\bcache (?:miss|hit)\b|\boom[-_ ]?(?:killer )?(?:score|adj)|\boom_score_adj\b/i;
/** What was left out on purpose. */
const LEFT_OUT = /^\W{0,3}(?:skipp(?:ing|ed)|ignor(?:ing|ed)|omitt(?:ing|ed))\b/i;
/** What a runner of tests prints of those that pass. */
const PASSED = /^\s*(?:[✓✔√]|PASS\b|ok \d+ |--- PASS|\d+ passing\b|PASSED\b)/;
/** Where to read on. */
const READ_ON =
  /^\W{0,3}(?:see|docs?|documentation|hint|tip|help|usage|example|learn more|read more|for more|more info)\b/i;

/** A word in front of a list that would make it an error. */
const TROUBLE = 'error|fail|exception|cannot|unable|problem|warn';
const LISTS = [
  'loaded|loading|registered|registering|using|env(?:ironment)?|config(?:uration)?|settings?|options?|defaults?',
  'translations?|debug|polic(?:y|ies)|thresholds?',
].join('|');
/** Between the word and its list: no other word for trouble than one that names a kind of thing (`error handlers`). */
const NO_TROUBLE = String.raw`(?:(?!\berrors?\b(?! (?:handlers?|classes|codes|pages|messages))|fail|invalid|missing|exception|\bnot\b)[^.!?\n]){0,40}`;
/** What is loaded, registered or set, with a list of it behind. */
const LISTED = new RegExp(
  String.raw`^\W{0,3}(?:(?!${TROUBLE})[\w-]{1,24} )?(?:${LISTS})\b${NO_TROUBLE}[:={[](?!\s*(?:invalid|missing|error|fail|cannot|could not|unable))`,
  'i',
);

/** An error that is told and not only mentioned says so in one of these words. */
const TOLD =
  /\b(?:fail(?:ed|ure|s|ing)?|errors?|exception|could not|couldn't|cannot|can't|unable|refused|denied|rejected|abort(?:ed|ing)?|crash(?:ed)?|panic|fatal|invalid|missing|not found)\b/i;
const QUOTED = /"[^"\n]{3,200}"|(?<!\w)'[^'\n]{3,200}'(?!\w)|`[^`\n]{3,200}`|\bhttps?:\/\/\S+/g;
/** Fields of a line of JSON or logfmt are quoted, too. */
const FIELDS = /^\s*\{|\b\w+="|"\w+"\s?:/;
/** Google's logger: the level as a letter, the day, the time, the thread, the place. */
const GLOG = /^[IWEF]\d{4} [\d:.]{8,15} +\d+ [^\s\]]{1,120}\] /;

/** Whether a line says of itself that something went wrong. */
export const tellsTrouble = (message: string): boolean => TOLD.test(message.slice(0, 1_000));

export const isMereMention = (message: string): boolean => {
  const words = message.slice(0, 1_000);
  const own = logLine(words.replace(GLOG, '')).message;
  return (
    OVERCOME.test(words) ||
    USUAL.test(words) ||
    [words, own].some((text) => PASSED.test(text) || READ_ON.test(text) || LISTED.test(text) || LEFT_OUT.test(text))
  );
};

/**
 * What a line says itself, without what it quotes and the addresses in it; undefined where all of it counts: it says of
 * itself that something went wrong, or it quotes nothing.
 */
export function withoutQuotes(message: string): string | undefined {
  const words = message.slice(0, 2_000);
  if (FIELDS.test(words)) return undefined;
  const own = words.replace(QUOTED, ' ');
  return own === words || TOLD.test(own) ? undefined : own;
}
