import type { CheckedSentence, Sections } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { ALL, healthy, inconclusive, timeout } from '../__fixtures__/analyses.js';
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
    ['<RES_9> failed [F1].', 'unknown-entity'],
    ['It ran out of an end-to-end budget on S3 [F1].', 'supported'],
    ['It failed [F9].', 'unknown-finding'],
    ['It failed.', 'uncited'],
    ['Used 83 MB of 128 MB [F1].', 'supported'],
    ['Used 126 MB of 128 MB [F1].', 'unsupported-number'],
  ] as const)('says of "%s": %s', (sentence, verdict) => {
    expect(verdicts(sentence)).toEqual([verdict]);
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
