/** Faults that come with what is sent: bodies that cannot be read, values that are refused, messages that come again. */

import type { Estate } from '../kit/estate.js';
import type { Failure } from '../kit/failure.js';
import { ALL_SHAPES, DIRECT, type Story } from '../kit/story.js';
import { addressOf } from '../kit/things.js';

export const dataStories: readonly Story[] = [
  {
    name: 'half-a-document',
    fault: 'malformed-input',
    guilty: 'work',
    runtimes: ['node', 'python', 'java', 'go', 'dotnet', 'ruby'],
    shapes: ALL_SHAPES,
    share: 0.5,
    planted: (estate) => ({
      ownMs: 6,
      failure: unreadable(estate),
      how: estate.random.chance(0.5) ? 'caught' : 'crash',
    }),
    rubric: ['valid|sender|parse'],
    why: 'A sender cuts its documents at 64 kB.',
  },
  {
    name: 'field-of-the-wrong-kind',
    fault: 'validation-failed',
    guilty: 'work',
    runtimes: ['node', 'python', 'dotnet', 'java'],
    shapes: ALL_SHAPES,
    share: 0.5,
    planted: (estate) => ({ ownMs: 5, failure: invalid(estate), how: estate.random.chance(0.5) ? 'caught' : 'crash' }),
    rubric: ['valid|value'],
    why: 'A new app sends the amount as text.',
  },
  {
    name: 'the-same-message-over-and-over',
    fault: 'poison-message',
    guilty: 'work',
    runtimes: ['node', 'python'],
    shapes: ['queue'],
    share: 0.4,
    usual: ({ things, random }) => ({ doings: [{ to: things.table }], message: { id: random.uuid(), received: 1 } }),
    planted: (estate, index) => {
      const { things, noun } = estate;
      return {
        doings: [{ to: things.cache }],
        failure: invalid(estate),
        how: 'crash',
        message: { id: `5f0d5f3e-9b1c-4a59-8a7e-${noun.length}c0ffee0d1e2`.slice(0, 36), received: index + 1 },
      };
    },
    accepts: ({ work }) => [{ fault: 'validation-failed', entity: work.name }],
    asks: ['event', 'request', 'error'],
    rubric: ['dead-letter|message'],
    why: 'One message fails each time it is delivered; all others go through.',
  },
  {
    name: 'some-of-the-batch',
    fault: 'partial-batch-failure',
    guilty: 'work',
    runtimes: ['node', 'python'],
    shapes: ['queue'],
    signals: ['lines', 'otel'],
    share: 0.6,
    usual: ({ things }) => ({ doings: [{ to: things.table, times: 3 }] }),
    planted: ({ things, work, random }) => ({
      doings: [{ to: things.table, times: 3 }],
      failure: {
        type:
          work.runtime === 'python'
            ? 'aws_lambda_powertools.utilities.batch.exceptions.BatchProcessingError'
            : 'BatchProcessingError',
        message: `Partial batch failure: ${random.int(2, 4)} of 10 records failed`,
      },
      how: 'caught',
    }),
    rubric: ['batch|record'],
    why: 'Some records of each batch fail, and nothing says why.',
  },
  {
    name: 'given-up-after-five-receives',
    fault: 'dead-letter',
    guilty: 'work',
    runtimes: ['node', 'python', 'go'],
    shapes: ['queue'],
    signals: ['lines', 'otel'],
    share: 0.4,
    planted: ({ things, random }) => ({
      message: { id: random.uuid(), received: 5 },
      doings: [{ to: things.queue }],
      says: [
        {
          level: 'error',
          text: `giving up after 5 receives, message was moved to the dead-letter queue ${things.queue.name}-dlq`,
        },
      ],
    }),
    accepts: ({ things }) => [{ fault: 'dead-letter', entity: `${things.queue.name}-dlq` }],
    asks: ['event', 'error', 'request'],
    rubric: ['message|redrive|consumer'],
    why: 'Messages are given up, and nothing says what they failed at.',
  },
  {
    name: 'deadlock-of-two-updates',
    fault: 'conflict',
    guilty: 'work',
    runtimes: ['node', 'python', 'go', 'dotnet'],
    share: 0.4,
    usual: ({ things }) => ({ doings: [{ to: things.database }] }),
    planted: (estate) => {
      const failure = deadlock(estate);
      return {
        doings: [{ to: estate.things.database, tookMs: estate.random.int(1_000, 1_060), failure }],
        failure,
        how: 'caught',
      };
    },
    // The database found the deadlock, the function made it; both are places where somebody would look.
    accepts: ({ things }) => [
      { fault: 'conflict', entity: things.database.name },
      { fault: 'conflict', entity: things.database.xrayName },
    ],
    rubric: ['retry|order|backoff'],
    why: 'Two transactions update the same rows in a different order.',
  },
  {
    name: 'password-was-rotated',
    fault: 'credential-expired',
    guilty: 'work',
    runtimes: ['node', 'python', 'go', 'java'],
    shapes: DIRECT,
    share: 1,
    usual: ({ things }) => ({ doings: [{ to: things.database }] }),
    planted: (estate) => {
      const failure = wrongPassword(estate);
      return {
        doings: [{ to: estate.things.database, tookMs: estate.random.int(8, 20), failure }],
        failure,
        how: 'caught',
      };
    },
    also: ({ tape, since, things }) =>
      tape.trail(since - 90_000, 'secretsmanager', 'RotateSecret', { secretId: things.secret.name }),
    accepts: ({ things, work }) => [
      { fault: 'credential-expired', entity: things.database.name },
      { fault: 'credential-expired', entity: things.database.xrayName },
      { fault: 'configuration-change', entity: work.name },
    ],
    rubric: ['renew|credential|secret|rotat'],
    why: 'The secret was rotated; the function keeps the old one until it starts anew.',
  },
];

function unreadable({ work }: Estate): Failure {
  switch (work.runtime) {
    case 'node':
      return { type: 'SyntaxError', message: 'Unterminated string in JSON at position 65536 (line 1 column 65537)' };
    case 'python':
      return {
        type: 'json.decoder.JSONDecodeError',
        message: 'Unterminated string starting at: line 1 column 65498 (char 65497)',
      };
    case 'java':
      return {
        type: 'com.fasterxml.jackson.core.io.JsonEOFException',
        message:
          'Unexpected end-of-input in VALUE_STRING\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 65537]',
      };
    case 'go':
      return { type: '*json.SyntaxError', message: 'unexpected end of JSON input' };
    case 'dotnet':
      return {
        type: 'System.Text.Json.JsonException',
        message:
          'Expected end of string, but instead reached end of data. Path: $.lines[411].note | LineNumber: 0 | BytePositionInLine: 65536.',
      };
    case 'ruby':
      return { type: 'JSON::ParserError', message: "expected ',' or ']' after array value at line 1 column 65537" };
  }
}

function invalid({ work }: Estate): Failure {
  switch (work.runtime) {
    case 'python':
      return {
        type: 'pydantic_core._pydantic_core.ValidationError',
        message:
          '1 validation error for Payment\namount\n  Input should be a valid integer, got a number with a fractional part [type=int_from_float, input_value=12.5, input_type=float]\n    For further information visit https://errors.pydantic.dev/2.11/v/int_from_float',
      };
    case 'java':
      return {
        type: 'jakarta.validation.ConstraintViolationException',
        message: 'amount: must be greater than or equal to 1, currency: must not be blank',
      };
    case 'dotnet':
      return {
        type: 'FluentValidation.ValidationException',
        message: "Validation failed: \n -- Amount: 'Amount' must be greater than '0'. Severity: Error",
      };
    default:
      return {
        type: 'ZodError',
        message:
          '[\n  {\n    "expected": "number",\n    "code": "invalid_type",\n    "path": [\n      "amount"\n    ],\n    "message": "Invalid input: expected number, received string"\n  }\n]',
      };
  }
}

function deadlock({ work, random }: Estate): Failure {
  const [one, other] = [random.int(2_000, 30_000), random.int(2_000, 30_000)];
  switch (work.runtime) {
    case 'python':
      return {
        type: 'psycopg2.errors.DeadlockDetected',
        message: `deadlock detected\nDETAIL:  Process ${one} waits for ShareLock on transaction 88213; blocked by process ${other}.\nHINT:  See server log for query details.\n`,
      };
    case 'go':
      return { type: '*pgconn.PgError', message: 'ERROR: deadlock detected (SQLSTATE 40P01)' };
    case 'dotnet':
      return { type: 'Npgsql.PostgresException', message: '40P01: deadlock detected' };
    default:
      return {
        type: 'error',
        message: 'deadlock detected',
        code: '40P01',
        library: 'pg-protocol',
        more: { severity: 'ERROR', routine: 'DeadLockReport' },
      };
  }
}

function wrongPassword({ work, things }: Estate): Failure {
  const { name } = things.database;
  switch (work.runtime) {
    case 'python':
      return {
        type: 'psycopg2.OperationalError',
        message: `connection to server at "${name}" (${addressOf({ name })}), port 5432 failed: FATAL:  password authentication failed for user "app"\n`,
      };
    case 'go':
      return {
        type: '*pgconn.ConnectError',
        message: `failed to connect to \`user=app database=app\`: ${name}: server error: FATAL: password authentication failed for user "app" (SQLSTATE 28P01)`,
      };
    case 'java':
      return {
        type: 'org.postgresql.util.PSQLException',
        message: 'FATAL: password authentication failed for user "app"',
      };
    default:
      return {
        type: 'error',
        message: 'password authentication failed for user "app"',
        code: '28P01',
        library: 'pg-protocol',
        more: { severity: 'FATAL', routine: 'auth_failed' },
      };
  }
}
