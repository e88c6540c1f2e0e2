/** First steps where a build, a deployment or a start failed, by what its words show. */
import type { Particular } from '../rules/particulars.js';
import type { Particulars } from './remedy.js';

export const DEPLOY_REMEDIES = {
  'port-in-use': {
    first: ({ caller }) => [
      `Find what uses the port that ${caller} listens on`,
      'Often an earlier run of the same program: lsof -i or ss -ltnp names it. Stop it, or set another port; in a container two programs, or two calls of listen(), may want the same one.',
    ],
    next: ({ caller }) => [
      `Let ${caller} close its server when it is told to stop`,
      'Handle SIGTERM, so that a restart does not meet the process before it.',
    ],
    elsewhere: true,
  },
  'lambda-image': {
    first: ({ caller }) => [
      `Name the handler in the image of ${caller}`,
      'Add CMD with file and function (CMD ["app.handler"]) to the Dockerfile, or set it as the command in the image configuration of the function. An ENTRYPOINT of your own replaces the one of the base image, which starts the runtime.',
    ],
    next: () => [
      'Run the image once before it is deployed',
      'docker run with port 8080 published starts the emulator of the base image; one POST to /2015-03-31/functions/function/invocations shows whether the handler is found.',
    ],
    elsewhere: true,
  },
  'no-functions': {
    first: ({ caller }) => [
      `Look in the log of the start of ${caller} for an error while its functions were loaded`,
      'A module that is missing or code that fails when it is imported leaves the host without functions; run func start locally, where the error is shown.',
    ],
    next: ({ caller }) => [
      `Check what was deployed to ${caller}`,
      'host.json at the root of the package, FUNCTIONS_WORKER_RUNTIME for its language, the version of the programming model (function.json or decorators), and the main field of package.json.',
    ],
    elsewhere: true,
  },
  probe: {
    first: ({ caller }) => [
      `Read what the container of ${caller} wrote before it was stopped`,
      'In Kubernetes kubectl logs --previous: it tells whether the program failed, was still starting, or ran and did not answer.',
    ],
    next: ({ caller }) => [
      `Compare the probe with ${caller}`,
      'Port and path have to be those that it serves, on all interfaces (0.0.0.0) and not on localhost; a slow start needs a startup probe or a longer initial delay.',
    ],
    elsewhere: true,
  },
  listen: {
    first: ({ caller }) => [
      `Let ${caller} listen on 0.0.0.0 and on the port in the variable PORT`,
      'A fixed port, or localhost as the address, cannot be reached from outside of the container.',
    ],
    next: ({ caller }) => [
      `Read the log of the start of ${caller}`,
      'A program that fails or waits (for a database, a migration) before it listens gives the same message; its own lines say why.',
    ],
    elsewhere: true,
  },
  'stack-state': {
    first: () => [
      'Look at the first event of the stack that failed',
      'In the events of CloudFormation the oldest CREATE_FAILED or UPDATE_FAILED of the last operation names the reason; all after it only follow.',
    ],
    next: () => [
      'Bring the stack into a state that can be updated',
      'ROLLBACK_COMPLETE is a first creation that failed: delete the stack and deploy again. UPDATE_ROLLBACK_FAILED: continue the rollback. A state IN_PROGRESS: wait, or cancel the update.',
    ],
    elsewhere: true,
  },
  'in-use': {
    first: () => [
      'Remove the use of the export first, and deploy that',
      'Deploy the stack that imports the value without it, then the one that exports it. With CDK keep the export meanwhile by exportValue().',
    ],
    next: () => [
      'Pass such values in a looser way',
      'A parameter of SSM, or a name that is known beforehand, does not tie two stacks to each other.',
    ],
    elsewhere: true,
  },
  'being-modified': {
    first: () => [
      'Wait until the change before is done, and deploy again',
      'The console or describe shows the state of the resource; after a change of storage RDS optimizes for hours.',
    ],
    elsewhere: true,
  },
  'state-lock': {
    first: () => [
      'Find out whether the run that holds the lock still goes on',
      'The message names who took it, when and for what. Wait for that run; two pipelines on one state have to follow each other.',
    ],
    next: () => [
      'Release the lock only when that run is gone',
      'terraform force-unlock with the id in the message, or pulumi cancel; an interrupted run leaves its lock behind.',
    ],
    elsewhere: true,
  },
  migration: {
    first: ({ caller }) => [
      `Compare the migrations of ${caller} with the table that records them in the database`,
      'flyway_schema_history, _prisma_migrations, schema_migrations or django_migrations says which ran, with which checksum, and which failed.',
    ],
    next: () => [
      'Do not change a migration that has run',
      'Restore its file and add a new one. Where it failed half-way, correct the schema by hand, then mark it (flyway repair, prisma migrate resolve); where it is pending, run it.',
    ],
    elsewhere: true,
  },
  docker: {
    first: () => [
      'Start Docker where the build runs',
      'docker info has to answer for the same user; on a build server the job needs a runner with Docker, or the socket and its group.',
    ],
    next: () => [
      'Build without Docker where that is possible',
      'SAM and CDK bundle for Node with a local esbuild, for Python without --use-container.',
    ],
    elsewhere: true,
  },
  'lock-file': {
    first: ({ caller }) => [
      `Write the lock file of ${caller} anew and commit it`,
      'Run npm install with the same version of npm as the build server; the message names what is missing or does not fit.',
    ],
    next: () => [
      'Settle versions that exclude each other',
      'For ERESOLVE raise or lower the package that asks for another version of its peer; --legacy-peer-deps only hides it.',
    ],
    elsewhere: true,
  },
  bundled: {
    first: ({ caller }) => [
      `Compare the path of the import with the file in ${caller}`,
      'Upper and lower case count on the build server and often not on a laptop; an alias such as @/ has to be known to the bundler, and the file has to be committed.',
    ],
    next: () => [
      'Check that the package is listed under the dependencies',
      'What is installed by hand, or for development only, is missing in the build.',
    ],
    elsewhere: true,
  },
  'code-size': {
    first: ({ caller }) => [
      `Make the package of ${caller} smaller`,
      'Leave out development dependencies, tests and the AWS SDK that the runtime has; bundle and tree-shake; count the layers as well.',
    ],
    next: ({ caller }) => [`Deploy ${caller} as a container image`, 'An image may have up to 10 GB.'],
    elsewhere: true,
  },
  handler: {
    first: ({ caller }) => [
      `Compare the handler in the configuration of ${caller} with what its file exports`,
      'index.handler means the export handler of index.js or index.mjs at the root of the package; a path in front of it counts. ES modules use export, CommonJS exports.handler: a file of the wrong kind exports nothing.',
    ],
    next: ({ caller }) => [
      `Look into the package of ${caller}`,
      'After a build the file may be in dist/, have another ending, or have been replaced by a circular import.',
    ],
    elsewhere: true,
  },
  image: {
    first: ({ caller }) => [
      `Check that the image of ${caller} exists under this name and tag`,
      'Compare registry, repository and tag with what the build pushed, and the architecture of the nodes with that of the image.',
    ],
    next: () => [
      'Check that the nodes may pull it',
      'A private registry answers without credentials as if the image were not there: set an image pull secret, or give the role of the node the right to read.',
    ],
    elsewhere: true,
  },
  unschedulable: {
    first: () => [
      'Compare what the pod asks for with what the nodes have',
      'The message counts the nodes by reason. Insufficient cpu or memory: lower the requests or add nodes. Affinity, selector or taint: correct the labels, or add a toleration. Unbound volumes: look at the claim.',
    ],
    next: () => [
      'Look at the autoscaler',
      'It adds no node when its maximum is reached, or when no kind of node that it knows would fit.',
    ],
    elsewhere: true,
  },
  'cluster-object': {
    first: () => [
      'Create what is missing in the namespace of the pod',
      'The message names kind and name; secrets and config maps of another namespace do not count.',
    ],
    next: () => [
      'Check the order of the deployment',
      'An operator that writes the secret (External Secrets, cert-manager) may have failed before.',
    ],
    elsewhere: true,
  },
} as const satisfies Partial<Record<Particular, Particulars>>;
