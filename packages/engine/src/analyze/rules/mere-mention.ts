/**
 * Lines that mention a failure and tell of none: a test that passed, a page of documentation, a dump of settings, words that
 * somebody typed, something that came right in the end.
 */

/** It came right in the end, or nothing was tried. */
const OVERCOME =
  /\b(?:succeeded|recovered|(?:issue|problem|incident|error|failure|alarm|conflict|it)s? (?:(?:is|was|are|were|has been|have been) )?resolved|(?:re)?connected successfully|no (?:errors?|failures?|problems?)|without (?:errors?|problems?)|0 (?:errors?|failed|failures?)|(?:moved|sent|dropped|lost|failed|rejected|retried) 0)\b|\b(?:ticket|issue|incident|alarm|alert)\b.{0,60}\b(?:closed|resolved|changed from ALARM to OK)\b|\d+ (?:of \d+ )?(?:requests |calls |tokens )?(?:left|remaining)\b/i;
/** What a runner of tests prints of those that pass. */
const PASSED = /^\s*(?:[✓✔√]|PASS\b|ok \d+ |--- PASS|\d+ passing\b|PASSED\b)/;
/** Where to read on. */
const READ_ON =
  /^\W{0,3}(?:see|docs?|documentation|hint|tip|help|usage|example|learn more|read more|for more|more info)\b/i;
/** What is loaded, registered or set, with a list of it behind. */
const LISTED =
  /^\W{0,3}(?:(?!error|fail|exception|cannot|unable|problem|warn)[\w-]{1,24} )?(?:loaded|loading|registered|registering|using|env(?:ironment)?|config(?:uration)?|settings?|options?|defaults?|translations?|debug)\b(?:(?!\berrors?\b(?! (?:handlers?|classes|codes|pages|messages))|fail|invalid|missing|exception|\bnot\b)[^.!?\n]){0,40}[:={[](?!\s*(?:invalid|missing|error|fail|cannot|could not|unable))/i;
/** An error that is told and not only mentioned says so in one of these words. */
const TOLD =
  /\b(?:fail(?:ed|ure|s|ing)?|errors?|exception|could not|couldn't|cannot|can't|unable|refused|denied|rejected|abort(?:ed|ing)?|crash(?:ed)?|panic|fatal|invalid|missing|not found)\b/i;
const QUOTED = /"[^"\n]{3,200}"|(?<!\w)'[^'\n]{3,200}'(?!\w)|`[^`\n]{3,200}`|\bhttps?:\/\/\S+/g;
/** Fields of a line of JSON or logfmt are quoted, too. */
const FIELDS = /^\s*\{|\b\w+="|"\w+"\s?:/;

export const isMereMention = (message: string): boolean => {
  const words = message.slice(0, 1_000);
  return OVERCOME.test(words) || PASSED.test(words) || READ_ON.test(words) || LISTED.test(words);
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
