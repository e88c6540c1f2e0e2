/** Rows of numbers that a program prints, which have the form of a phone or an account and are none. */
import { passesLuhn } from './checksums.js';

/**
 * True inside of numbers that a program prints one after the other: behind a sign of assignment, in more digits than any phone
 * has (ITU-T E.164: 15), and in groups that no card or account is written in, `REPORT : 7007 5002 150089 240`.
 */
export function isInRowOfNumbers(text: string, start: number): boolean {
  let from = start;
  while (from > 0 && start - from < MAX_ROW && isOfRow(text.charCodeAt(from - 1))) from -= 1;
  while (text[from] === ' ') from += 1;
  if (!ASSIGNS.test(text.slice(Math.max(0, from - 24), from))) return false;
  const row = ROW.exec(text.slice(from, from + MAX_ROW))?.[0];
  const groups = row?.split(' ') ?? [];
  if (groups.join('').length <= MOST_OF_PHONE || groups.some((group) => group.length > 1 && group.startsWith('0')))
    return false;
  const middle = groups.slice(1, -1).map(({ length }) => length);
  const lengths = groups.map(({ length }) => length).join('');
  return new Set(middle).size > 1 && !lengths.includes('334') && row !== undefined && !holdsCard(row);
}

/** The digits from some group on have the length and the check digit of a card, so that nobody can tell it from one. */
function holdsCard(row: string): boolean {
  for (let at = 0; at >= 0; at = row.indexOf(' ', at) + 1 || -1) {
    const digits = row.slice(at, at + LONGEST_GROUPED).replaceAll(' ', '');
    if (digits.length >= 13 && digits.length <= 19 && passesLuhn(digits)) return true;
  }
  return false;
}
const LONGEST_GROUPED = 48;
const isOfRow = (code: number): boolean => code === 32 || (code >= 48 && code <= 57);
const MAX_ROW = 200;
const MOST_OF_PHONE = 15;
/** One space between, and nothing glued to the last. */
const ROW = /^\d{1,9}(?: \d{1,9}){3,40}(?![\w/-]|\.\d)/;
/** A word that says nothing of phones, and its sign. */
const ASSIGNS =
  /(?<!\p{L})(?!phone|tel|telephone|mobile|cell|fax|contact|call|whatsapp|sms|msisdn|number|card|account|iban)[\p{L}_]{2,20} ?[:=] ?$/iu;
