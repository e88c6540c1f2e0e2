/** First steps where the words of an error show more than the kind of its fault. */
import type { Particular } from '../rules/particulars.js';
import type { Remedy } from './remedy.js';

interface Particulars {
  readonly first: Remedy;
  /** The other steps of the fault speak of the configuration of a Lambda function, which this is not. */
  readonly elsewhere?: true;
  readonly next?: Remedy;
}

const waits: Remedy = ({ caller }) => [
  `Find what ${caller} waits for`,
  'Log the time that each HTTP and database call takes, and set a timeout on each client below this limit: one slow call holds the whole request.',
];
const grows: Remedy = ({ caller }) => [
  `Look for what ${caller} keeps in memory`,
  'Caches and lists that grow, and files or results of queries that are read as a whole: compare the memory after each request.',
];

export const PARTICULAR_REMEDIES: Readonly<Record<Particular, Particulars>> = {
  'worker-limit': {
    first: ({ caller }) => [
      `Raise the timeout of the workers of ${caller}, or give them threads`,
      'gunicorn stops a worker that is silent for 30 s unless --timeout says otherwise; with a gthread or gevent worker one long request does not make it silent.',
    ],
    next: waits,
    elsewhere: true,
  },
  'vercel-limit': {
    first: ({ caller }) => [
      `Raise the maximum duration of ${caller}`,
      'Set maxDuration in vercel.json, or export it from the route, up to what the plan allows.',
    ],
    next: waits,
    elsewhere: true,
  },
  'php-limit': {
    first: ({ caller }) => [
      `Raise max_execution_time of ${caller}`,
      'In php.ini or with set_time_limit(); the timeouts of the web server and of the load balancer in front of it have to be longer.',
    ],
    next: waits,
    elsewhere: true,
  },
  'php-memory': {
    first: ({ caller }) => [
      `Raise memory_limit of ${caller}`,
      'In php.ini, or with ini_set() for one script, below the memory of the machine or container.',
    ],
    next: grows,
    elsewhere: true,
  },
  heap: {
    first: ({ caller, sizeMb }) => [
      `Give ${caller} a larger heap`,
      sizeMb === undefined
        ? 'Set NODE_OPTIONS=--max-old-space-size to about three quarters of the memory, in megabytes; in Lambda raise the memory size, which the heap follows.'
        : `Raise its memory above ${sizeMb} MB; the heap follows it.`,
    ],
    next: grows,
  },
  container: {
    first: ({ caller }) => [
      `Raise the memory limit of the container of ${caller}`,
      'resources.limits.memory in Kubernetes, memory in the task definition of ECS; the heap of the runtime inside (Node, the JVM) has to stay below it.',
    ],
    next: grows,
    elsewhere: true,
  },
  markup: {
    first: ({ caller }) => [
      `Look at the page that ${caller} got instead of data`,
      'The text begins with <, so it is HTML or XML: an error page of the service, of a gateway or proxy before it, or a login. Log the status, the address and its first 200 characters, and check the status before parsing.',
    ],
    next: () => [
      'Check the address and the credentials of the call',
      'A path that does not exist, a base address without its /api, or a session that has ended are answered with a page.',
    ],
  },
  webhook: {
    first: ({ caller }) => [
      `Compare the signing secret in ${caller} with that of this webhook endpoint`,
      'Each endpoint, and each of test and live mode, has a secret of its own; the command line that forwards events prints another one.',
    ],
    next: () => [
      'Verify the body as it arrived',
      'The signature is that of the raw bytes: read them before a JSON middleware parses them; behind API Gateway decode a body with isBase64Encoded.',
    ],
    elsewhere: true,
  },
  sender: {
    first: () => [
      'Verify the address or its domain in SES, in the region that the error names',
      'While the account is in the sandbox of SES, recipients have to be verified as well: ask for production access.',
    ],
  },
};
