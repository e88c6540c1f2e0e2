/** The one place where an error becomes an HTTP answer. Nothing else in this package chooses a status for an error. */
import { randomBytes } from 'node:crypto';
import type { ErrorBody } from '@baselime-ai/contract';
import { EngineError, ERRORS, type ErrorCode, type ErrorDetail } from '@baselime-ai/engine';
import type { FastifyError } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';

export interface HttpFailure {
  readonly status: number;
  readonly code: ErrorCode;
  readonly body: ErrorBody;
  /** Seconds after which a repetition may succeed; goes into `Retry-After`. */
  readonly retryAfterSeconds?: number;
  /** Present for what nobody expected; the log line of the failure carries the same one. */
  readonly reference?: string;
}

/** How long a sender waits before it sends again what was refused for load. */
const RETRY_AFTER_SECONDS = 2;

/**
 * Any thrown value as an answer. What is not an EngineError, a validation error or an error of the HTTP framework is
 * INTERNAL with a reference: its message and stack stay here.
 */
export function toHttp(error: unknown): HttpFailure {
  if (error instanceof EngineError) return failure(error.code, error.publicMessage, error.details);
  if (hasZodFastifySchemaValidationErrors(error)) {
    const details = error.validation.map((issue) => ({
      path: pathOf(issue.instancePath),
      message: issue.message ?? 'is not valid',
    }));
    return failure('REQUEST_INVALID', 'The request does not have the documented shape.', details);
  }
  const known = isFastifyError(error) ? FRAMEWORK_ERRORS[error.code] : undefined;
  if (known !== undefined) return failure(known.code, known.message, []);
  const { statusCode = 500 } = isFastifyError(error) ? error : {};
  if (statusCode === 404) return failure('REQUEST_NOT_FOUND', 'There is nothing at this path.', []);
  if (statusCode >= 400 && statusCode < 500) return failure('REQUEST_INVALID', 'The request cannot be understood.', []);
  const reference = randomBytes(6).toString('hex');
  return {
    ...failure('INTERNAL', `Something went wrong here. The server's log has the reference ${reference}.`, []),
    reference,
  };
}

function failure(code: ErrorCode, message: string, details: readonly ErrorDetail[]): HttpFailure {
  const { status, retry } = ERRORS[code];
  const error = { code, message, retry };
  return {
    status,
    code,
    body: { error: details.length === 0 ? error : { ...error, details: [...details] } },
    ...(retry === 'later' && status !== 500 ? { retryAfterSeconds: RETRY_AFTER_SECONDS } : {}),
  };
}

/** `/query/filters/0` as `query.filters.0`; a problem with the whole is at `body`. */
function pathOf(pointer: string): string {
  const path = pointer.split('/').filter((part) => part !== '');
  return path.length === 0 ? 'body' : path.join('.');
}

const FRAMEWORK_ERRORS: Readonly<Record<string, { readonly code: ErrorCode; readonly message: string }>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { code: 'INGEST_PAYLOAD_TOO_LARGE', message: 'The body is larger than this door takes.' },
  FST_ERR_CTP_INVALID_JSON_BODY: { code: 'REQUEST_INVALID', message: 'The body is not JSON.' },
  FST_ERR_CTP_EMPTY_JSON_BODY: { code: 'REQUEST_INVALID', message: 'The body is empty; JSON is expected.' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { code: 'REQUEST_INVALID', message: 'The body must be `application/json`.' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { code: 'REQUEST_INVALID', message: 'The body ends before its stated length.' },
  FST_ERR_BAD_URL: { code: 'REQUEST_INVALID', message: 'The path is not a valid URL path.' },
};

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
