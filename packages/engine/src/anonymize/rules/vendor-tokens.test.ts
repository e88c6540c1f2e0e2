import { describe, expect, it } from 'vitest';
import { createAnonymizer } from '../create-anonymizer.js';
import { defaultPolicy } from '../policy.js';
import { BEGINNINGS_BY_FIRST, CREDENTIAL_SHAPES } from './credential-table.js';
import { issuerOf, vendorRules } from './vendor-tokens.js';

const BEGINNINGS = [...BEGINNINGS_BY_FIRST.values()].flat();
const BODY = 'q7Zw3Xk9Vb2Np5Tr8Ym4Lc6Hd1Jf0Gs7';
const HEX = '3f9a1c7e5b2d8046af1c9e7d5b3a8260';
/** One for each shape, in its order. */
const SHAPED: readonly string[] = [
  `AC${HEX}`,
  `${HEX}-us12`,
  `${HEX}-3f9a1c7e-5b2d8046`,
  `4815162342:AA${BODY}x`,
  `q7Z8Q~${BODY}ab`,
  `q7Zw3Xk9Vb2Np5.atlasv1.${BODY}${BODY}`,
  `481516234200-${HEX}.apps.googleusercontent.com`,
  `Mq7Zw3Xk9Vb2Np5Tr8Ym4Lc6.Hd1Jf0.Gs7q7Zw3Xk9Vb2Np5Tr8Ym4Lc6H`,
  `patq7Zw3Xk9Vb2Np5.${HEX}${HEX}`,
  `1/4815162342481516:${HEX}`,
  `481516234248151|q7Zw3Xk9Vb2Np5Tr8Ym4Lc6Hd1J`,
  `00Dq7Zw3Xk9Vb2N!${BODY}${BODY}${BODY}`,
  'oy2q7zw3xk9vb2np5tr8ym4lc6hd1jf0gs7q7zw3xk9vb2',
  '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',
  'pat.q7Zw3Xk9Vb2Np5Tr8Ym4Lc.3f9a1c7e5b2d8046af1c9e7d.q7Zw3Xk9Vb2Np5Tr8Ym4',
  `st.3f9a1c7e5b2d8046af1c9e7d.${HEX}.${HEX}`,
  `${HEX}5b2dNRAL`,
  `https://hooks.slack.com/services/T0AB1CD2E/B0AB1CD2E/${BODY}`,
  `https://discord.com/api/webhooks/481516234248151623/${BODY}`,
  `https://orders.webhook.office.com/webhookb2/${HEX}@${HEX}`,
  '//npm.example.org/:_authToken=orders-and-tables',
  `$ANSIBLE_VAULT;1.1;AES256\n${HEX}\n${HEX}`,
  `Private-Lines: 2\n${BODY}${BODY}\n${BODY}`,
  `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA${BODY}${BODY}`,
];

const found = (text: string): readonly string[] =>
  vendorRules.flatMap((rule) => rule.find(text, 0)).map(({ start, end }) => text.slice(start, end));

describe('credentials of vendors', () => {
  it.each(BEGINNINGS.map(({ text }) => text))('%s is told by how it begins', (beginning) => {
    expect(found(`got ${beginning}${BODY}, gave up`)).toEqual([`${beginning}${BODY}`]);
  });

  it.each(SHAPED)('%s is told by its form', (text) => {
    expect(found(text)).toHaveLength(1);
  });

  it('have a sample for every form', () => {
    expect(SHAPED).toHaveLength(CREDENTIAL_SHAPES.length);
    for (const [index, { pattern }] of CREDENTIAL_SHAPES.entries()) expect(SHAPED[index]).toMatch(new RegExp(pattern));
  });

  it.each(['secret_access_key', 'sk-learn', 'key-value-store', 'API-Gateway', 'dosage of 4815162342', 'secret_name'])(
    'are not seen in %s',
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );

  it('may be named by their issuer in the legend, every one of them', () => {
    for (const issuer of new Set([...BEGINNINGS, ...CREDENTIAL_SHAPES].map((row) => row.issuer))) {
      expect(() => createAnonymizer(defaultPolicy).seal(`it is a credential of ${issuer}.`)).not.toThrow();
    }
    expect(issuerOf(`glpat-${BODY}`)).toBe('GitLab');
    expect(issuerOf(`${HEX}-us12`)).toBe('Mailchimp');
    expect(issuerOf(BODY)).toBeUndefined();
    const anonymizer = createAnonymizer(defaultPolicy);
    anonymizer.hideText(`got glpat-${BODY}`);
    expect(anonymizer.legend()).toEqual(['<SECRET_1> is a credential of GitLab.']);
  });
});
