/** From one function to the next: the call, and what the caller makes of an answer that is a failure. */
import type { Act } from './act.js';
import type { Estate } from './estate.js';
import type { Language } from './function.js';
import type { Call, Peer } from './peer.js';
import { shortType, type Thrown } from './thrown.js';

/** A call that goes well. HTTP and the APIs of AWS answer with a status, databases do not. */
export const callTo = (to: Peer, op: string, ms: number, statement?: string): Call => ({
  to,
  op,
  ms,
  statement,
  status: ['postgres', 'mysql', 'redis', 'mongo', 'kafka'].includes(to.kind) ? undefined : 200,
});

/** The class that people throw when nothing better comes to mind. */
export const PLAIN_ERRORS: Readonly<Record<Language, string>> = {
  node: 'Error',
  python: 'RuntimeError',
  java: 'java.lang.RuntimeException',
  go: 'errorString',
  dotnet: 'System.Exception',
  ruby: 'RuntimeError',
};

/** What the entry function does after its call of the working function has come back. */
export function heard({ entry, work, trade, dice }: Estate, act: Act, hop: Call, pause: number): Act {
  const base = { calls: [hop], ownMs: 2 * pause, timeoutMs: 90_000, fields: act.fields };
  if (act.end === 'ok') return { ...base, end: 'ok', status: 201 };
  const message = ((): string => {
    if (act.end === 'handled') return `${trade.work} answered ${act.status ?? 500}`;
    if (act.end === 'timeout') return `${work.name} returned FunctionError Unhandled: Task timed out`;
    if (act.end === 'out-of-memory') return `${work.name} returned FunctionError Unhandled: Runtime.ExitError`;
    return `${work.name} returned FunctionError Unhandled: ${shortType(act.thrown?.type ?? 'Error')}`;
  })();
  const thrown: Thrown = { type: PLAIN_ERRORS[entry.language], message };
  const complaint = dice.pick([
    `could not complete ${trade.noun}`,
    `${trade.work} failed`,
    `upstream error for ${trade.noun}`,
  ]);
  return { ...base, end: 'handled', status: 502, thrown, complaint };
}
