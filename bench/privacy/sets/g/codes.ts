/** Numbers of things and companies with their check digits. */
import { ofPattern } from '../../patterns.js';
import type { Random } from '../../random.js';
import { iban, withLuhn } from '../../values.js';
import { isMod1110, weighted } from './checks.js';
import { ended } from './identity.js';

const TRANSLITERATED = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ';
const VIN_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** A vehicle number whose ninth character is its check, as North America demands it. */
export function vin(random: Random, maker: string): string {
  const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789';
  const body = `${maker}${random.of(letters, 8 - maker.length)}0${random.of('ABCDEFGHJKLMNPRS', 1)}${random.of(letters, 1)}${ofPattern(random, '{d6}')}`;
  const sum = [...body].reduce(
    (total, character, place) => total + (TRANSLITERATED.indexOf(character) % 10) * (VIN_WEIGHTS[place] ?? 0),
    0,
  );
  return `${body.slice(0, 8)}${'0123456789X'[sum % 11]}${body.slice(9)}`;
}

/** ISO 6346: letters count from 10 without the multiples of 11. */
export function container(random: Random): string {
  const body = ofPattern(random, '{u3}U{d6}');
  const worth = (character: string): number => {
    const value = Number.parseInt(character, 36);
    return value < 10 ? value : value + Math.floor((value - 1) / 10);
  };
  const sum = [...body].reduce((total, character, place) => total + worth(character) * 2 ** place, 0);
  return `${body}${(sum % 11) % 10}`;
}

const closed = (body: string, weights: readonly number[], modulus: number): string =>
  body + ((modulus - (weighted(body, weights) % modulus)) % modulus);

/** GS1: location and article numbers of 13 digits. */
export const gln = (random: Random): string =>
  closed(ofPattern(random, '40{d10}'), [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3], 10);

/** A routing number of an American bank. */
export const routing = (random: Random): string => closed(ofPattern(random, '0{n1}{d6}'), [3, 7, 1, 3, 7, 1, 3, 7], 10);

/** A number of the British health service; a body whose check would be ten is not given out. */
export function nhs(random: Random): string {
  for (;;) {
    const whole = closed(ofPattern(random, '{n1}{d8}'), [10, 9, 8, 7, 6, 5, 4, 3, 2], 11);
    if (whole.length === 10) return whole.replace(/^(...)(...)/, '$1 $2 ');
  }
}

/** A value-added tax number of Germany, France or Italy. */
export function vat(random: Random): string {
  const company = withLuhn(ofPattern(random, '{n1}{d7}'));
  return random.pick([
    () => `DE${ended(() => ofPattern(random, '{n1}{d7}'), [...'0123456789'], isMod1110)}`,
    () => `FR${String((12 + 3 * (Number(company) % 97)) % 97).padStart(2, '0')}${company}`,
    () => `IT${withLuhn(ofPattern(random, '0{n1}{d5}015'))}`,
  ])();
}

/** A Mexican CLABE of 18 digits. */
export const clabe = (random: Random): string =>
  closed(ofPattern(random, '0{n1}{d15}'), [3, 7, 1, 3, 7, 1, 3, 7, 1, 3, 7, 1, 3, 7, 1, 3, 7], 10);

/** An Argentine CBU: two blocks, each with its check. */
export const cbu = (random: Random): string =>
  closed(ofPattern(random, '0{n1}{d5}'), [7, 1, 3, 9, 7, 1, 3], 10) +
  closed(ofPattern(random, '{d13}'), [3, 9, 7, 1, 3, 9, 7, 1, 3, 9, 7, 1, 3], 10);

/** An identifier of a SEPA creditor: the business code in its middle is left out of the check. */
export const creditor = (random: Random): string => iban('DE', ofPattern(random, '0{d10}')).replace(/^(....)/, '$1ZZZ');

/** The identifier of an eSIM: 32 digits that leave 1 when divided by 97. */
export function eid(random: Random): string {
  const body = ofPattern(random, '8904{d26}');
  return body + String(98n - ((BigInt(body) * 100n) % 97n)).padStart(2, '0');
}

/** A registered parcel of the postal union. */
export function parcel(random: Random, country: string): string {
  const body = ofPattern(random, '{d8}');
  const check = 11 - (weighted(body, [8, 6, 4, 2, 3, 5, 9, 7]) % 11);
  return `RR${body}${check === 10 ? 0 : check === 11 ? 5 : check}${country}`;
}
