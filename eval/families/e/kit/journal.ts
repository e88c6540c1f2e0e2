/** The lines of one invocation in order, whoever delivers them: the platform's and the program's. */
import type { Played } from './act.js';
import type { Said } from './loggers.js';
import type { Thrown } from './thrown.js';

export type Entry =
  | { readonly kind: 'init'; readonly at: number }
  | { readonly kind: 'start' | 'end'; readonly at: number }
  | { readonly kind: 'said'; readonly at: number; readonly said: Said }
  | { readonly kind: 'uncaught'; readonly at: number; readonly thrown: Thrown }
  /** What the runtime or the kernel prints. */
  | { readonly kind: 'raw'; readonly at: number; readonly text: string }
  | { readonly kind: 'report'; readonly at: number; readonly status: Status; readonly errorType?: string | undefined };
export type Status = 'success' | 'error' | 'timeout' | 'failure';

const GREETINGS = {
  http: 'request received',
  invoke: 'invoked',
  sqs: 'processing message',
  sns: 'notification received',
  s3: 'object created',
  schedule: 'scheduled run started',
} as const;

export function journalOf({ act, at, end, trigger, requestId, fn }: Played): readonly Entry[] {
  const said = (level: Said['level'], text: string, when: number, more: Partial<Said> = {}): Entry => ({
    kind: 'said',
    at: when,
    said: { level, text, ...more },
  });
  const own = act.says ?? [];
  const inside = own.map(
    (one, index): Entry => ({
      kind: 'said',
      at: at + ((end - at) * (index + 1)) / (own.length + 1.2),
      said: one,
    }),
  );
  const before: readonly Entry[] = [
    ...(act.initMs === undefined ? [] : [{ kind: 'init' as const, at: at - act.initMs }]),
    { kind: 'start', at },
  ];
  if (act.end === 'init-failure' && act.thrown !== undefined) {
    return [
      ...before,
      { kind: 'uncaught', at: at + 1, thrown: act.thrown },
      { kind: 'end', at: end },
      { kind: 'report', at: end, status: 'error', errorType: act.thrown.type },
    ];
  }
  const middle = [...before, said('INFO', GREETINGS[trigger], at + 1, { fields: act.fields }), ...inside];
  switch (act.end) {
    case 'ok':
      return [...middle, said('INFO', `${fn.stem} done`, end - 1), { kind: 'end', at: end }, report(end, 'success')];
    case 'handled': {
      const complaint = said('ERROR', act.complaint ?? `${fn.stem} failed`, end - 1, { thrown: act.thrown });
      return [...middle, complaint, { kind: 'end', at: end }, report(end, 'success')];
    }
    case 'crash': {
      const uncaught = act.thrown === undefined ? [] : [{ kind: 'uncaught' as const, at: end - 1, thrown: act.thrown }];
      return [...middle, ...uncaught, { kind: 'end', at: end }, report(end, 'error', act.thrown?.type)];
    }
    case 'timeout': {
      const seconds = ((act.timeoutMs ?? fn.timeoutMs) / 1000).toFixed(2);
      const text = `${new Date(end).toISOString()} ${requestId} Task timed out after ${seconds} seconds`;
      return [...middle, { kind: 'raw', at: end, text }, { kind: 'end', at: end }, report(end, 'timeout')];
    }
    default: {
      const signal = fn.language === 'node' ? 'signal: aborted' : 'signal: killed';
      const heap = 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory';
      const gc = `[8:0x55d0c8a0]    61422 ms: Mark-Compact (reduce) ${fn.memoryMb - 6}.1 (${fn.memoryMb}.4) -> ${fn.memoryMb - 7}.9 MB`;
      return [
        ...middle,
        ...(fn.language === 'node' ? [raw(end - 2, `<--- Last few GCs --->\n\n${gc}`), raw(end - 1, heap)] : []),
        raw(end, `RequestId: ${requestId} Error: Runtime exited with error: ${signal}\nRuntime.ExitError`),
        { kind: 'end', at: end },
        report(end, 'error', 'Runtime.ExitError'),
      ];
    }
  }
}

const raw = (at: number, text: string): Entry => ({ kind: 'raw', at, text });
const report = (at: number, status: Status, errorType?: string): Entry => ({ kind: 'report', at, status, errorType });
