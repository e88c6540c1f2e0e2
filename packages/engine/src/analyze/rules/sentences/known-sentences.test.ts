import { describe, expect, it } from 'vitest';
import { event } from '../../__fixtures__/events.js';
import { recognize } from '../recognize.js';
import { signalsOf } from '../signals.js';
import { CAUSES_TOLD, DEFECTS_TOLD, SENTENCE_TABLES } from './known-sentences.js';
import { type Sentence, sentencesOf } from './table.js';

const judge = (message: string) => recognize(signalsOf(event({ message, isError: true })))?.fault;
const filled = ({ said }: Sentence) => said.replaceAll('*', 'shop-7');
const entries = Object.entries(SENTENCE_TABLES).flatMap(([table, sentences]) =>
  sentencesOf(sentences).map((sentence) => ({ ...sentence, table })),
);

describe('the tables of sentences', () => {
  it('give each sentence one meaning', () => {
    const seen = new Map<string, number>();
    for (const { said } of entries) seen.set(said, (seen.get(said) ?? 0) + 1);
    expect([...seen].filter(([, times]) => times > 1)).toEqual([]);
  });

  it('hold no sentence that is found in other words by chance', () => {
    expect(entries.filter(({ said }) => said.replace(/[^A-Za-z\d]/g, '').length < 6).map(({ said }) => said)).toEqual(
      [],
    );
  });

  it.each(Object.keys(SENTENCE_TABLES))(
    'mean what the table of %s says, where an error is logged with them',
    (table) => {
      const own = entries.filter((entry) => entry.table === table);
      const judged = own.map((entry) => {
        const { find } = entry.fault === 'code-defect' ? DEFECTS_TOLD : CAUSES_TOLD;
        return [filled(entry), find(`sync: ${filled(entry)} x`)?.fault];
      });
      expect(judged).toEqual(own.map((entry) => [filled(entry), entry.fault]));
    },
  );

  it('find the first sentence of a text, and of two at one place the longer', () => {
    expect(CAUSES_TOLD.find('a\nself-signed certificate in chain; could not translate host name')?.fault).toBe(
      'certificate-invalid',
    );
    expect(CAUSES_TOLD.find('src/a.ts(1,1): error TS2307: Cannot find module')?.fault).toBe('missing-dependency');
    expect(judge('src/a.ts(1,1): error TS2307: Cannot find module')).toBe('missing-dependency');
    expect(judge('src/a.ts(1,1): error TS2339: Property')).toBe('code-defect');
    expect(CAUSES_TOLD.find('all is well')).toBeUndefined();
  });

  it('take the last of a chain of errors on one line, and no line below it', () => {
    const chained = 'failed to resolve reference "x": dial tcp: lookup registry: no such host';
    expect(CAUSES_TOLD.find(chained)?.fault).toBe('dns-failure');
    expect(CAUSES_TOLD.find('SSL_connect returned=1 errno=0 state=error: certificate verify failed')?.fault).toBe(
      'certificate-invalid',
    );
    expect(CAUSES_TOLD.find('self-signed certificate\nnote: Could not resolve host')?.fault).toBe(
      'certificate-invalid',
    );
  });

  it('are found where a tool breaks them into lines', () => {
    expect(CAUSES_TOLD.find('The role defined for the function cannot be assumed\n     by Lambda.')?.fault).toBe(
      'permission-denied',
    );
  });

  it('tell a certificate from any other end of a handshake', () => {
    expect(judge('remote error: tls: unknown certificate authority')).toBe('certificate-invalid');
    expect(judge('remote error: tls: insufficient security level')).toBe('connection-failed');
    expect(judge('Received fatal alert: certificate_revoked')).toBe('certificate-invalid');
    expect(judge('Received fatal alert: decode_error')).toBe('connection-failed');
  });

  it('let what lies behind count before what came of it', () => {
    const crashed = 'heroku[web.1]: State changed from starting to crashed';
    expect(judge(crashed)).toBe('startup-failed');
    expect(judge(`${crashed}\napp: Error: Cannot find module 'pg'`)).toBe('missing-dependency');
  });
});
