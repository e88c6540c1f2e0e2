/**
 * First steps where a setting, a login or a build is what fails.
 * Sources: those of the tables in `rules/sentences/`.
 */
import type { Particular } from '../rules/particulars.js';
import type { Particulars } from './remedy.js';

export const SETUP_REMEDIES = {
  cors: {
    first: ({ caller }) => [
      `Let the server that ${caller} calls name the origin of the page`,
      'It has to answer with Access-Control-Allow-Origin for exactly that origin (scheme, host and port), also to the OPTIONS request before the real one and also when it answers with an error.',
    ],
    next: () => [
      'Call the address without a browser',
      'With curl -i: an error or a redirect in place of the answer carries no such header, and is then the real failure.',
    ],
    elsewhere: true,
  },
  'auth-secret': {
    first: ({ caller }) => [
      `Set the secret that ${caller} signs its sessions with`,
      'AUTH_SECRET, or NEXTAUTH_SECRET before version 5, in the environment of this stage: a long random value, the same for all its instances.',
    ],
    next: ({ caller }) => [
      `Start ${caller} again after that`,
      'Variables are read at the start or at the build; sessions that another secret signed have to log in anew.',
    ],
    elsewhere: true,
  },
  redirect: {
    first: ({ caller }) => [
      `Register the address to which ${caller} lets the login return`,
      'It has to stand at the provider letter by letter: scheme, host, port, path and the slash at its end. Behind a proxy set the public address (AUTH_URL, NEXTAUTH_URL, trusted host) as well.',
    ],
    elsewhere: true,
  },
  'login-check': {
    first: ({ caller }) => [
      `Find out why the cookie of the login does not come back to ${caller}`,
      'It is set at the begin of the login and needed at its end: the same host both times, https where the cookie is Secure, SameSite not Strict, and the same secret in all instances.',
    ],
    next: () => [
      'Try the login in a fresh window',
      'A login that was begun twice, or opened again by the back button, fails in the same words without any fault.',
    ],
    elsewhere: true,
  },
  pooler: {
    first: ({ caller }) => [
      `Turn prepared statements off in ${caller}, or let the pooler keep sessions`,
      'Prisma: ?pgbouncer=true in the URL; postgres.js and JDBC: prepare: false, prepareThreshold=0; asyncpg: statement_cache_size=0. PgBouncer from 1.21 on keeps them where max_prepared_statements is set.',
    ],
    next: () => [
      'Run migrations past the pooler',
      'By the direct address of the database: a migration needs one session from its begin to its end.',
    ],
    elsewhere: true,
  },
  'bucket-region': {
    first: ({ caller }) => [
      `Set the region of the bucket in the S3 client of ${caller}`,
      'The answer names the right endpoint; aws s3api get-bucket-location tells the region. A bucket is made in the region of the endpoint that is asked.',
    ],
  },
  'unset-host': {
    first: ({ caller }) => [
      `Set the variable from which ${caller} builds that address`,
      'The name of the host is the word that the language prints for a value that is not there: the variable is missing in this stage, is called otherwise, or is read before it is loaded.',
    ],
    next: ({ caller }) => [
      `Let ${caller} refuse to start without it`,
      'Check all settings in one place at the start, so that a missing one fails there and by its name.',
    ],
    elsewhere: true,
  },
  'request-signature': {
    first: ({ caller }) => [
      `Give ${caller} a key id and the secret that belongs to it`,
      'Read both from the same place at the same time: after a rotation one of the two is often still the old one; a blank or a line break at the end of the secret counts, and so does an environment variable that hides the role.',
    ],
    next: ({ caller }) => [
      `Look for what changes the requests of ${caller} after they are signed`,
      'A proxy that rewrites the path, the host or a header makes a right signature wrong; so does a client for another region or another version of the signature.',
    ],
    elsewhere: true,
  },
  clock: {
    first: ({ caller }) => [
      `Compare the clock of ${caller} with the time that the error names`,
      'Requests are signed with the time; AWS takes five to fifteen minutes of difference. Let the machine or the host of the container keep its time by NTP.',
    ],
    next: ({ caller }) => [
      `Look whether ${caller} signs long before it sends`,
      'A frozen or overloaded process, a long queue in the client or a retry with the old signature sends it too late, with a clock that is right.',
    ],
    elsewhere: true,
  },
  'proxy-login': {
    first: ({ caller }) => [
      `Give ${caller} the login of the proxy`,
      'In HTTPS_PROXY (http://user:password@proxy:port, special characters percent-encoded) or in the client; the proxy, not the server behind it, answered.',
    ],
    next: ({ caller }) => [
      `Leave the hosts that ${caller} reaches directly out of the proxy`,
      'List them in NO_PROXY, also those of the cloud such as its metadata address.',
    ],
    elsewhere: true,
  },
  'unbound-volume': {
    first: () => [
      'Look at the claim that has no volume',
      'kubectl describe pvc says why: no storage class of that name, no default class, no provisioner, or no volume of that size and access mode.',
    ],
    next: () => [
      'Name a storage class that exists in the claim',
      'kubectl get storageclass lists them. A claim cannot be changed afterwards: delete it and apply it anew, if nothing is stored in it.',
    ],
    elsewhere: true,
  },
  'node-selector': {
    first: ({ caller }) => [
      `Compare the selector, affinity and tolerations of ${caller} with the labels and taints of the nodes`,
      'kubectl get nodes --show-labels and kubectl describe node show them; the message counts the nodes by what excludes them.',
    ],
    elsewhere: true,
  },
  'plain-database': {
    first: ({ caller }) => [
      `Let ${caller} and the database agree on encryption`,
      'A local server mostly has none: set sslmode=disable or ssl: false there. For a hosted one keep it on and turn it on at the server instead.',
    ],
    elsewhere: true,
  },
  'aborted-transaction': {
    first: ({ caller }) => [
      `Find the statement before this one that failed in the same transaction of ${caller}`,
      'PostgreSQL refuses all that follows until the transaction ends: the first error of the transaction is the cause, and this one only its echo.',
    ],
    next: ({ caller }) => [
      `Roll back in ${caller} where a statement fails`,
      'Use a savepoint for a statement that may fail, and never give a connection with an open transaction back to the pool.',
    ],
    elsewhere: true,
  },
  cast: {
    first: ({ caller }) => [
      `Look where the value in the error comes from in ${caller}`,
      'It does not fit the type of the field in the schema; for an id it is often the word undefined, a name, or a part of the path that another route should have taken.',
    ],
  },
  'reserved-concurrency': {
    first: ({ caller }) => [
      `Lower or remove the reserved concurrency of ${caller}`,
      'AWS keeps 10 to 100 executions of the account unreserved; a new account has so few that nothing can be reserved.',
    ],
    next: () => [
      'Ask for more concurrent executions',
      'In Service Quotas under Lambda, for this region; it takes hours to days.',
    ],
    elsewhere: true,
  },
  'compile-error': {
    first: ({ caller }) => [
      `Correct the lines of ${caller} that the compiler names`,
      'The first error counts; later ones often follow from it. Run the same build command locally, with the versions of the lock file.',
    ],
    next: () => [
      'Compare what the build sees with what you see',
      'Files that an ignore list leaves out, another case in a file name, and types that are only installed for development are the usual differences.',
    ],
    elsewhere: true,
  },
  'registry-login': {
    first: ({ caller }) => [
      `Give the build of ${caller} a valid login to the registry`,
      'A token in .npmrc or a docker login before the step; in a build of an image pass it as a build secret. Check that it has not run out and may read this package or image.',
    ],
    elsewhere: true,
  },
  'no-program': {
    first: ({ caller, module }) => [
      `Put ${module ?? 'the program that the error names'} into the image or machine of ${caller}`,
      'Install it in the stage of the image that runs, not only in the one that builds; or correct its name, its path, or the order of the arguments of the start command.',
    ],
    elsewhere: true,
  },
  'broker-login': {
    first: ({ caller }) => [
      `Check user and password that ${caller} sends to the broker`,
      'The user guest of RabbitMQ may log in from the same machine only: make a user of its own with rights on the virtual host, and put it into the address of the connection (special characters encoded).',
    ],
    elsewhere: true,
  },
  'docker-socket': {
    first: ({ caller }) => [
      `Let the user of ${caller} use Docker's socket`,
      'Add it to the group docker and log in anew, or run the step as root; in a container mount the socket with the id of that group.',
    ],
    elsewhere: true,
  },
  'number-text': {
    first: ({ caller, frame }) => [
      `Look at the text that ${caller} reads as a number or a date${frame === undefined ? '' : ` at ${frame}`}`,
      'The error quotes it. A setting that Kubernetes or a shell fills in (SERVICE_PORT=tcp://…), an empty field, or another format of the sender is the usual reason.',
    ],
  },
  'config-file': {
    first: ({ caller }) => [
      `Put the file that the error names where ${caller} looks for it`,
      'In a container: is it copied into the image or mounted, at that path and under that name? A relative path begins at the working folder of the process.',
    ],
    elsewhere: true,
  },
} as const satisfies Partial<Record<Particular, Particulars>>;
