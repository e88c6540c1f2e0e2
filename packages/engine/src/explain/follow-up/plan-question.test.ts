import { describe, expect, it } from 'vitest';
import type { Named } from '../../query/follow-up/names.js';
import { namesIn, planQuestion } from './plan-question.js';

const NAMES: readonly Named[] = [
  { name: 'checkout', key: 'namespace' },
  { name: 'checkout-worker', key: 'namespace' },
  { name: 'payments', key: 'service' },
  { name: 'default', key: 'service' },
];
const tools = (question: string): readonly string[] =>
  planQuestion(question, NAMES, 'checkout').map(({ tool }) => tool);

describe('planQuestion', () => {
  it.each([
    ['And which customers?', ['affected']],
    ['Who is affected?', ['affected']],
    ['What do the failing requests have in common?', ['affected']],
    ['Which functions are hit?', ['query']],
    ['Was it the deployment?', ['changes']],
    ['Did somebody change the configuration?', ['changes']],
    ['Since when does this happen?', ['recurrence']],
    ['How often?', ['recurrence']],
    ['Is it still going on?', ['recurrence']],
    ['Have we seen this before?', ['history']],
    ['Show similar failures', ['similar']],
    ['What else was logged?', ['patterns']],
    ['Where did the time go?', ['trace']],
    ['Is that more traffic than usual?', ['compare']],
    ['How is the memory?', ['invocations']],
    ['Is it running out of memory?', ['invocations']],
    ['How are cold starts?', ['invocations']],
    ['Did it time out?', ['invocations']],
    ['What is the p95 duration?', ['invocations']],
    ['Is it slower than before?', ['invocations']],
    ['Show me the slowest call', ['trace']],
    ['Show errors over time', ['course']],
    ['How many errors per minute?', ['course']],
    ['Is it getting worse?', ['course']],
    ['What should I do first?', ['conclusion']],
    ['How do I fix it?', ['conclusion']],
    ['Can I ignore this?', ['conclusion']],
    ['How sure are you?', ['conclusion']],
    ['Why do you think that?', ['conclusion']],
    ['Is it our fault or theirs?', ['conclusion']],
    ['Show me the stack trace', ['failure']],
    ['What is the error message?', ['failure']],
    ['Is it throttled?', ['metric']],
    ['Is the queue backing up?', ['metric']],
    ['How is the CPU?', ['metric']],
    ['Is it fixed?', ['recurrence']],
    ['What about payments?', ['service']],
    ['How long does it take?', ['invocations']],
    ['How long has this been going on?', ['recurrence']],
    ['Did it happen before?', ['history']],
    ['Who calls it, and do those calls fail too?', ['callers']],
    ['Which other functions call mail.example?', ['callers']],
    ['Which errors did the function have in the last hours?', ['service']],
    ['What did this cost us?', ['attempts']],
    ['how much money did we burn, was it expensive', ['attempts']],
    ['Did we lose any messages?', ['attempts']],
    ['are orders lost', ['attempts']],
    ['did any reports get lost', ['attempts']],
    ['give me one request that failed', ['lines']],
    ['Do I have to replay something?', ['attempts']],
    ['Is anything in the DLQ?', ['attempts']],
    ['Is it a retry storm?', ['attempts']],
    ['is lambda retrying these', ['attempts']],
    ['show me the logs around it', ['lines']],
    ['What happened right before?', ['lines']],
    ['are we hammering them', ['attempts']],
    ['was anyone charged twice?', ['attempts']],
    ['how many orders failed', ['attempts']],
    ['is anything else broken', ['query']],
    ['has this occurred last week', ['history']],
    ['same thing before?', ['history']],
    ['how bad is it', ['recurrence']],
    ['should i wake someone up', ['recurrence']],
    ['can i go back to bed', ['recurrence']],
    ['is it us or them', ['conclusion']],
    ['tldr', ['conclusion']],
    ['what exactly broke', ['conclusion']],
    ['is it the database', ['conclusion']],
    ['how do i make it stop', ['conclusion']],
    ['what does the error mean', ['conclusion']],
    ['is everything ok', ['conclusion']],
    ['what was different about the failing ones', ['affected']],
    ['Compare with yesterday', ['compare']],
    ['was it like this yesterday', ['compare']],
    ['Has this ever happened in the past?', ['history']],
    ['When did it start?', ['recurrence']],
    ['Is it still happening?', ['recurrence']],
    ['What changed?', ['changes']],
    ['Which customers were hit?', ['affected']],
    ['What is the meaning of life?', []],
  ])('reads %s', (question, expected) => {
    if (expected.length === 0) expect(tools(question)).toEqual([]);
    else expect(tools(question)[0]).toBe(expected[0]);
  });

  it('answers two questions in one, and never more than three', () => {
    expect(tools('Since when, and was it the deployment?')).toEqual(['changes', 'recurrence']);
    expect(tools('who, when, deployment, logs, trace, memory, usual, similar')).toHaveLength(3);
  });

  it('reads words that mean something together once', () => {
    expect(planQuestion('Is it a cold start problem?', NAMES, 'checkout')).toEqual([
      { tool: 'invocations', input: { of: 'cold_starts' } },
    ]);
    expect(tools('Show me the stack trace')).toEqual(['failure']);
    expect(tools('What is the error message?')).toEqual(['failure']);
    expect(tools('Is it slower than before?')).toEqual(['invocations']);
  });

  it('tells what of the tries of a request is asked about', () => {
    const input = (question: string) => planQuestion(question, NAMES, 'checkout')[0]?.input;
    expect(input('Is it a retry storm?')).toEqual({ of: 'retries' });
    expect(input('Did we lose orders?')).toEqual({ of: 'lost' });
    expect(input('What did it cost?')).toEqual({ of: 'cost' });
    expect(input('Compare with yesterday')).toEqual({ with: 'yesterday' });
  });

  it('says how bad it is by whether it goes on, how much failed, and for whom', () => {
    expect(tools('How bad is it?')).toEqual(['recurrence', 'attempts', 'affected']);
  });

  it('looks at the calls of the cause when it may be called too often', () => {
    const planned = planQuestion('Is it a retry storm?', NAMES, 'checkout', 'api.mail.example');
    expect(planned.map(({ tool }) => tool)).toEqual(['attempts', 'callers']);
  });

  it('answers whether to roll back with what changed and what to do', () => {
    expect(tools('Should I roll back?')).toEqual(['changes', 'conclusion']);
  });

  it('asks who calls the cause when nothing but its name is asked about', () => {
    const planned = planQuestion('What is api.mail.example?', NAMES, 'checkout', 'api.mail.example');
    expect(planned).toEqual([{ tool: 'callers', input: { name: 'api.mail.example' } }]);
  });

  it('asks for the key that is named', () => {
    expect(planQuestion('Which tenants?', NAMES, 'checkout')[0]).toEqual({
      tool: 'affected',
      input: { key: 'tenant' },
    });
  });

  it('asks for the callers of what is named, else of the cause', () => {
    const input = (question: string) => planQuestion(question, NAMES, 'checkout')[0]?.input;
    expect(input('Who calls api.mail.example, and do those calls fail too?')).toEqual({ name: 'api.mail.example' });
    expect(input('What uses payments?')).toEqual({ name: 'payments' });
    expect(input('Who calls it?')).toEqual({});
  });

  it('is about the failing function only when nothing else is asked', () => {
    expect(planQuestion('Which versions of checkout fail?', NAMES, 'checkout').map(({ tool }) => tool)).toEqual([
      'changes',
    ]);
    expect(planQuestion('And checkout?', NAMES, 'checkout')).toEqual([
      { tool: 'service', input: { name: 'checkout' } },
    ]);
  });

  it('finds names as words of their own, the longest first', () => {
    expect(namesIn('what about Checkout-Worker and its payments?', NAMES)).toEqual(['checkout-worker', 'payments']);
    expect(namesIn('the default checkouts', NAMES)).toEqual([]);
  });
});
