/** Writes that meet, and values that do not fit. */
import type { Scenario } from '../../../scenario.js';
import { define, EVERY_SHAPE, focusNames } from '../kit/define.js';
import { failing } from '../kit/failing.js';
import { wordedFor } from '../kit/lambda-function.js';
import { namesOf } from '../kit/peer.js';

export const conditionFails: Scenario = define(
  'conditional-write-fails',
  EVERY_SHAPE,
  { runtimes: ['python', 'java', 'go', 'node'] },
  (world) => {
    const { focus, names } = world;
    const peer = world.table(undefined, 'PutItem');
    const thrown = wordedFor(focus, {
      python: {
        type: 'botocore.errorfactory.ConditionalCheckFailedException',
        message:
          'An error occurred (ConditionalCheckFailedException) when calling the PutItem operation: The conditional request failed',
        frames: ['"/var/task/versions.py", line 49, in save'],
      },
      java: {
        type: 'software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException',
        message: 'The conditional request failed (Service: DynamoDb, Status Code: 400)',
        frames: ['io.versions.Saver.save(Saver.java:83)'],
      },
      go: {
        type: 'types.ConditionalCheckFailedException',
        message:
          'operation error DynamoDB: PutItem, https response error StatusCode: 400, ConditionalCheckFailedException: The conditional request failed',
      },
      node: {
        type: 'ConditionalCheckFailedException',
        message: 'The conditional request failed',
        frames: ['save (/var/task/versions.js:31:9)'],
      },
    });
    failing(world, { peer, thrown, status: 400, message: `${names.domain.noun} was changed by somebody else` });
    return {
      question: world.ask('was changed by somebody else'),
      truth: {
        fault: 'conditional-check-failed',
        alsoFaults: ['conflict'],
        entities: [...focusNames(world), ...namesOf(peer)],
        rubric: ['idempot|done|retry|read again|version', 'retry|condition|idempot'],
        why: 'Two writers save the same item; the condition on its version does not hold for the second.',
      },
    };
  },
);

export const deadlock: Scenario = define(
  'database-deadlocks',
  EVERY_SHAPE,
  { runtimes: ['python', 'java', 'go', 'dotnet'] },
  (world) => {
    const { focus, names, random } = world;
    const table = `${names.domain.noun}s`;
    const peer = world.database(`UPDATE ${table} SET ${names.domain.column} = $1 WHERE id = $2`);
    const detail = `Process ${random.int(9000, 30_000)} waits for ShareLock on transaction ${random.int(100_000, 900_000)}; blocked by process ${random.int(9000, 30_000)}.`;
    const thrown = wordedFor(focus, {
      python: {
        type: 'psycopg2.errors.DeadlockDetected',
        message: `deadlock detected\nDETAIL:  ${detail}`,
        frames: ['"/var/task/settle.py", line 102, in apply'],
      },
      java: {
        type: 'org.postgresql.util.PSQLException',
        message: `ERROR: deadlock detected\n  Detail: ${detail}`,
        frames: ['io.settle.Applier.apply(Applier.java:77)'],
      },
      go: { type: 'pgconn.PgError', message: 'ERROR: deadlock detected (SQLSTATE 40P01)' },
      dotnet: {
        type: 'Npgsql.PostgresException',
        message: `40P01: deadlock detected\n\nDETAIL: ${detail}`,
        frames: ['Settle.Applier.ApplyAsync() in /src/Applier.cs:line 58'],
      },
    });
    failing(world, { peer, thrown, ms: () => random.ms(14), message: `update of ${table} rolled back` });
    return {
      question: world.ask(`update of ${table} rolled back`),
      truth: {
        fault: 'conflict',
        entities: [...namesOf(peer), ...focusNames(world)],
        rubric: ['retry|backoff', 'order|shorter|transaction|lock'],
        why: 'Transactions lock the same rows in different order.',
      },
    };
  },
);

export const valueRejected: Scenario = define(
  'value-rejected-by-table',
  EVERY_SHAPE,
  { runtimes: ['python', 'java', 'go', 'node'] },
  (world) => {
    const { focus, names } = world;
    const peer = world.table(undefined, 'PutItem');
    const said = `One or more parameter values were invalid: Type mismatch for key ${names.domain.noun}Id expected: S actual: NULL`;
    const thrown = wordedFor(focus, {
      python: {
        type: 'botocore.exceptions.ClientError',
        message: `An error occurred (ValidationException) when calling the PutItem operation: ${said}`,
        frames: ['"/var/task/save.py", line 12, in put'],
      },
      java: {
        type: 'software.amazon.awssdk.services.dynamodb.model.DynamoDbException',
        message: `${said} (Service: DynamoDb, Status Code: 400)`,
        frames: ['io.save.Saver.put(Saver.java:19)'],
      },
      go: {
        type: 'smithy.GenericAPIError',
        message: `operation error DynamoDB: PutItem, https response error StatusCode: 400, api error ValidationException: ${said}`,
      },
      node: { type: 'ValidationException', message: said, frames: ['put (/var/task/save.js:14:9)'] },
    });
    failing(world, { peer, thrown, status: 400, share: 0.4, message: `${names.domain.noun} rejected` });
    return {
      question: world.ask('Type mismatch for key'),
      truth: {
        fault: 'validation-failed',
        entities: [...focusNames(world), ...namesOf(peer)],
        rubric: ['validat|check|schema|value', 'entry|before|correct|value|reject|caller|send'],
        why: 'The function writes items without their key, which the table rejects.',
      },
    };
  },
);
