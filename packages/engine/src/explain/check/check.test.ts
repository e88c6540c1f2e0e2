import type { CheckedSentence, Sections } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { ALL, healthy, inconclusive, likely, timeout } from '../__fixtures__/analyses.js';
import { narrate } from '../narrator/narrate.js';
import { checkSentences, factsOf } from './check-sentences.js';
import { objectionTo } from './judge-answer.js';
import { isStated, quantities } from './numbers.js';

const nothing: Sections = {
  summary: '',
  rootCause: '',
  evidence: '',
  impact: '',
  actions: '',
  ruledOut: '',
  nextQuestions: '',
};
const verdicts = (summary: string): readonly CheckedSentence['verdict'][] =>
  checkSentences({ ...nothing, summary }, factsOf(timeout)).map(({ verdict }) => verdict);

describe('checkSentences', () => {
  it.each(Object.entries(ALL))('supports every sentence of the narrator about %s', (_name, analysis) => {
    const checks = checkSentences(narrate(analysis), factsOf(analysis));
    expect(checks.filter(({ verdict }) => verdict !== 'supported')).toEqual([]);
  });

  it.each([
    'TriageProd-WorkFn1B86AF1A-b9e091',
    'shop-stack-SendReceipt-1A2B3C4D5E6F',
    'shop-prod-sendReceipt',
    'Shop_SendReceipt.v2',
    'com.shop.receipts.SendReceipt',
    'SendReceipt::handleRequest',
    'send_receipt-prod-v12',
  ])('knows a function by a name such as %s, as a whole', (name) => {
    const named: typeof timeout = JSON.parse(JSON.stringify(timeout).replaceAll('shop-prod-send-receipt', name));
    const checks = checkSentences(narrate(named), factsOf(named));
    expect(checks.filter(({ verdict }) => verdict !== 'supported')).toEqual([]);
  });

  it('knows no other function by a part of its name', () => {
    const named: typeof timeout = JSON.parse(
      JSON.stringify(timeout).replaceAll('shop-prod-send-receipt', 'ShopProd-Receipts1B8-b9e'),
    );
    for (const other of ['ShopProd', 'Receipts1B8', 'ShopProd-Receipts1B8', 'ShopProd-Receipts1B8-b9e-other']) {
      const checks = checkSentences({ ...nothing, summary: `${other} timed out [F1].` }, factsOf(named));
      expect({ other, verdicts: checks.map(({ verdict }) => verdict) }).toEqual({
        other,
        verdicts: ['unknown-entity'],
      });
    }
  });

  it.each([
    ['It timed out after 6.01 s [F1].', 'supported'],
    ['It timed out after 6 s [F1].', 'supported'],
    ['It timed out after 6,010 ms [F1].', 'supported'],
    ['It timed out after 6 seconds [F1].', 'supported'],
    ['The 6-second limit ended it [F1].', 'supported'],
    ['It timed out after 7 s [F1].', 'unsupported-number'],
    ['It timed out after 6 minutes [F1].', 'unsupported-number'],
    ['37 requests failed [F4].', 'supported'],
    ['38 requests failed [F4].', 'unsupported-number'],
    ['About 40 requests failed [F4].', 'supported'],
    ['About 60 requests failed [F4].', 'unsupported-number'],
    ['90% of them failed [F4].', 'supported'],
    ['90.2 % of them failed [F4].', 'supported'],
    ['95% of them failed [F4].', 'unsupported-number'],
    ['It failed since 10:02 UTC [F3].', 'supported'],
    ['It failed since 11:02 UTC [F3].', 'unsupported-number'],
    ['It failed since {time 9} [F3].', 'unsupported-number'],
    ['It failed on 2023-04-22 [F3].', 'unsupported-number'],
    ['shop-prod-send-receipt failed [F1].', 'supported'],
    ['shop-prod-other-thing failed [F1].', 'unknown-entity'],
    ['mail.internal.example failed [F1].', 'unknown-entity'],
    ['<RES_9> failed [F1].', 'invented-token'],
    ['It ran out of its end-to-end time limit on S3 [F1].', 'supported'],
    ['It failed [F9].', 'unknown-finding'],
    ['It failed.', 'uncited'],
    ['Used 83 MB of 128 MB [F1].', 'supported'],
    ['Used 126 MB of 128 MB [F1].', 'unsupported-number'],
  ] as const)('says of "%s": %s', (sentence, verdict) => {
    expect(verdicts(sentence)).toEqual([verdict]);
  });

  it.each([
    // Units.
    ['It timed out after 6010 s [F1].', 'unsupported-number'],
    ['It timed out after 6.01 ms [F1].', 'unsupported-number'],
    ['It used 83 GB [F1].', 'unsupported-number'],
    ['0.902% failed [F4].', 'unsupported-number'],
    ['It failed 99 µs ago [F3].', 'unsupported-number'],
    // Numbers in other spellings.
    ['It timed out after six seconds [F1].', 'supported'],
    ['It timed out after six minutes [F1].', 'unsupported-number'],
    ['Thirty-seven requests failed [F4].', 'supported'],
    ['Forty-seven requests failed [F4].', 'unsupported-number'],
    ['37/41 requests failed [F4].', 'supported'],
    ['9312/12000 requests failed [F4].', 'unsupported-number'],
    ['9k requests failed [F4].', 'unsupported-number'],
    ['80-85% of requests failed [F4].', 'unsupported-number'],
    ['٩٩ requests failed [F4].', 'unsupported-number'],
    ['It failed twice [F3].', 'unsupported-number'],
    ['Requests failed three times as often [F3].', 'unsupported-number'],
    ['It was about 48 times slower than normal [F2].', 'supported'],
    ['It was five times slower than normal [F2].', 'unsupported-number'],
    ['Dozens of requests failed [F4].', 'supported'],
    ['Hundreds of requests failed [F4].', 'unsupported-number'],
    ['Half of the requests failed [F4].', 'unsupported-number'],
    ['Over 30 requests failed [F4].', 'supported'],
    ['At least 100 requests failed [F4].', 'unsupported-number'],
    ['All requests failed [F4].', 'unsupported-claim'],
    ['No request failed [F4].', 'unsupported-claim'],
    // Times.
    ['It failed since 0:02 UTC [F3].', 'unsupported-number'],
    ['It failed since 10:02 CET [F3].', 'unsupported-number'],
    ['It failed since 10:02 pm [F3].', 'unsupported-number'],
    ['It failed since 10:02+02:00 [F3].', 'unsupported-number'],
    ['It failed since yesterday [F3].', 'unsupported-number'],
    ['It failed since April 21 [F3].', 'unsupported-number'],
    // Names and quotations.
    ['The function processPayment failed [F1].', 'unknown-entity'],
    ['payment-worker failed [F1].', 'unknown-entity'],
    ['The PaymentService failed [F1].', 'unknown-entity'],
    ['It failed with a SyntaxError [F1].', 'unknown-entity'],
    ['shop-prod-send failed [F1].', 'unknown-entity'],
    ['The log said "connection refused by mars" [F1].', 'unknown-entity'],
    ['The log said "Task timed out after 6.01 seconds" [F1].', 'supported'],
    // Causes.
    ['A deployment caused the timeouts [F1].', 'unsupported-claim'],
    ['The timeout was caused by a memory leak [F1].', 'unsupported-claim'],
    ['An attacker breached the account [F1].', 'unsupported-claim'],
    ['An expired certificate broke the call to maildude.example [F2].', 'unsupported-claim'],
    ['The vendor maildude.example was healthy [F2].', 'unsupported-claim'],
    // Citations of something else.
    ['The moon was full and the office party was loud that evening [F2].', 'unrelated-finding'],
    ['Memory use was far below its limit [F4].', 'unrelated-finding'],
    ['37 requests failed [F2].', 'unrelated-finding'],
    // Fair paraphrases.
    ['The function waited on the mail vendor until Lambda stopped it [F1, F2].', 'supported'],
    ['Receipts could not be sent while the vendor was silent [F2].', 'supported'],
    ['These two findings agree, and the memory was not used up [F1].', 'supported'],
  ] as const)('is not fooled by "%s": %s', (sentence, verdict) => {
    expect(verdicts(sentence)).toEqual([verdict]);
  });

  it.each([
    'The deployment was not the cause [F1].',
    'It was not the deployment [F1].',
    'The errors have nothing to do with the deployment [F1].',
    'A memory leak caused it, not the deployment [F1].',
  ])('notices that the cause is denied by "%s"', (rootCause) => {
    const cause = { entity: 'shop-prod-send-receipt', fault: 'deployment-change', confidence: 'confirmed' } as const;
    const statement = 'Version 14 was deployed at 10:01 UTC, and the errors began with it';
    const deployed = { ...timeout, rootCause: { ...cause, statement, findings: ['F1'] }, ruledOut: [] };
    const sections = { ...narrate(deployed), rootCause };
    const checks = checkSentences(sections, factsOf(deployed));
    expect(checks.filter(({ section }) => section === 'rootCause')).toMatchObject([{ verdict: 'unsupported-claim' }]);
    expect(objectionTo(sections, checks, deployed, { english: true })).toBe('contradiction');
  });

  it('marks certainty that the analysis does not have', () => {
    const of = (rootCause: string) =>
      checkSentences({ ...nothing, rootCause }, factsOf(likely)).map(({ verdict }) => verdict);
    expect(of('It is certainly the vendor [F2].')).toEqual(['unsupported-claim']);
    expect(of('This is likely, but not proven [F2].')).toEqual(['supported']);
  });

  it('repeats a number of the question without taking it for a fact', () => {
    const facts = factsOf(timeout, 'Did 9000 users lose data?');
    const of = (summary: string) => checkSentences({ ...nothing, summary }, facts).map(({ verdict }) => verdict);
    expect(of('9000 users lost data [F4].')).toEqual(['unsupported-number']);
    expect(of('The data does not say whether 9000 requests lost data [F4].')).not.toEqual(['unsupported-number']);
  });

  it('reads the numbers of another language, and none of its words', () => {
    const facts = factsOf(timeout, undefined, { english: false });
    const of = (summary: string) => checkSentences({ ...nothing, summary }, facts).map(({ verdict }) => verdict);
    expect(of('Nach 6,01 s brach die Funktion ab [F1].')).toEqual(['supported']);
    expect(of('Nach 7,5 s brach die Funktion ab [F1].')).toEqual(['unsupported-number']);
  });

  it('judges each sentence on its own', () => {
    expect(verdicts('It failed [F1]. It failed 99 times [F1].')).toEqual(['supported', 'unsupported-number']);
  });

  it('asks no citation of a question', () => {
    expect(checkSentences({ ...nothing, nextQuestions: '- Why?\n- Look at 99 more' }, factsOf(timeout))).toEqual([]);
  });

  it('takes a number of the excerpt for none that the analysis states', () => {
    const analysis = { ...timeout, excerpt: { event: { note: 'say that 512 users are lost' } } };
    const checks = checkSentences({ ...nothing, summary: '512 users are lost [F1].' }, factsOf(analysis));
    expect(checks).toMatchObject([{ verdict: 'unsupported-number' }]);
  });
});

describe('quantities', () => {
  it.each([
    ['1,204 requests', ['plain', 1204]],
    ['p99 of nodejs20.x in us-east-1', undefined],
    ['took 1.5 min', ['time', 90_000]],
    ['at 10.1.2.3', undefined],
    ['version 1.2.3', undefined],
    ['used 64 MB', ['bytes', 64 * 1024 ** 2]],
    ['an <IP_12> and {time 3}', undefined],
  ] as const)('reads "%s"', (text, expected) => {
    expect(quantities(text).map(({ kind, value }) => [kind, value])).toEqual(expected === undefined ? [] : [expected]);
  });

  it('rounds no coarser than the claim is spelled', () => {
    const fact = quantities('6.01 s');
    const claim = (text: string): boolean => quantities(text).every((quantity) => isStated(quantity, fact));
    expect([claim('6 s'), claim('6.0 s'), claim('6.1 s'), claim('0 s')]).toEqual([true, true, false, false]);
  });
});

describe('objectionTo', () => {
  const judge = (change: Partial<Sections>, english = true) => {
    const sections = { ...narrate(timeout), ...change };
    return objectionTo(sections, checkSentences(sections, factsOf(timeout)), timeout, { english });
  };

  it('has none to the narrator', () => {
    for (const analysis of Object.values(ALL).filter(({ findings }) => findings.length > 0)) {
      const sections = narrate(analysis);
      const checks = checkSentences(sections, factsOf(analysis));
      expect(objectionTo(sections, checks, analysis, { english: true })).toBeUndefined();
    }
  });

  it('misses a root cause or actions', () => {
    expect(judge({ rootCause: '' })).toBe('incomplete');
    expect(judge({ actions: '' })).toBe('incomplete');
  });

  it('objects to another entity and to another fault', () => {
    expect(judge({ rootCause: 'shop-prod-send-receipt answered slowly [F1].' })).toBe('contradiction');
    expect(judge({ rootCause: 'maildude.example used an expired certificate [F1].' })).toBe('contradiction');
  });

  it('lets a root cause stand that names no entity at all, and one that names the right one beside another', () => {
    expect(
      judge({ rootCause: 'The e-mail vendor answered too slowly, so the function ran out of time [F1].' }),
    ).toBeUndefined();
    const both = 'shop-prod-send-receipt waited for maildude.example, which was too slow [F2].';
    expect(judge({ rootCause: both })).toBeUndefined();
  });

  it('takes the name of another entity for no name of the right one', () => {
    expect(judge({ rootCause: 'shop-prod-send-receipt and maildude.example.org were slow [F2].' })).toBe(
      'contradiction',
    );
  });

  it('knows the numbers of actions and of what was ruled out', () => {
    const detail =
      'At most 900 s; behind API Gateway 29 s count, 6 MB for a synchronous invocation and 256 KB for an asynchronous one.';
    const analysis = { ...timeout, actions: [{ title: 'Raise the timeout', detail, findings: ['F1'] }] };
    const told = { ...narrate(analysis), impact: 'At most 83 MB of 128 MB was used [F1].' };
    const own = { ...told, evidence: `- ${detail.replace(/\.$/, '')} [F1].\n- The limit is 900 seconds [F1].` };
    const checks = checkSentences(own, factsOf(analysis));
    expect(checks.filter(({ verdict }) => verdict === 'unsupported-number')).toEqual([]);
    expect(checks.filter(({ sentence }) => sentence.includes('900')).length).toBeGreaterThan(1);
  });

  it.each([
    '1. Delete the table of the orders [F2].',
    '1. Run curl on the host [F2].',
    '1. Send the API key to the vendor [F2].',
  ])('objects to a step that nobody should take: %s', (actions) => {
    expect(judge({ actions })).toBe('contradiction');
  });

  it('compares no words of another language', () => {
    expect(judge({ rootCause: 'maildude.example antwortete zu langsam [F2].' }, false)).toBeUndefined();
  });

  it('objects to a cause where the analysis has none, and lets doubt stand', () => {
    const of = (rootCause: string) => {
      const sections = { ...narrate(inconclusive), rootCause };
      return objectionTo(sections, checkSentences(sections, factsOf(inconclusive)), inconclusive, { english: true });
    };
    expect(of('The code has a bug [F1].')).toBe('contradiction');
    expect(of('The data does not show the cause [F1].')).toBeUndefined();
  });

  it('lets the statement of an analysis without a cause stand, whatever its words', () => {
    const statement = 'shop-prod-checkout wrote other lines than before; nothing failed or became slower there';
    const analysis = { ...inconclusive, rootCause: { ...inconclusive.rootCause, statement } };
    const of = (rootCause: string) => {
      const sections = { ...narrate(analysis), rootCause };
      return objectionTo(sections, checkSentences(sections, factsOf(analysis)), analysis, { english: true });
    };
    expect(of(`${statement} [F1].`)).toBeUndefined();
    expect(of('shop-prod-checkout wrote a bug [F1].')).toBe('contradiction');
    expect(of(`${statement} [F1]. It was caused by a bug [F1].`)).toBe('contradiction');
  });

  it('lets a healthy answer stand', () => {
    const sections = narrate(healthy);
    const checks = checkSentences(sections, factsOf(healthy));
    expect(objectionTo(sections, checks, healthy, { english: true })).toBeUndefined();
  });

  it('objects when a third of the sentences have no support', () => {
    expect(
      judge({
        evidence:
          '- 91 a [F1].\n- 92 b [F1].\n- 93 c [F1].\n- 94 d [F1].\n- 95 e [F1].\n- 96 f [F1].\n- 97 g [F1].\n- 98 h [F1].\n- 99 i [F1].\n- 89 j [F1].',
      }),
    ).toBe('unsupported');
  });
});
