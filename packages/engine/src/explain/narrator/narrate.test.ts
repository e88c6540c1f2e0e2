import { SECTION_NAMES, Sections } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { ALL, empty, healthy, inconclusive, likely, timeout } from '../__fixtures__/analyses.js';
import { ABSENCES, NOT_CHECKED, narrate } from './narrate.js';
import { citedFindings, splitSentences } from './sentences.js';
import { textDeltas } from './text-deltas.js';

const CITED = /\[F\d+(?:, F\d+)*\][.!?]$/;
const absences = Object.values<string>(ABSENCES);

describe('narrate', () => {
  it.each(Object.entries(ALL))('fills every section for the %s analysis', (_name, analysis) => {
    const sections = Sections.parse(narrate(analysis));
    for (const section of SECTION_NAMES) expect(sections[section].trim(), section).not.toBe('');
  });

  it.each(Object.entries(ALL))('ends every sentence with a citation for the %s analysis', (_name, analysis) => {
    const { nextQuestions: _questions, ...sections } = narrate(analysis);
    for (const line of Object.values(sections).flatMap((text) => text.split('\n'))) {
      for (const sentence of splitSentences(line)) {
        if (absences.includes(sentence) || sentence.startsWith(NOT_CHECKED)) continue;
        expect(sentence).toMatch(CITED);
      }
    }
  });

  it.each(Object.entries(ALL))('cites only findings that exist for the %s analysis', (_name, analysis) => {
    const known = analysis.findings.map(({ id }) => id);
    for (const text of Object.values(narrate(analysis))) {
      for (const id of citedFindings(text)) expect(known).toContain(id);
    }
  });

  it('tells what happened, the cause, the impact and the first step in the summary', () => {
    const { summary } = narrate(timeout);
    expect(summary).toContain('timed out after 6.01 s');
    expect(summary).toContain('maildude.example stopped answering');
    expect(summary).toContain('37 of 41 requests failed');
    expect(summary).toContain('First step: Set a client timeout of 2 s');
  });

  it('names the entity and the fault of the cause, and how sure it is', () => {
    expect(narrate(timeout).rootCause).toContain('The fault is a slow dependency: maildude.example [F2, F1].');
    expect(narrate(timeout).rootCause).toContain('This is confirmed');
    expect(narrate(likely).rootCause).toContain('likely but not proven');
  });

  it('does not tell the same statement twice in one section', () => {
    expect(narrate(timeout).summary).not.toContain('This cause is');
    const repeating = {
      ...timeout,
      rootCause: { ...timeout.rootCause, statement: timeout.findings[0]?.statement ?? '' },
    };
    expect(narrate(repeating).summary.split('timed out after').length).toBe(2);
  });

  it('tells a brief instead of single findings, and each sentence in one section only', () => {
    const brief = {
      happened: { text: 'send-receipt timed out because maildude.example was too slow.', findings: ['F1', 'F2'] },
      reach: { text: 'Since 10:02 UTC it has hit all 41 requests.', findings: ['F4'] },
      certainty: 'the trace shows the waiting',
    };
    const sections = narrate({ ...timeout, brief });
    expect(sections.summary).toMatch(/^send-receipt timed out because maildude.example was too slow \[F1, F2\]\. /);
    expect(sections.summary).toContain('Since 10:02 UTC it has hit all 41 requests [F4].');
    expect(sections.rootCause).toContain('This is confirmed: the trace shows the waiting');
    expect(sections.evidence).not.toContain('37');
    const told = Object.values(sections).flatMap((text) => text.split('\n').flatMap((line) => splitSentences(line)));
    expect(told.filter((sentence, index) => told.indexOf(sentence) !== index)).toEqual([]);
  });

  it('says inconclusive as such, with what was looked at and what was not', () => {
    const { summary, rootCause, actions } = narrate(inconclusive);
    expect(summary).toContain('Why is not clear from the data [F1].');
    expect(rootCause).toContain('Inconclusive');
    expect(rootCause).toContain('What was looked at: the failure itself and what else happened in the same request');
    expect(rootCause).toContain('Not checked: trace (the event has no trace id; nothing could be joined).');
    expect(rootCause).not.toContain('The fault is');
    expect(actions).toBe(ABSENCES.noActionUnclear);
  });

  it('keeps a quoted message whole, full stops and all', () => {
    expect(narrate(inconclusive).summary).toContain('ended with "Error: boom. Try again" [F1].');
  });

  it('says that nothing failed for a healthy subject', () => {
    const { summary, rootCause, impact, actions } = narrate(healthy);
    expect(summary).toBe(
      'Nothing failed in the trace of GET /cart at 10:20:00 UTC [F1]. All 12 spans ended without an error in 84 ms [F1].',
    );
    expect(rootCause).toBe('There is no failure to explain [F1].');
    expect(impact).toBe('Nobody is affected as far as this data shows [F1].');
    expect(actions).toBe(ABSENCES.noActionHealthy);
  });

  it('invents nothing for an analysis without findings', () => {
    expect(narrate(empty).summary).toBe(ABSENCES.noFinding);
    expect(narrate(empty).rootCause).toBe(ABSENCES.noFinding);
  });

  it('adds the numbers that a statement leaves out, with units', () => {
    const { evidence } = narrate(timeout);
    expect(evidence).toContain('Measured: max memory used 83 MB [F1].');
    expect(evidence).not.toMatch(/Measured: .*\[F2\]/);
    expect(evidence).not.toMatch(/Measured: .*share/);
  });

  it('numbers the actions and lists what was ruled out with its reason', () => {
    const { actions, ruledOut } = narrate(timeout);
    expect(actions.split('\n').map((line) => line.slice(0, 3))).toEqual(['1. ', '2. ']);
    expect(actions).toContain('Retry from the queue with back-off [F2].');
    expect(ruledOut).toContain('- A deployment: no version changed in the hour before [F3].');
    expect(ruledOut).toContain('- Not checked: deployment change (no CloudTrail events were sent).');
  });

  it('cites the basis of the cause for a step that names no finding', () => {
    const [first] = timeout.actions;
    const actions = first === undefined ? [] : [{ title: first.title, findings: ['F99'] }];
    expect(narrate({ ...timeout, actions }).actions).toContain('[F2, F1]');
  });
});

describe('textDeltas', () => {
  it('joins to the same sections in their order', () => {
    const sections = narrate(timeout);
    const joined = new Map<string, string>();
    for (const { section, text } of textDeltas(sections)) joined.set(section, (joined.get(section) ?? '') + text);
    expect([...joined]).toEqual(SECTION_NAMES.map((name) => [name, sections[name]]));
  });
});
