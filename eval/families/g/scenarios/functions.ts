/** The remedy is in the function: its limits, its package, its settings, its code. */
// biome-ignore-all format: rows of a table, one a line.

import { alertOn, errorAt, errorsOf, invocationThat, symptom } from '../kit/ask.js';
import type { Fn } from '../kit/estate.js';
import type { Act, Job, Trouble } from '../kit/happenings.js';
import { EVERY, type Plot } from '../kit/plot.js';
import * as own from '../words/own.js';

const LINES = ['lines', 'lines+metrics', 'feed', 'spans+lines', 'all'] as const;
const THROWS = ['rethrow', 'log-and-rethrow', 'log-and-answer', 'wrap'] as const;

/** The worker acts so from the moment of the fault on, for this share of its jobs. */
export const workerActs =
  (share: number, act: (fn: Fn) => Act, more: Omit<Trouble, 'since' | 'act'> = {}): NonNullable<Plot['trouble']> =>
  (_, { since }) => ({ ...more, act: (fn, at, _job, { dice }) => (fn.role === 'work' && at >= since && dice.chance(share) ? act(fn) : undefined) });

/** Those jobs, whenever they come: what is wrong is in the job, and a redelivery changes nothing. */
export const isOneOf = (share: number, { place }: Job): boolean => (place * 0.618_034) % 1 < share;

export const jobsFail =
  (share: number, act: (fn: Fn) => Act, more: Omit<Trouble, 'since' | 'act'> = {}): NonNullable<Plot['trouble']> =>
  (_, { since }) => ({ ...more, act: (fn, at, job) => (fn.role === 'work' && at >= since && isOneOf(share, job) ? act(fn) : undefined) });

/** The same, with a new version and the call that published it. */
export const released =
  (share: number, act: (fn: Fn) => Act): NonNullable<Plot['trouble']> =>
  (estate, moment) => ({ ...jobsFail(share, act, { releases: 'work' })(estate, moment), trail: [{ at: moment.since - 20_000, service: 'lambda', event: 'UpdateFunctionCode20150331v2', parameters: { functionName: estate.work.name, publish: true } }] });

const throwing =
  (says: own.Own, more: Act = {}) =>
  (): Act => ({ throws: says, ...more });

const limits: readonly Plot[] = [
  {
    name: 'own-work-outgrows-the-limit', shapes: ['single', 'chain', 'queue'], needs: { signals: LINES, habits: ['rethrow', 'log-and-rethrow'], timeoutMs: 6_000 },
    fault: 'timeout',
    trouble: jobsFail(0.55, (fn) => ({ ownMs: fn.timeoutMs * 2.2, says: { level: 'INFO', text: 'rendering document', fields: { pages: 214 } } })),
    asks: [symptom, errorAt('work'), errorsOf('work')], rubric: ['timeout|memory'],
    why: 'Its calls come back in milliseconds, the rest of the time is its own work, and Lambda stops it at its limit.',
  },
  {
    name: 'memory-leak-of-a-release', shapes: ['single', 'queue', 'fan-out'], needs: { signals: LINES, memoryMb: 256, perMinute: 3 }, fault: 'memory-exhausted',
    agoMinutes: [45, 90],
    trouble: (estate, { since }) => ({
      releases: 'work',
      trail: [{ at: since - 20_000, service: 'lambda', event: 'UpdateFunctionCode20150331v2', parameters: { functionName: estate.work.name } }],
      act: (fn, at, _job, _gauges, uses) => (fn.role === 'work' && at >= since ? { memoryMb: fn.usedMb + uses * ((fn.memoryMb - fn.usedMb) / 11) } : undefined),
    }),
    asks: [errorAt('work'), symptom, alertOn('work')], rubric: ['memory'],
    why: 'Max Memory Used climbs with each invocation of a sandbox until the runtime is killed.',
  },
  {
    name: 'memory-of-the-large-jobs', shapes: ['single', 'chain', 'queue'], needs: { signals: LINES, memoryMb: 512 }, fault: 'memory-exhausted',
    trouble: (_, { since }) => ({ sizeOf: (at, dice) => (at >= since && dice.chance(0.3) ? dice.int(400, 900) : dice.int(1, 6)), act: (fn, _at, job) => (fn.role === 'work' && job.size > 100 ? { memoryMb: fn.memoryMb, ownMs: 2_600 } : undefined) }),
    asks: [errorAt('work'), symptom], rubric: ['memory'],
    why: 'Jobs of hundreds of items use all of the memory, small ones half of it.',
  },
  {
    name: 'slow-because-it-was-new', shapes: ['single', 'chain'], needs: { runtimes: ['java', 'dotnet'], signals: ['lines', 'spans+lines', 'all'], perMinute: 0.24 },
    fault: 'cold-start',
    trouble: () => ({ act: (fn) => (fn.role === 'work' ? { initMs: 6_400 } : undefined) }),
    asks: [invocationThat('work', ({ initMs }) => initMs !== undefined, 'request')], rubric: ['provisioned|snapstart|package|initiali'],
    why: 'Six of its seconds are the start of the sandbox; warm requests take a tenth of one.',
  },
  { name: 'scratch-disk-full', shapes: ['single', 'queue'], needs: { habits: THROWS }, fault: 'resource-saturated', trouble: workerActs(0.7, throwing(own.DISK_FULL, { ownMs: 900 })), asks: [errorAt('work'), alertOn('work')], rubric: ['tmp|disk|storage'], why: 'Its /tmp holds no more bytes.' },
];

const packaging: readonly Plot[] = [
  {
    name: 'setting-forgotten-in-a-release', shapes: ['single', 'queue', 'fan-out'], needs: { habits: ['rethrow', 'log-and-rethrow'] }, fault: 'missing-configuration',
    trouble: released(1, throwing(own.UNSET_VARIABLE)),
    asks: [errorAt('work'), symptom, errorsOf('work')], rubric: ['set|variable|configur'],
    why: 'The new version reads a variable that nobody set.',
  },
  {
    name: 'handler-not-found', shapes: ['chain', 'queue'], needs: { signals: LINES, runtimes: ['node', 'python'] }, fault: 'missing-configuration',
    trouble: released(1, ({ runtime }) => ({ isInit: true, throws: () => (runtime === 'node' ? { type: 'Runtime.HandlerNotFound', message: 'index.main is undefined or not exported' } : { type: 'Runtime.HandlerNotFound', message: "Handler 'main' missing on module 'app'" }) })),
    asks: [errorAt('work')], rubric: ['handler|configur'],
    why: 'The configured handler is not in the package.',
  },
  {
    name: 'module-left-out-of-the-package', shapes: ['single', 'chain', 'queue'], needs: { signals: LINES, runtimes: ['node', 'python'] }, fault: 'missing-dependency',
    trouble: released(1, throwing(own.MODULE_GONE, { isInit: true })),
    asks: [errorAt('work'), symptom], rubric: ['package|layer|module'],
    why: 'The runtime cannot load the module that the code imports.',
  },
  {
    name: 'class-left-out-of-the-jar', shapes: ['single', 'chain'], needs: { runtimes: ['java', 'dotnet'], habits: ['rethrow'] }, fault: 'missing-dependency',
    trouble: released(1, throwing(own.MODULE_GONE)),
    asks: [errorAt('work'), symptom], rubric: ['package|layer|jar|class|assembly|module'],
    why: 'A class that the code needs is not in what was deployed.',
  },
];

const code: readonly Plot[] = [
  {
    name: 'release-reads-what-is-not-there', shapes: EVERY, needs: { habits: THROWS }, fault: 'code-defect',
    trouble: released(0.6, throwing(own.NOTHING_THERE)),
    asks: [errorAt('work'), symptom, alertOn('work'), errorsOf('work')], rubric: ['correct|fix|roll back'],
    why: 'The new version uses a part of the item that is empty in many; the frame is in its own code.',
  },
  {
    name: 'edge-of-an-array', shapes: ['single', 'queue', 'fan-out'], needs: { habits: ['rethrow', 'log-and-rethrow', 'log-and-answer', 'wrap', 'sloppy'] },
    fault: 'code-defect',
    trouble: (_, { since }) => ({ act: (fn, at, { size }) => (fn.role === 'work' && at >= since && size >= 5 ? { throws: own.OUT_OF_RANGE } : undefined) }),
    asks: [errorAt('work'), errorsOf('work')], rubric: ['correct|fix|code'],
    why: 'Code of its own reaches beyond the end of an array for larger jobs.',
  },
  {
    name: 'partner-sends-xml', shapes: ['single', 'chain', 'queue'], needs: { habits: THROWS }, fault: 'malformed-input',
    trouble: jobsFail(0.35, throwing(own.NOT_JSON)),
    asks: [errorAt('work'), symptom], rubric: ['validate|sender|format'],
    why: 'What came in begins with an XML declaration and is parsed as JSON.',
  },
  {
    name: 'field-missing-in-requests', shapes: ['chain', 'queue', 'fan-out'], needs: { habits: THROWS }, fault: 'validation-failed',
    trouble: jobsFail(0.4, throwing(own.NOT_VALID)),
    asks: [errorAt('work'), symptom], rubric: ['valid|value'],
    why: 'Its own schema refuses requests without a postcode.',
  },
  {
    name: 'words-of-its-own', shapes: ['single', 'queue', 'chain'], needs: { habits: ['rethrow', 'log-and-rethrow'] }, fault: 'unhandled-error',
    trouble: jobsFail(0.3, throwing(own.OF_ITS_OWN('LedgerImbalanceError', 'debits 1204.50 and credits 1180.00 differ'), { isLate: true })),
    asks: [errorAt('work')], rubric: ['look|log|stack|place'],
    why: 'Only the program knows its word, all calls went well, and nothing was changed before.',
  },
  {
    name: 'release-brought-it', shapes: ['single', 'chain', 'queue'], needs: { habits: ['rethrow', 'log-and-rethrow'], perMinute: 3 }, fault: 'deployment-change',
    agoMinutes: [12, 35],
    trouble: released(0.5, throwing(own.OF_ITS_OWN('PlanMismatchError', 'plan revision 7 does not fit draft 3'), { isLate: true })),
    asks: [errorAt('work'), errorsOf('work')], rubric: ['roll back|compare'],
    why: 'An error whose word names no cause began seconds after the new version and never occurred before.',
  },
  {
    name: 'setting-changed-by-hand', shapes: ['single', 'chain', 'queue'], needs: { habits: ['rethrow', 'log-and-rethrow'], perMinute: 3 }, fault: 'configuration-change',
    agoMinutes: [12, 35],
    trouble: (estate, moment) => ({
      ...jobsFail(0.6, throwing(own.OF_ITS_OWN('RateBookError', 'no rate book for mode LEGACY2'), { isLate: true }))(estate, moment),
      trail: [{ at: moment.since - 25_000, service: 'lambda', event: 'UpdateFunctionConfiguration20150331v2', parameters: { functionName: estate.work.name, environment: {} }, by: 'ops-console' }],
    }),
    asks: [errorAt('work'), errorsOf('work')], rubric: ['undo|compare|revert'],
    why: 'An error whose word names no cause began seconds after the function was configured anew and never occurred before.',
  },
];

export const functionPlots: readonly Plot[] = [...limits, ...packaging, ...code];
