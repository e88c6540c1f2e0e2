import type { Explanation, Fault } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { grade } from './grade.js';
import type { Truth } from './scenario.js';

const truth: Truth = {
  fault: 'timeout',
  alsoFaults: ['dependency-slow'],
  entities: ['checkout', 'orders-table'],
  rubric: ['timeout', 'capacity'],
  why: '',
};
const answer = (rootCause: Partial<Explanation['rootCause']>, confidence: Explanation['confidence'] = 'likely') => ({
  id: 'x',
  subject: { kind: 'event' as const, id: 'e' },
  createdAt: '',
  confidence,
  rootCause: { statement: '', confidence, findings: [], ...rootCause },
  sections: { summary: '', rootCause: '', evidence: '', impact: '', actions: '', ruledOut: '', nextQuestions: '' },
  findings: [],
  actions: [{ title: 'Raise the TIMEOUT', findings: [] }],
  ruledOut: [],
  checks: [],
  engine: 'narrator',
  cached: false,
  elapsedMs: 1,
});

describe('grade', () => {
  it('wants entity and fault together, and accepts what the truth accepts', () => {
    expect(grade(truth, answer({ entity: 'orders-table', fault: 'dependency-slow' }), [])).toMatchObject({
      rank1: true,
    });
    expect(grade(truth, answer({ entity: 'checkout', fault: 'throttled' }), [])).toMatchObject({
      rank1: false,
      entityRight: true,
      wrongAndConfident: true,
    });
  });

  it('does not take an entity of one fault for another fault', () => {
    const senders = new Set(['checkout']);
    const right = (entity: string, fault: Fault) => grade(truth, answer({ entity, fault }), [], senders).rank1;
    expect(right('checkout', 'timeout')).toBe(true);
    expect(right('orders-table', 'dependency-slow')).toBe(true);
    expect(right('orders-table', 'timeout')).toBe(false);
    expect(right('checkout', 'dependency-slow')).toBe(false);
    const pairs = [{ fault: 'conflict' as const, entity: 'checkout' }];
    expect(grade({ ...truth, pairs }, answer({ entity: 'checkout', fault: 'timeout' }), []).rank1).toBe(false);
  });

  it('looks at the first three candidates', () => {
    const others = [{ entity: 'a' }, { entity: 'checkout', fault: 'timeout' }];
    expect(grade(truth, answer({ entity: 'b', fault: 'timeout' }), others)).toMatchObject({
      rank1: false,
      rank3: true,
    });
    expect(grade(truth, answer({ entity: 'b' }), [{ entity: 'c' }, ...others])).toMatchObject({ rank3: false });
  });

  it('calls inconclusive wrong but not confident, and right when nothing is wrong', () => {
    const healthy = { ...truth, fault: undefined, entities: [] };
    const { fault: _, ...none } = healthy;
    expect(grade(truth, answer({}, 'inconclusive'), [])).toMatchObject({ rank1: false, wrongAndConfident: false });
    expect(grade(none, answer({}, 'inconclusive'), [])).toMatchObject({ rank1: true, wrongAndConfident: false });
    expect(grade(none, answer({ entity: 'x', fault: 'timeout' }), [])).toMatchObject({ wrongAndConfident: true });
  });

  it('counts which part of the rubric the actions cover', () => {
    expect(grade(truth, answer({}), []).actionsCovered).toBe(0.5);
    expect(grade({ ...truth, rubric: [] }, answer({}), []).actionsCovered).toBe(1);
  });
});
