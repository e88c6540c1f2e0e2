/** What went wrong with a call, in words for the reader. Never thrown raw: every failed call becomes one of these. */
import { ErrorBody } from '@baselime-ai/contract';

export type Retry = ErrorBody['error']['retry'];

export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: string;
  readonly status: number;
  readonly retry: Retry;
  readonly details: readonly { readonly path: string; readonly message: string }[];

  /** @param status the HTTP status, or 0 when no answer came */
  constructor(code: string, message: string, status: number, retry: Retry, details: Problem['details'] = []) {
    super(message);
    this.code = code;
    this.status = status;
    this.retry = retry;
    this.details = details;
  }
}

/** Reads a failed answer. A body that is not an ErrorBody still gives a usable problem. */
export async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text().catch(() => '');
  const parsed = ErrorBody.safeParse(parseJson(text));
  if (!parsed.success) {
    return new Problem('HTTP_STATUS', `The server answered with status ${response.status}.`, response.status, 'later');
  }
  const { code, message, retry, details } = parsed.data.error;
  return new Problem(code, message, response.status, retry, details);
}

/** A page whose code did not come: the connection is gone, or the console was updated since it was opened. */
export const CODE_MISSING = 'CODE_MISSING';

/** As Chromium, Firefox and Safari say it. */
const IMPORT_FAILED = /dynamically imported module|importing a module script failed/i;
const FETCH_FAILED = /fetch|network|load failed|input stream/i;

/** Any thrown value as a problem; an abort stays what it is. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof TypeError && IMPORT_FAILED.test(error.message)) {
    return new Problem(CODE_MISSING, 'This part of the console could not be loaded.', 0, 'later');
  }
  // Other errors of this class are mistakes of a page, and no fault of the server's.
  if (error instanceof TypeError && FETCH_FAILED.test(error.message)) return unreachable();
  return new Problem(
    'UNEXPECTED',
    error instanceof Error ? error.message : 'Something unexpected happened.',
    0,
    'later',
  );
}

export const unreachable = (): Problem =>
  new Problem('NETWORK', 'The server cannot be reached. Is it running?', 0, 'later');

/** One sentence: what the reader can do now. */
export function whatToDo(problem: Problem): string {
  if (problem.code === CODE_MISSING)
    return 'The connection may be interrupted, or the console was updated. Try again: the page is loaded anew.';
  if (problem.code === 'NETWORK') return 'Check that the server runs, then try again.';
  if (problem.code === 'ANSWER_UNREADABLE') return 'Console and server may be of different versions. Reload the page.';
  if (problem.status === 401) return 'Sign in again.';
  if (problem.retry === 'narrow-window') return 'Choose a shorter time range or add a filter.';
  if (problem.retry === 'later') return 'Try again in a moment.';
  if (problem.status === 404) return 'Look for it in the list; the link may be from another environment.';
  return 'Change the request; repeating it as it is will not help.';
}

/** `undefined` when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
