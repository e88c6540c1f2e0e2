import type { EventView } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { pickSubject } from './pick-subject.js';

const DAY = 86_400_000;
const NOON = Date.UTC(2026, 2, 5, 12);
let made = 0;

const event = (change: Partial<EventView>): EventView => {
  made += 1;
  const timestampMs = change.timestampMs ?? NOON;
  return {
    id: `event-${made}`,
    environment: 'default',
    dataset: 'lambda-logs',
    service: 'default',
    namespace: 'work',
    kind: 'log',
    timestamp: new Date(timestampMs).toISOString(),
    timestampMs,
    isError: false,
    data: {},
    ...change,
  };
};
const failure = (fingerprint: string, timestampMs: number): EventView =>
  event({ isError: true, fingerprint, timestampMs });

describe('pickSubject', () => {
  it('takes the newest event of the most frequent error', () => {
    const wanted = failure('a', NOON - 1_000);
    const picked = pickSubject([failure('a', NOON - 9_000), wanted, failure('b', NOON)]);
    expect(picked).toMatchObject({ kind: 'error', subject: { kind: 'event', id: wanted.id }, count: 2, kinds: 2 });
  });

  it('leaves out what is older than the last day of the file', () => {
    const old = [1, 2, 3].map((hours) => failure('old', NOON - 3 * DAY - hours * 3_600_000));
    const recent = failure('recent', NOON);
    expect(pickSubject([...old, recent])).toMatchObject({ subject: { id: recent.id }, kinds: 1 });
  });

  it('takes the newer of two errors that are as frequent', () => {
    const newer = failure('b', NOON);
    expect(pickSubject([failure('a', NOON - 5), newer])).toMatchObject({ subject: { id: newer.id } });
  });

  it('takes what came first in an invocation where all are as frequent and say what went wrong', () => {
    const init = { ...failure('import', NOON - 4_000), requestId: 'r1' };
    const timeout = { ...failure('timeout', NOON), requestId: 'r1' };
    const telling = ['import', 'timeout'];
    expect(pickSubject([timeout, init], { telling })).toMatchObject({ subject: { id: init.id }, kinds: 2 });
    const elsewhere = { ...init, requestId: 'r2' };
    expect(pickSubject([timeout, elsewhere], { telling })).toMatchObject({ subject: { id: timeout.id } });
    const { requestId: _none, ...early } = { ...init, timestampMs: NOON - 120_000 };
    expect(pickSubject([timeout, early], { telling })).toMatchObject({ subject: { id: timeout.id } });
  });

  it('takes what says what went wrong before an error beside it that does not', () => {
    const vague = [failure('vague', NOON - 2), failure('vague', NOON)];
    const why = failure('why', NOON - 1);
    expect(pickSubject([...vague, why], { telling: ['why'] })).toMatchObject({ subject: { id: why.id } });
    const longBefore = failure('why', NOON - 3_600_000);
    expect(pickSubject([...vague, longBefore], { telling: ['why'] })).toMatchObject({ count: 2 });
  });

  it('prefers the line that says why to the REPORT of the run', () => {
    const why = failure('timeout', NOON - 1);
    const report = { ...failure('report', NOON), name: 'REPORT' };
    expect(pickSubject([report, why])).toMatchObject({ subject: { id: why.id }, kinds: 1 });
    expect(pickSubject([report])).toMatchObject({ subject: { id: report.id } });
    const init = [1, 2].map((ms) => ({ ...failure('init', NOON + ms), name: 'INIT_REPORT' }));
    expect(pickSubject([...init, why])).toMatchObject({ subject: { id: why.id }, kinds: 1 });
  });

  it('prefers whatever says why to the line that says that the program ended', () => {
    const ended = {
      ...failure('ended', NOON),
      message: 'Error: Runtime exited with error: exit status 1\nRuntime.ExitError',
    };
    const why = failure('why', NOON - 1);
    expect(pickSubject([ended, why])).toMatchObject({ subject: { id: why.id } });
    const words = event({ message: "Cannot find module 'axios'" });
    expect(pickSubject([ended, words], { unmarked: [words.id] })).toMatchObject({
      unmarked: 'before-the-end',
      subject: { id: words.id },
    });
    expect(pickSubject([ended, words])).toMatchObject({ subject: { id: ended.id } });
  });

  it('prefers a line that reads as a failure to the vague error that it led to', () => {
    const vague = { ...failure('vague', NOON), requestId: 'r1' };
    const words = event({
      message: 'libnss3.so: cannot open shared object file',
      timestampMs: NOON - 5,
      requestId: 'r1',
    });
    const picked = pickSubject([vague, words], { unmarked: [words.id] });
    expect(picked).toMatchObject({ unmarked: 'before-the-vague', subject: { id: words.id } });
    const telling = pickSubject([vague, words], { unmarked: [words.id], telling: ['vague'] });
    expect(telling).toMatchObject({ subject: { id: vague.id } });
    const elsewhere = { ...words, requestId: 'r2' };
    const afterwards = { ...words, timestampMs: NOON + 5 };
    for (const other of [elsewhere, afterwards]) {
      expect(pickSubject([vague, other], { unmarked: [words.id] })).toMatchObject({ subject: { id: vague.id } });
    }
  });

  it('falls back to the newest request', () => {
    const events = [event({ requestId: 'r1', timestampMs: NOON - 1 }), event({ requestId: 'r2' })];
    expect(pickSubject(events)).toMatchObject({ kind: 'request', subject: { requestId: 'r2' } });
  });

  it('picks nothing where there is nothing', () => {
    expect(pickSubject([])).toEqual({ kind: 'nothing' });
    expect(pickSubject([event({})])).toEqual({ kind: 'nothing' });
  });
});
