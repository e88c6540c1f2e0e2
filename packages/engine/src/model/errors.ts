/**
 * Every error this program raises on purpose, in one table.
 * `retry` is what the caller may do; `status` is what HTTP says; the command line exits with `exit` (sysexits.h).
 * Codes are never reused; a test ties this table to docs/errors.md.
 */
export const ERRORS = {
  CONFIG_INVALID: { status: 500, exit: 78, retry: 'never' },
  REQUEST_INVALID: { status: 400, exit: 64, retry: 'never' },
  REQUEST_UNAUTHORIZED: { status: 401, exit: 77, retry: 'never' },
  REQUEST_FORBIDDEN: { status: 403, exit: 77, retry: 'never' },
  REQUEST_NOT_FOUND: { status: 404, exit: 66, retry: 'never' },
  REQUEST_METHOD_NOT_ALLOWED: { status: 405, exit: 64, retry: 'never' },
  REQUEST_TOO_MANY: { status: 429, exit: 75, retry: 'later' },
  INGEST_PATH_INVALID: { status: 400, exit: 64, retry: 'never' },
  INGEST_BODY_UNREADABLE: { status: 400, exit: 65, retry: 'never' },
  INGEST_BODY_EMPTY: { status: 400, exit: 65, retry: 'never' },
  INGEST_EVENT_INVALID: { status: 400, exit: 65, retry: 'never' },
  INGEST_EVENT_TOO_LARGE: { status: 400, exit: 65, retry: 'never' },
  INGEST_PAYLOAD_TOO_LARGE: { status: 413, exit: 65, retry: 'never' },
  INGEST_ENCODING_UNSUPPORTED: { status: 415, exit: 65, retry: 'never' },
  INGEST_DATASET_BLOCKED: { status: 403, exit: 77, retry: 'never' },
  STORE_UNAVAILABLE: { status: 503, exit: 75, retry: 'later' },
  STORE_OVERLOADED: { status: 429, exit: 75, retry: 'later' },
  STORE_EVENT_REFUSED: { status: 422, exit: 65, retry: 'never' },
  STORE_QUERY_TIMEOUT: { status: 504, exit: 75, retry: 'narrow-window' },
  STORE_QUERY_TOO_LARGE: { status: 422, exit: 75, retry: 'narrow-window' },
  STORE_SCHEMA_NEWER: { status: 500, exit: 78, retry: 'never' },
  STORE_DATA_DIR_LOCKED: { status: 500, exit: 73, retry: 'never' },
  STORE_CORRUPT: { status: 500, exit: 74, retry: 'never' },
  QUERY_INVALID: { status: 400, exit: 64, retry: 'never' },
  QUERY_REGEX_INVALID: { status: 400, exit: 64, retry: 'never' },
  SUBJECT_NOT_FOUND: { status: 404, exit: 66, retry: 'never' },
  SUBJECT_UNSUPPORTED: { status: 422, exit: 64, retry: 'never' },
  ANALYZE_TIMEOUT: { status: 504, exit: 75, retry: 'narrow-window' },
  ANONYMIZE_LEAK_DETECTED: { status: 422, exit: 70, retry: 'never' },
  ANONYMIZE_INPUT_TOO_LARGE: { status: 422, exit: 65, retry: 'never' },
  ORL_INVALID: { status: 400, exit: 65, retry: 'never' },
  PRIVACY_RULES_INVALID: { status: 400, exit: 65, retry: 'never' },
  PRIVACY_RULES_CHANGED: { status: 409, exit: 75, retry: 'never' },
  EXPLAIN_PROVIDER_UNCONFIGURED: { status: 409, exit: 78, retry: 'never' },
  EXPLAIN_PROVIDER_BUSY: { status: 503, exit: 75, retry: 'later' },
  EXPLAIN_PROVIDER_FAILED: { status: 502, exit: 75, retry: 'later' },
  EXPLAIN_EGRESS_BLOCKED: { status: 422, exit: 70, retry: 'never' },
  EXPLAIN_CANCELLED: { status: 499, exit: 75, retry: 'later' },
  FILE_UNREADABLE: { status: 400, exit: 66, retry: 'never' },
  INTERNAL: { status: 500, exit: 70, retry: 'later' },
} as const satisfies Record<string, { status: number; exit: number; retry: 'never' | 'later' | 'narrow-window' }>;
export type ErrorCode = keyof typeof ERRORS;

export interface ErrorDetail {
  readonly path: string;
  readonly message: string;
}

export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: ErrorCode;
  readonly publicMessage: string;
  readonly details: readonly ErrorDetail[];

  /**
   * @param publicMessage safe to show a stranger: no row data, no SQL, no key, no URL; says what to do
   * @param options.cause may hold any of those, so it is never logged whole
   */
  constructor(
    code: ErrorCode,
    publicMessage: string,
    options?: { readonly cause?: unknown; readonly details?: readonly ErrorDetail[] },
  ) {
    super(`${code}: ${publicMessage}`, options?.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.publicMessage = publicMessage;
    this.details = options?.details ?? [];
  }
}
