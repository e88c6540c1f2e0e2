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

/** Any thrown value as a problem; an abort stays what it is. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof TypeError) {
    return new Problem('NETWORK', 'The server cannot be reached. Is it running?', 0, 'later');
  }
  return new Problem(
    'UNEXPECTED',
    error instanceof Error ? error.message : 'Something unexpected happened.',
    0,
    'later',
  );
}

/** One sentence: what the reader can do now. */
export function whatToDo(problem: Problem): string {
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
