import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GuardKnowledge, inspectText } from './inspect-text.js';
import { Taint } from './taint.js';

const WORDS = new Set(
  'you explain failures of serverless systems data holds tokens in angle brackets copy them exactly'.split(' '),
);

const know = (secrets: readonly string[] = [], more: Partial<GuardKnowledge> = {}): GuardKnowledge => ({
  taint: taintOf(secrets),
  isWord: (lower) => WORDS.has(lower),
  isIssued: (type, ordinal) => type === 'EMAIL' && ordinal === 1,
  isTimeZone: () => false,
  endpointHosts: [],
  maxCharacters: 100_000,
  ...more,
});
function taintOf(secrets: readonly string[]): Taint {
  const taint = new Taint(() => false);
  for (const secret of secrets) taint.add(secret, 'certain');
  return taint;
}

const kinds = (text: string, knowledge = know()): readonly string[] => [
  ...inspectText(text, knowledge, { residue: false }).keys(),
];

const PROSE = `You explain failures of serverless systems. Data holds tokens in angle brackets; copy them exactly.
## Summary
The function checkout-handler failed 12 times [F1], 4.2 times the rate of the hour before [F2]. HTTP 502, 3003.17 ms of 3000 ms.
{"model":"gpt-4o-mini","temperature":0.2,"messages":[{"role":"user","content":"at node:internal/process/task_queues:95:5"}]}`;

describe('inspectText', () => {
  it('lets instructions, findings and a request of ours pass', () => {
    expect(kinds(PROSE)).toEqual([]);
    expect(
      kinds(
        'POST https://api.openai.com/v1/chat/completions\ncontent-length: 1234\nuser-agent: ai/6.0.324 runtime/node.js/20',
      ),
    ).toEqual([]);
    expect(kinds('POST /v1/chat/completions')).toEqual([]);
  });

  it.each([
    ['mail jane@acme.example now', 'e-mail address'],
    ['from 203.0.113.7:443', 'IP address'],
    ['card 4111 1111 1111 1111', 'card number'],
    ['4111111111111111', 'long number'],
    ['ssn 078-05-1120', 'social security number'],
    ['AKIAIOSFODNN7EXAMPLE', 'AWS access key'],
    ['eyJhbGciOiJIUzI1NiJ9abc.eyJzdWIiOiIx', 'JSON web token'],
    ['-----BEGIN PRIVATE KEY-----', 'PEM block'],
    ['GB82 WEST 1234 5698 7654 32', 'IBAN'],
    ['call +442079460958', 'phone number'],
    ['account 123456789012', 'long number'],
    ['7d2b1c3e-1111-4222-8333-444455556666', 'UUID'],
  ])('finds by shape alone: %s', (text, kind) => expect(kinds(`x ${text} y`)).toContain(kind));

  it.each([
    '"timestamp":1764556801234',
    '\\"SentTimestamp\\":\\"1764556801234\\"',
    'startTimeUnixNano=1764556801234000000',
    'created_at: 1764556801234567',
    '"ts":1764556801234,',
    'git@github.com:<EMAIL_1>/ledger',
    '"ssh_url":"git@ssh.dev.azure.com:v3/<EMAIL_1>"',
  ])('lets an instant behind the name of one pass, and the account of a public forge: %s', (text) =>
    expect(kinds(text)).toEqual([]),
  );

  it.each([
    ['"birthTimestamp":1764556801234', 'long number'],
    ['"account":1764556801234', 'long number'],
    ['1764556801234', 'long number'],
    ['"timestamp":4915112345678', 'long number'],
    ['timestamp 17645568012345', 'long number'],
    ['digit@github.com:x', 'e-mail address'],
    ['git@github.company.example', 'e-mail address'],
    ['git@github.com.evil.example', 'e-mail address'],
    ['git@git.acme.example:x', 'e-mail address'],
  ])('takes no other number or account for one: %s', (text, kind) => expect(kinds(text)).toContain(kind));

  it('refuses a token that was never issued, and what is too large', () => {
    expect(kinds('<EMAIL_1>')).toEqual([]);
    expect(kinds('<EMAIL_01>')).toEqual(['token that was never issued']);
    expect(kinds('<EMAIL_2>')).toEqual(['token that was never issued']);
    expect(kinds('aaa', know([], { maxCharacters: 2 }))).toEqual(['too large']);
  });

  it('lets the host of the provider pass although the telemetry held it', () => {
    const knowledge = know(['llm.acme-health.example'], { endpointHosts: ['llm.acme-health.example'] });
    expect(kinds('POST https://llm.acme-health.example/v1/chat', knowledge)).toEqual([]);
  });

  it('finds a hidden value in every form, wherever it stands', () => {
    const secret = fc.oneof(
      fc.stringMatching(/^[a-z]{6,14}[0-9]{2}$/),
      fc.stringMatching(/^[A-Za-z]{5,9} [A-Za-z"\\]{4,9}$/),
      fc.emailAddress(),
    );
    const forms: readonly ((value: string) => string)[] = [
      (value) => value,
      (value) => value.toUpperCase(),
      (value) => encodeURIComponent(value),
      (value) => [...Buffer.from(value)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
      (value) => JSON.stringify(value),
      (value) => JSON.stringify(JSON.stringify(value)),
      (value) => Buffer.from(value).toString('hex'),
      (value) => Buffer.from(value).toString('base64'),
      (value) => Buffer.from(`x${value}y`).toString('base64url'),
      (value) => Buffer.from(`{"a":"${value}"}`).toString('base64'),
      (value) => [...value].reverse().join(''),
      (value) => [...value].join(' '),
    ];
    let missed = 0;
    const runs = 3000;
    fc.assert(
      fc.property(secret, fc.constantFrom(...forms), fc.nat({ max: PROSE.length }), (value, form, at) => {
        const text = `${PROSE.slice(0, at)} ${form(value)} ${PROSE.slice(at)}`;
        if (kinds(text, know([value])).length === 0) missed += 1;
      }),
      { numRuns: runs, seed: 5 },
    );
    expect(missed / runs).toBeLessThanOrEqual(0.003);
  });

  it('finds nothing in clean prose for values that are not in it', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[bcdfgjkqvwxz]{5,12}$/), { maxLength: 40 }), (values) => {
        expect(kinds(PROSE, know(values))).toEqual([]);
      }),
      { numRuns: 200, seed: 6 },
    );
  });
});
