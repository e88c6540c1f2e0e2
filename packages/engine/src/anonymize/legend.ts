/** Facts about tokens that help a reader of the data and identify nobody. Closed vocabulary: no original enters. */

import { passesLuhn } from './rules/checksums.js';
import { CALLER, OWNER } from './rules/cloud.js';
import { providerOf } from './rules/network.js';
import { issuerOf } from './rules/vendor-tokens.js';
import type { VaultEntry } from './vault.js';

const MAX_FACTS = 80;

/** In the order of the tokens; empty when there is nothing to say. Cut after 80 facts. */
export function legendOf(
  entries: readonly Readonly<VaultEntry>[],
  referenceTimeMs: number | undefined,
): readonly string[] {
  const facts: string[] = [];
  for (const entry of entries)
    facts.push(...factsOf(entry, referenceTimeMs).map((fact) => `${entry.token} is ${fact}.`));
  facts.push(...groups(entries, 'IP', subnetOf, 'are in the same /24 network'));
  facts.push(...groups(entries, 'EMAIL', domainOf, 'have the same domain'));
  facts.push(...groups(entries, 'HOST', domainOfHost, 'have the same parent domain'));
  facts.push(
    ...groups(entries, undefined, (entry) => entry.original.toLowerCase(), 'differ only in upper and lower case'),
  );
  return facts.slice(0, MAX_FACTS);
}

function factsOf(
  { type, original, reason }: Readonly<VaultEntry>,
  referenceTimeMs: number | undefined,
): readonly string[] {
  switch (type) {
    case 'IP':
      return [kindOfAddress(original)];
    case 'CARD':
      return [
        passesLuhn(original.replace(/\D/g, ''))
          ? `${brandOf(original)} number with a right check digit`
          : `${brandOf(original)} number with a wrong check digit`,
      ];
    case 'ACCT':
      return [
        /^\d{12}$/.test(original) ? 'an AWS account' : 'an account',
        ...(reason === CALLER ? ['the account of the caller'] : []),
        ...(reason === OWNER ? ['the account that owns the resource'] : []),
      ];
    case 'EMAIL':
      return PUBLIC_MAIL.test(original) ? ['an address at a public mail provider'] : [];
    case 'HOST':
      return hostFacts(original);
    case 'SECRET':
      return [...jwtFacts(original, referenceTimeMs), ...keyFacts(original)];
    case 'ID':
      return idFacts(original);
    default:
      return [];
  }
}

function kindOfAddress(address: string): string {
  if (/^127\.|^::1$/.test(address)) return 'the loopback address';
  if (/^(?:0\.0\.0\.0|::)$/.test(address)) return 'the address of any interface';
  if (address.startsWith('169.254.')) return 'a link-local address';
  if (address.includes(':')) return /^f[cd]/i.test(address) ? 'a private IPv6 address' : 'an IPv6 address';
  return isPrivate(address) ? 'a private address' : 'a public address';
}

/** By the first digits, which say no more than the scheme (ISO/IEC 7812). */
function brandOf(card: string): string {
  if (card.startsWith('4')) return 'a Visa card';
  if (/^(?:5[1-5]|2[2-7])/.test(card)) return 'a Mastercard';
  return /^3[47]/.test(card) ? 'an American Express card' : 'a card';
}

const PUBLIC_MAIL =
  /@(?:gmail|googlemail|outlook|hotmail|live|yahoo|icloud|aol|gmx|proton|protonmail|web)\.[a-z.]{2,6}$/i;

/** Of the host of a provider's customer the service and the region, which are words of ours. */
function hostFacts(host: string): readonly string[] {
  const provider = providerOf(host.toLowerCase());
  return provider === undefined ? [] : [`a host of a customer below ${provider}`];
}

function keyFacts(secret: string): readonly string[] {
  if (/^AKIA[A-Z0-9]{12,}$/.test(secret)) return ['a long-lived AWS access key id'];
  if (/^ASIA[A-Z0-9]{12,}$/.test(secret)) return ['a temporary AWS access key id'];
  const issuer = issuerOf(secret);
  return issuer === undefined ? [] : [`a credential of ${issuer}`];
}

function isPrivate(address: string): boolean {
  const [first = 0, second = 0] = address.split('.').map(Number);
  return (
    first === 10 ||
    (first === 172 && second >= 16 && second <= 31) ||
    (first === 192 && second === 168) ||
    (first === 100 && second >= 64 && second <= 127)
  );
}

const ALGORITHMS = new Set([
  'HS256',
  'HS384',
  'HS512',
  'RS256',
  'RS384',
  'RS512',
  'ES256',
  'ES384',
  'ES512',
  'PS256',
  'EdDSA',
  'none',
]);

function jwtFacts(token: string, referenceTimeMs: number | undefined): readonly string[] {
  const [head, body] = token.split('.');
  if (!token.startsWith('eyJ') || head === undefined || body === undefined) return [];
  const algorithm = fieldOf(head, 'alg');
  const expires = fieldOf(body, 'exp');
  const named =
    typeof algorithm === 'string' && ALGORITHMS.has(algorithm) ? `a JSON web token (${algorithm})` : 'a JSON web token';
  if (typeof expires !== 'number' || referenceTimeMs === undefined) return [named];
  const hours = Math.round(Math.abs(expires * 1000 - referenceTimeMs) / 3_600_000);
  return [
    `${named} that ${expires * 1000 < referenceTimeMs ? 'expired' : 'expires'} about ${hours} h ${expires * 1000 < referenceTimeMs ? 'before' : 'after'} the reference time`,
  ];
}

function fieldOf(part: string, name: string): unknown {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof parsed === 'object' && parsed !== null
      ? Object.entries(parsed).find(([key]) => key === name)?.[1]
      : undefined;
  } catch {
    return undefined;
  }
}

function idFacts(original: string): readonly string[] {
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(original)) return ['a UUID'];
  if (original.length < 12 || original.length > 128) return [];
  if (/^[0-9a-f]+$/i.test(original) && !/^\d+$/.test(original)) return [`${original.length} hexadecimal digits`];
  return /^\d+$/.test(original) ? [`${original.length} digits`] : [];
}

const subnetOf = ({ original }: Readonly<VaultEntry>): string | undefined =>
  /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(original)?.[1];
const domainOf = ({ original }: Readonly<VaultEntry>): string | undefined => original.split('@')[1]?.toLowerCase();
const domainOfHost = ({ original }: Readonly<VaultEntry>): string | undefined =>
  original.split('.').slice(-2).join('.').toLowerCase();

function groups(
  entries: readonly Readonly<VaultEntry>[],
  type: VaultEntry['type'] | undefined,
  keyOf: (entry: Readonly<VaultEntry>) => string | undefined,
  words: string,
): readonly string[] {
  const byKey = new Map<string, string[]>();
  for (const entry of entries) {
    if (type !== undefined && entry.type !== type) continue;
    const key = keyOf(entry);
    if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), entry.token]);
  }
  return [...byKey.values()].filter((tokens) => tokens.length > 1).map((tokens) => `${tokens.join(', ')} ${words}.`);
}
