/** Short forms in which stories are written. */
import type { Scene } from './day.js';
import type { End, Said, Thrown, Trouble } from './run.js';

export const thrown = (type: string, message: string, more: Omit<Thrown, 'type' | 'message'> = {}): Thrown => ({
  type,
  message,
  ...more,
});
/** The handler lets it through. */
export const crash = (
  type: string,
  message: string,
  more: Omit<Thrown, 'type' | 'message'> = {},
  says: readonly Said[] = [],
): Trouble => ({ end: 'crash', thrown: thrown(type, message, more), says });

interface Way {
  readonly status?: number;
  readonly op?: string;
  readonly end?: End;
  readonly wrap?: Thrown;
  readonly says?: readonly Said[];
}
/** The call to the story's peer fails after about `ms`, and the invocation with it. */
export function broken(
  { peer, dice }: Scene,
  error: Thrown,
  ms: number,
  { status, op = peer.op, end = 'crash', wrap, says = [] }: Way = {},
): Trouble {
  return {
    end,
    says,
    thrown: wrap === undefined ? error : { ...wrap, cause: error },
    calls: [{ peer, op, ms: dice.around(ms), status, thrown: error }],
  };
}
export const warn = (text: string, fields: Said['fields'] = {}): Said => ({ level: 'WARN', text, fields });
export const info = (text: string, fields: Said['fields'] = {}): Said => ({ level: 'INFO', text, fields });
export const error = (text: string, fields: Said['fields'] = {}): Said => ({ level: 'ERROR', text, fields });
