/** A step: a title in the imperative and how to do it. No links; names and numbers come from the facts. */

import type { CertificateVariant } from '../rules/connection-variants.js';
import type { PackageVariant } from '../rules/package-variants.js';
import type { Refusal } from '../rules/variants.js';
import { duration } from '../wording.js';

export type Step = readonly [title: string, detail: string];
export interface RemedyFacts {
  readonly entity: string;
  /** `entity` is no name but words for something that nothing names. */
  readonly unnamed: boolean;
  readonly caller: string;
  /** Something shows that it runs on AWS; else steps are worded for any platform. */
  readonly aws: boolean;
  readonly sizeMb: number | undefined;
  readonly limitMs: number | undefined;
  readonly ranMs: number | undefined;
  readonly waitedMs: number | undefined;
  /** The line after which the function was silent for most of its time. */
  readonly silentAfter: { readonly text: string; readonly silentMs: number } | undefined;
  readonly deniedAction: string | undefined;
  readonly deniedResource: string | undefined;
  readonly configuration: string | undefined;
  readonly module: string | undefined;
  readonly frame: string | undefined;
  readonly status: number | undefined;
  /** What is called is a company's service, such as a payment provider. */
  readonly vendor: boolean;
  /** An object of S3 is missing, and not its bucket. */
  readonly objectMissing: boolean;
  /** What took too long is the code outside the handler. */
  readonly initTimeout: boolean;
  /** What is full is the function's own disk. */
  readonly diskFull: boolean;
  /** What was to be made exists already. */
  readonly duplicate: boolean;
  /** What is wrong with the package, where no module is simply left out. */
  readonly packaged: PackageVariant | undefined;
  /** No connection came to be in time. */
  readonly unreachable: boolean;
  /** What refuses is the caller's own machine or container. */
  readonly ownMachine: boolean;
  readonly certificate: CertificateVariant | undefined;
  /** Who refuses, where it is not AWS by the function's role. */
  readonly refusal: Refusal | undefined;
  /** API Gateway could not read what the function returned. */
  readonly malformedAnswer: boolean;
}
/** Undefined where the step makes no sense for these facts. */
export type Remedy = (facts: RemedyFacts) => Step | undefined;

/** Steps where the words of an error show more than the kind of its fault. */
export interface Particulars {
  readonly first: Remedy;
  readonly next?: Remedy;
  /** The other steps of the fault do not hold. */
  readonly elsewhere?: true;
}

/** A step for one way of a fault, and the step for all others. */
export const either =
  (holds: (facts: RemedyFacts) => boolean, remedy: Remedy, otherwise: Remedy): Remedy =>
  (facts) =>
    (holds(facts) ? remedy : otherwise)(facts);

/** `calls from checkout to orders`; only `calls to orders` where no caller is known apart from it. */
const calls = ({ caller, entity }: Pick<RemedyFacts, 'caller' | 'entity'>): string =>
  caller === entity ? `calls to ${entity}` : `calls from ${caller} to ${entity}`;

export const alarm: Remedy = ({ caller, aws }) => [
  `Create an alarm on the ${aws ? 'Errors metric' : 'errors'} of ${caller}`,
  `Use ${aws ? 'a CloudWatch alarm' : 'an alert'} on the sum over five minutes, so that the next time is noticed before customers report it.`,
];
export const retries: Remedy = (facts) => [
  `Retry ${calls(facts)} with exponential backoff and jitter`,
  `Set a maximum of attempts (for example 3) in the ${facts.aws ? 'AWS SDK or HTTP client' : 'client'}, and make the operation idempotent so that a repeated call does no harm.`,
];
export const queue: Remedy = ({ caller, aws }) => [
  `Put the work of ${caller} behind ${aws ? 'an SQS queue' : 'a queue'} with a dead-letter queue`,
  `Messages then wait while the dependency is down, and what fails for good is kept.${aws ? ' Set the visibility timeout to at least six times the function timeout.' : ''}`,
];
export const limits: Remedy = (facts) => [
  `Set a client timeout for ${calls(facts)}`,
  `Configure connection and request timeouts in the client well below the ${facts.aws ? 'function timeout' : 'time that a request may take'}${facts.limitMs === undefined ? '' : ` of ${duration(facts.limitMs)}`}, so that ${facts.aws ? 'the function' : 'it'} can still answer and log why.`,
];
export const fallback: Remedy = ({ caller, entity }) => [
  `Let ${caller} answer without ${entity}`,
  'Use a circuit breaker: after several failures in a row stop calling for a while and return a stored or reduced answer.',
];
export const status: Remedy = ({ entity }) => [
  `Check whether ${entity} is up`,
  'Look at its own status page, health check or metrics for the time of the failure, and tell its owner what you see here.',
];
export const inputs: Remedy = ({ caller }) => [
  `Validate input at the entry of ${caller}`,
  'Reject what does not fit with a clear message (status 400) or move it to a dead-letter queue, instead of letting it raise an error deep in the code.',
];
export const vpc: Remedy = ({ caller, entity, aws }) => [
  `Check the network path from ${caller} to ${entity}`,
  aws
    ? 'If the function is attached to a VPC: its subnets need a route through a NAT gateway or a VPC endpoint, and the security groups must allow the port on both sides.'
    : 'From where it runs: the port must be open on the way and at the server (firewall, security group, network policy), and the way out must exist.',
];
/** Back to what worked. */
export const rollBack: Remedy = ({ caller, aws }) => [
  `Roll ${caller} back if the error came with a new version`,
  `${aws ? 'Point the alias at' : 'Deploy'} the version before it while the correction is made.`,
];
/** Packets that are dropped get no answer: whoever drops them is on the way, or at the door. */
export const path: Remedy = (facts) => {
  const [title, detail] = vpc(facts) ?? ['', ''];
  return [
    title,
    `${detail} A service that admits known addresses only (an IP access list, a firewall) drops all others.`,
  ];
};
