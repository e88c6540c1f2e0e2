import type { Action } from '@baselime-ai/contract';
import { expect, it } from 'vitest';
import { later, millis } from '../../model/units.js';
import { event } from '../__fixtures__/events.js';
import { analyze } from '../analyze.js';

const HOUR = millis(3_600_000);

function stepsOf(message: string): readonly Action[] {
  const focus = event({ message, isError: true });
  const at = focus.timestamp;
  return analyze({
    subject: { kind: 'event', id: focus.id },
    window: { from: later(at, millis(-3_600_000)), to: later(at, HOUR) },
    baseline: { from: later(at, millis(-7_200_000)), to: later(at, millis(-3_600_000)) },
    focus,
    request: [],
    skipped: [],
  }).actions;
}

const firstStepOf = (message: string): string | undefined => stepsOf(message)[0]?.title;

it.each([
  ['connect ETIMEDOUT 10.0.0.7:5432', 'Check the network path from checkout to 10.0.0.7'],
  ['timeout of 3000ms exceeded', 'Set a client timeout for calls from checkout to the service that it calls'],
  ['connect ECONNREFUSED 127.0.0.1:6379', 'Set the address that checkout connects to'],
  ['connect ECONNREFUSED 10.0.0.7:6379', 'Check whether 10.0.0.7 is up'],
  ['certificate has expired', 'Renew the certificate of the service that it calls'],
  ['unable to verify the first certificate', 'Give checkout the certificate authority of the service that it calls'],
  ['fork/exec /var/task/bootstrap: exec format error', 'Build checkout for the architecture that it is set to run on'],
  ["Couldn't find valid bootstrap(s): [/var/task/bootstrap]", 'Check the entry point of checkout'],
  [
    'The client could not locate the Query Engine for runtime "rhel-openssl-3.0.x".',
    'Generate the client of Prisma for the system of checkout',
  ],
  ["Cannot find module 'axios'", 'Add axios to what checkout is built from'],
  ["Unable to import module 'app': No module named 'axios'", 'Add axios to the deployment package of checkout'],
  [
    "blocked by CORS policy: No 'Access-Control-Allow-Origin' header",
    'Let the server that checkout calls name the origin of the page',
  ],
  ['[next-auth][error][NO_SECRET]', 'Set the secret that checkout signs its sessions with'],
  [
    '0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims.',
    'Look at the claim that has no volume',
  ],
  ['The server does not support SSL connections', 'Let checkout and the database agree on encryption'],
  [
    'error: current transaction is aborted, commands ignored until end of transaction block',
    'Find the statement before this one that failed in the same transaction of checkout',
  ],
  ['CastError: Cast to ObjectId failed for value "x"', 'Look where the value in the error comes from in checkout'],
  [
    "decreases account's UnreservedConcurrentExecution below its minimum value of [10]",
    'Lower or remove the reserved concurrency of checkout',
  ],
  ["src/a.ts(1,2): error TS2322: Type 'x'", 'Correct the lines of checkout that the compiler names'],
  ['npm ERR! code E401', 'Give the build of checkout a valid login to the registry'],
  [
    'exec: "node": executable file not found in $PATH',
    'Put the program that the error names into the image or machine of checkout',
  ],
  [
    'InvalidCheck: pkceCodeVerifier value could not be parsed',
    'Find out why the cookie of the login does not come back to checkout',
  ],
  [
    "PLAIN login refused: user 'shop' - invalid credentials",
    'Check user and password that checkout sends to the broker',
  ],
  ['dial unix /var/run/docker.sock: connect: permission denied', "Let the user of checkout use Docker's socket"],
  ['open /data/loki: permission denied', 'Give the user that checkout runs as the right to this file or folder'],
  ['no such file or directory, open /app/config.yaml', 'Put the file that the error names where checkout looks for it'],
  ['Invalid permissions on Lambda function', 'Allow API Gateway to invoke the Lambda function'],
  ['no pg_hba.conf entry for host "10.0.0.1", user "shop", no encryption', 'Let checkout connect with TLS'],
  [
    'An error occurred (AccessDenied) when calling the GetObject operation: Access Denied',
    'Allow s3:GetObject in the execution role of checkout',
  ],
  ['[CRITICAL] WORKER TIMEOUT (pid:71)', 'Raise the timeout of the workers of checkout, or give them threads'],
  ['Vercel Runtime Timeout Error: Task timed out after 10 seconds', 'Raise the maximum duration of checkout'],
  ['SyntaxError: Unexpected token < in JSON at position 0', 'Look at the page that checkout got instead of data'],
  [
    'No signatures found matching the expected signature for payload.',
    'Compare the signing secret in checkout with that of this webhook endpoint',
  ],
  [
    'MessageRejected: Email address is not verified.',
    'Verify the address or its domain in SES, in the region that the error names',
  ],
  ['request signing verification failed', 'Compare the signing secret in checkout with that of this webhook endpoint'],
  ['Timestamp outside the tolerance zone', 'Compare the clock of checkout with the time of the webhook'],
  ['listen EADDRINUSE: address already in use :::8080', 'Find what uses the port that checkout listens on'],
  [
    'The container failed to start and listen on the port defined by PORT=8080.',
    'Let checkout listen on 0.0.0.0 and on the port in the variable PORT',
  ],
  [
    'Readiness probe failed: dial tcp 10.0.0.3:80: connect: connection refused',
    'Read what the container of checkout wrote before it was stopped',
  ],
  [
    'Stack shop is in UPDATE_ROLLBACK_FAILED state and can not be updated.',
    'Look at the first event of the stack that failed',
  ],
  ['Not authorized to perform sts:AssumeRoleWithWebIdentity', 'Let the trust policy of the role name who asks for it'],
  [
    "Permission 'pubsub.topics.publish' denied on resource 'projects/p/topics/orders'.",
    'Grant the permission to the service account of checkout',
  ],
  ['no such table: invoices', 'Run the migrations of checkout against this database'],
  [
    'app.handler is undefined or not exported',
    'Compare the handler in the configuration of checkout with what its file exports',
  ],
  ["This model's maximum context length is 8192 tokens.", 'Send fewer tokens from checkout'],
  ["READONLY You can't write against a read only replica.", 'Connect checkout to the primary for writes'],
  ['EMFILE: too many open files', 'Look for files and connections that checkout opens and does not close'],
  ['0/4 nodes are available: 4 Insufficient memory.', 'Compare what the pod asks for with what the nodes have'],
])('after %j the first step is %j', (message, title) => {
  expect(firstStepOf(message)).toBe(title);
});

it.each([
  ['connect ECONNREFUSED 10.0.0.7:6379', 'a queue with a dead-letter queue'],
  ['connect ECONNREFUSED 10.0.0.7:6379 at /var/task/index.js', 'an SQS queue with a dead-letter queue'],
])('after %j the steps speak of %s', (message, words) => {
  expect(stepsOf(message).map(({ title }) => title)).toContain(`Put the work of checkout behind ${words}`);
});
