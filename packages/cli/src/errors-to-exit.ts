/** The one place that turns a failure into an exit code and a sentence. */
import { EngineError, ERRORS } from '@baselime-ai/engine';
import { printable } from './terminal/printable.js';

export interface Exit {
  readonly code: number;
  readonly text: string;
}

/** `debug` adds the stack, which may hold anything the failure touched. */
export function errorToExit(error: unknown, debug: boolean): Exit {
  const trail = debug ? `${stackOf(error)}\n` : '';
  if (error instanceof EngineError) {
    const details = error.details.map((detail) => `  ${detail.path}: ${detail.message}\n`).join('');
    const text = `${printable(error.publicMessage)} (${error.code})\n${printable(details)}${trail}`;
    return { code: ERRORS[error.code].exit, text };
  }
  const hint = debug ? '' : ' Set BASELIME_DEBUG=1 to see where.';
  return { code: ERRORS.INTERNAL.exit, text: `Something went wrong inside baselime-ai (INTERNAL).${hint}\n${trail}` };
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return printable(String(error));
  const cause = error.cause === undefined ? '' : `\ncaused by ${stackOf(error.cause)}`;
  return `${printable(error.stack ?? error.message)}${cause}`;
}
