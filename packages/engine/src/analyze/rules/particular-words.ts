/** How a failure is told where its words show more than the kind of its fault. */
import type { Particular } from './particulars.js';

interface Named {
  readonly caller: string;
  /** `payments (called by checkout)`, or words for something that nothing names. */
  readonly target: string;
}

export const PARTICULAR_WORDS: Partial<Record<Particular, (named: Named) => string>> = {
  'poll-interval': ({ caller }) =>
    `${caller} took longer with the messages that it had polled than Kafka allows, so its partitions went to another consumer`,
  'cpu-limit': ({ caller }) => `${caller} used more CPU time than its platform allows for one request`,
  stale: ({ caller }) => `${caller} received a webhook whose signature is too old, or its own clock is wrong`,
  'request-signature': ({ caller }) =>
    `${caller} signs its requests with a secret that does not belong to the key id that it names`,
  migration: ({ caller }) => `The migrations of ${caller} do not fit those that its database has seen`,
  'content-filter': ({ caller }) => `The content filter of the model refused what ${caller} sent or would have got`,
  'inference-profile': ({ caller }) =>
    `${caller} calls a model of Bedrock by its own id, and that model answers to an inference profile only`,
  'port-in-use': ({ caller }) => `${caller} could not start: another program uses the port that it listens on`,
  'lambda-image': ({ caller }) => `The container image of ${caller} does not say which handler to run`,
  'no-functions': ({ caller }) => `The host of Azure Functions found no function to run in ${caller}`,
  probe: ({ caller }) => `A container of ${caller} did not answer the probe of its platform, which starts it again`,
  listen: ({ caller }) => `The container of ${caller} did not listen on the port that its platform gave it`,
  'stack-state': () => 'The stack is in a state in which it cannot be updated',
  'in-use': () => 'A stack is to lose an export that another stack still uses',
  'being-modified': () => 'What was to be changed is still busy with the change before',
  'state-lock': () => 'Somebody else holds the lock on the state of the infrastructure, or left it behind',
  injection: ({ caller }) => `${caller} asks its container for a dependency that is not registered there`,
  'worker-scope': ({ caller }) =>
    `The code of ${caller} does something at a point where its platform does not allow it`,
  'edge-function': () => 'The code of the CloudFront function failed',
  'response-model': ({ caller }) => `${caller} returned a value that does not fit its own response model`,
  'module-kind': ({ caller }) => `${caller} mixes ES modules and CommonJS in a way that the runtime does not allow`,
  column: ({ caller }) => `A query of ${caller} names a column that the database does not have`,
  model: ({ caller }) => `The model that ${caller} asks for does not exist, or its account may not use it`,
  image: ({ caller }) => `The container image of ${caller} is not where its name says`,
  'lock-file': ({ caller }) => `The versions in package.json and in the lock file of ${caller} do not fit together`,
  bundled: ({ caller }) => `The build of ${caller} does not find a module that its code imports`,
  handler: ({ caller }) => `The handler of ${caller} is not where its configuration says`,
  hosts: ({ caller }) => `${caller} refuses requests for a host that is not in its list of allowed hosts`,
  context: ({ caller }) => `What ${caller} sent is longer than the context of the model`,
  'code-size': ({ caller }) => `The unzipped code and layers of ${caller} are larger than Lambda allows (250 MB)`,
  'broker-size': ({ caller }) => `A message of ${caller} is larger than its producer or the broker allows`,
  'grpc-size': ({ caller }) => `A gRPC message of ${caller} is larger than the receiver allows`,
  billing: ({ target }) => `The account at ${target} has no quota or credit left`,
  history: () => 'An execution of the state machine reached the limit of 25,000 events in its history',
  descriptors: ({ caller }) => `${caller} has more files and connections open at once than it may`,
  unschedulable: () => 'Kubernetes found no node that can take the pod',
  'flood-stage': ({ caller }) =>
    `The search cluster that ${caller} writes to takes no more, because its disk is nearly full`,
  docker: ({ caller }) => `Docker does not run where ${caller} needs it`,
  replica: ({ target }) => `${target} takes no writes: it is a replica, or is no longer the primary`,
  cors: () => 'The browser let no answer through, because the server does not name the origin of the page',
  'auth-secret': ({ caller }) => `${caller} has no secret to sign its sessions with`,
  redirect: ({ caller }) => `The address to which a login of ${caller} returns is not one that is known`,
  'login-check': ({ caller }) => `A login came back to ${caller} without the cookie that it was begun with`,
  pooler: ({ caller }) =>
    `${caller} uses prepared statements through a pooler that gives its connections away after each transaction`,
  'bucket-region': ({ caller }) => `${caller} asks for a bucket of S3 in another region than that of the bucket`,
  'unset-host': ({ caller }) => `${caller} connects to a host whose name was never set`,
  clock: ({ caller }) =>
    `The time that ${caller} signs its requests with is not that of the other side, or it sent them too late`,
  'proxy-login': ({ caller }) => `The proxy in front of ${caller} asks for a login`,
  'unbound-volume': () => 'The pod waits for a volume: its claim is bound to none',
  'node-selector': () => 'No node fits what the pod asks of its node',
  'plain-database': ({ caller }) => `${caller} and the database do not agree on whether the connection is encrypted`,
  'aborted-transaction': ({ caller }) => `A statement before this one failed in the same transaction of ${caller}`,
  'reserved-concurrency': () => 'The account has too few concurrent executions left to reserve that many',
  'compile-error': ({ caller }) => `The code of ${caller} does not compile`,
  'registry-login': ({ caller }) => `The registry does not accept the login of the build of ${caller}`,
  'no-program': ({ caller }) => `A program that ${caller} starts is not installed where it runs`,
  'broker-login': ({ caller }) => `The broker refused the login of ${caller}`,
  'docker-socket': ({ caller }) => `${caller} is not allowed to use Docker`,
  'number-text': ({ caller }) => `${caller} read a text as a number or date that is none`,
  'config-file': ({ caller }) => `A file that ${caller} reads its configuration from is not there`,
};
