/** Whether one thing is named after another: `parent-mail-schedule` after `school-prod-parentMail`. */

/** Words that names of anything hold. */
const GENERIC = new Set(
  'prod production dev test stage staging live main default function lambda fn service svc app api job worker handler rule schedule scheduled scheduler cron trigger event events every hourly daily nightly stack table queue topic the new aws'.split(
    ' ',
  ),
);

const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word.length >= 3 && !GENERIC.has(word) && !/^\d+$/.test(word));

/** All words of `name` that say something, two at least, stand in the name of the other; false for names of generic words. */
export function sharesWords(other: string, name: string): boolean {
  const [own, words] = [new Set(wordsOf(other)), wordsOf(name)];
  return words.length >= 2 && words.every((word) => own.has(word));
}
