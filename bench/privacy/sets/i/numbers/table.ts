/** Every numbered thing of set I: what it counts as, and how it is made. */

import { ofPattern } from '../../../patterns.js';
import type { Random } from '../../../random.js';
import { iban as ibanWith } from '../../../values.js';
import { EUROPEAN } from './people-europe.js';
import { OVERSEAS } from './people-world.js';
import { TRADE } from './trade.js';

export const NUMBERS = { ...EUROPEAN, ...OVERSEAS, ...TRADE } as const satisfies Readonly<
  Record<string, readonly [type: string, make: (random: Random) => string]>
>;
export type NumberOf = keyof typeof NUMBERS;

const IBANS: Readonly<Record<string, string>> = {
  DE: '{n1}{d17}',
  FR: '20041{d15}606',
  IT: 'X0542811101{d12}',
  NL: 'RABO0{d9}',
  GB: 'MIDL40{d12}',
  ES: '0182{d16}',
  PT: '0035{d17}',
  CH: '00762{d12}',
  SE: '5000{d16}',
  NO: '8601{d7}',
  FI: '1234{d10}',
  IE: 'AIBK93{d12}',
  TR: '00061{d17}',
  AE: '033{d16}',
  SA: '80{d18}',
};

export const iban = (random: Random): string => {
  const country = random.pick(Object.keys(IBANS));
  return ibanWith(country, ofPattern(random, IBANS[country] ?? ''));
};
