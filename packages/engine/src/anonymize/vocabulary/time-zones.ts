/**
 * Time zones by their names in the database of IANA, such as `Europe/Berlin`. A zone holds for everybody in it, mostly millions,
 * and tells when schedules run; so its city stays where it is part of the name of a zone, and nowhere else.
 */

/** Those of the continents: on islands and at stations of research few people live. */
const AREAS = 'Africa|America|Asia|Australia|Europe';
const AREA_BEFORE = new RegExp(`(?<![\\w/.-])(?:${AREAS})/(?:[A-Za-z_]{3,20}/)?$`);
const CITY_BEHIND = /^\/[A-Z][A-Za-z_]{2,24}(?![\w/-])/;
const NAME = new RegExp(`^(?:${AREAS})/[A-Z][A-Za-z_-]{2,30}(?:/[A-Z][A-Za-z_-]{2,30})?$`);

const known = new Map<string, boolean>();
const MAX_KNOWN = 1000;

/** True for the name of a zone on a continent, written as the database writes it; false for all else. */
export function isTimeZone(name: string): boolean {
  if (!NAME.test(name)) return false;
  const before = known.get(name);
  if (before !== undefined) return before;
  if (known.size >= MAX_KNOWN) known.clear();
  const verdict = isZoneOfRuntime(name);
  known.set(name, verdict);
  return verdict;
}

/** The runtime raises for a zone that it does not know. */
function isZoneOfRuntime(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** True when the word from `start` to `end` is a part of the name of a zone. */
export function isInTimeZone(text: string, start: number, end: number): boolean {
  if (text[start - 1] !== '/') return false;
  const area = AREA_BEFORE.exec(text.slice(Math.max(0, start - 40), start))?.[0];
  if (area === undefined) return false;
  const city = CITY_BEHIND.exec(text.slice(end, end + 32))?.[0];
  if (city !== undefined) return isTimeZone(area + text.slice(start, end) + city);
  return text[end] !== '/' && isTimeZone(area + text.slice(start, end));
}
