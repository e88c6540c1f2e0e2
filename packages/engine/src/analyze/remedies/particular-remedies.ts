/** First steps where the words of an error show more than the kind of its fault. */
import type { Particular } from '../rules/particulars.js';
import { DATA_REMEDIES } from './data-remedies.js';
import { DEPLOY_REMEDIES } from './deploy-remedies.js';
import type { Particulars, Remedy } from './remedy.js';
import { SETUP_REMEDIES } from './setup-remedies.js';

const waits: Remedy = ({ caller }) => [
  `Find what ${caller} waits for`,
  'Log the time that each HTTP and database call takes, and set a timeout on each client below this limit: one slow call holds the whole request.',
];
const grows: Remedy = ({ caller }) => [
  `Look for what ${caller} keeps in memory`,
  'Caches and lists that grow, and files or results of queries that are read as a whole: compare the memory after each request.',
];

export const PARTICULAR_REMEDIES: Readonly<Record<Particular, Particulars>> = {
  ...DEPLOY_REMEDIES,
  ...DATA_REMEDIES,
  ...SETUP_REMEDIES,
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
  stale: {
    first: ({ caller }) => [
      `Compare the clock of ${caller} with the time of the webhook`,
      'The verifier allows some minutes. A queue or a retry of your own before the check makes it late: verify first, then queue.',
    ],
  },
  sender: {
    first: () => [
      'Verify the address or its domain in SES, in the region that the error names',
      'While the account is in the sandbox of SES, recipients have to be verified as well: ask for production access.',
    ],
  },
  'cpu-limit': {
    first: ({ caller }) => [
      `Do less work in one request of ${caller}`,
      'Parsing, hashing, images and rendering count as CPU time, waiting does not: cache the result, do it in a queue or a workflow, or raise the limit of the plan.',
    ],
    elsewhere: true,
  },
  'cloud-run-memory': {
    first: ({ caller }) => [
      `Raise the memory limit of the service ${caller}`,
      'gcloud run services update --memory; the files that it writes count as memory there as well.',
    ],
    next: grows,
    elsewhere: true,
  },
  injection: {
    first: ({ caller }) => [
      `Register what ${caller} asks for`,
      'The message names it. Nest: list it under providers or import the module that exports it; Spring: annotate it inside of the scanned packages; .NET: add it to the services.',
    ],
    next: () => [
      'Look for a circle of imports',
      'Where the name is undefined or Object, two files import each other, or an interface stands where a class is needed.',
    ],
    elsewhere: true,
  },
  'worker-scope': {
    first: ({ caller }) => [
      `Move the call into the handler of ${caller}`,
      'At the top of a module a Worker may neither fetch, nor wait, nor draw random values; what one request made (streams, connections, promises) must not be kept for the next.',
    ],
    next: () => [
      'Look at the frame that the error names',
      'Where it is a package, its newer version or one for Workers creates its client lazily.',
    ],
    elsewhere: true,
  },
  'edge-function': {
    first: () => [
      'Test the CloudFront function with the event that failed',
      'The console and TestFunction show the line; headers and cookies that are absent are undefined, and most of the newer language is not there in runtime 1.0.',
    ],
    next: () => ['Publish the version before', 'Associate the behavior with it until the code is corrected.'],
    elsewhere: true,
  },
  'response-model': {
    first: ({ caller }) => [
      `Correct the response model or the value in ${caller}`,
      'The message names the field and what it got: allow null there, give it a default, or fill it.',
    ],
  },
  'module-kind': {
    first: ({ caller }) => [
      `Let the files of ${caller} be of one kind`,
      'A file with import and export needs "type": "module" in the nearest package.json or the ending .mjs; else let the compiler or bundler write CommonJS.',
    ],
    next: () => ['Look at the built file', 'What is deployed counts, and not what was written in TypeScript.'],
    elsewhere: true,
  },
  hosts: {
    first: ({ caller }) => [
      `Add the host to the allowed hosts of ${caller}`,
      'ALLOWED_HOSTS in Django, config.hosts in Rails: the names under which load balancers and health checks call it count as well.',
    ],
    next: () => [
      'Refuse requests for other names before they arrive',
      'Scanners send any host; the load balancer can answer them.',
    ],
    elsewhere: true,
  },
  descriptors: {
    first: ({ caller }) => [
      `Look for files and connections that ${caller} opens and does not close`,
      'Clients that are made anew in each request, streams that are not read to their end, and many files at once: create clients once, and limit how many run in parallel.',
    ],
    next: ({ caller }) => [
      `Look at the limit of ${caller}`,
      'ulimit -n in a container or on a machine; in Lambda it is 1,024 for each execution environment and cannot be raised.',
    ],
    elsewhere: true,
  },
};
