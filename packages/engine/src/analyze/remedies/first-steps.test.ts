import { expect, it } from 'vitest';
import { later, millis } from '../../model/units.js';
import { event } from '../__fixtures__/events.js';
import { analyze } from '../analyze.js';

const HOUR = millis(3_600_000);

function firstStepOf(message: string): string | undefined {
  const focus = event({ message, isError: true });
  const at = focus.timestamp;
  const { actions } = analyze({
    subject: { kind: 'event', id: focus.id },
    window: { from: later(at, millis(-3_600_000)), to: later(at, HOUR) },
    baseline: { from: later(at, millis(-7_200_000)), to: later(at, millis(-3_600_000)) },
    focus,
    request: [],
    skipped: [],
  });
  return actions[0]?.title;
}

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
  ["Cannot find module 'axios'", 'Add axios to the deployment package of checkout'],
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
])('after %j the first step is %j', (message, title) => {
  expect(firstStepOf(message)).toBe(title);
});
