/** How the ways of one fault are told: who refuses, what is wrong with a package, why a certificate is not accepted. */
import type { CertificateVariant } from './connection-variants.js';
import type { PackageVariant } from './package-variants.js';
import type { Refusal } from './variants.js';

export const REFUSED: Readonly<Record<Refusal | 'role', string>> = {
  role: 'to make this call',
  trust: 'to take on the role that it asks for',
  google: 'to make this call, by the policy of Google Cloud',
  cluster: 'to do this, by the roles of the Kubernetes cluster',
  search: 'to do this, by the roles of the search cluster',
  repository: 'to write to the repository',
  model: 'to use the model',
  invocation: 'to invoke the Lambda function behind it',
  origin: 'to connect to the database from where it runs, or without encryption',
  key: 'to use a key of KMS',
  broker: 'to use a topic or group of the broker',
  database: 'to do this in the database',
  files: 'to use a file or program',
};

export const PACKAGES: Readonly<Record<PackageVariant, (facts: { readonly caller: string }) => string>> = {
  architecture: ({ caller }) => `A program or library of ${caller} was built for another processor or system`,
  engine: ({ caller }) => `The package of ${caller} lacks Prisma's engine for the system that it runs on`,
  'es-module': ({ caller }) => `${caller} loads an ES module with require(), which the runtime does not allow`,
  'entry-point': ({ caller }) => `The program that ${caller} starts with is not where its configuration says`,
  library: ({ caller }) => `A native library in the deployment package of ${caller} cannot be loaded where it runs`,
};

export const CERTIFICATES: Readonly<Record<CertificateVariant, (caller: string) => string>> = {
  expired: () => 'has expired',
  name: () => 'is for another name',
  issuer: (caller) => `could not be verified: ${caller} does not know who issued it`,
};
