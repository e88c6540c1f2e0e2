/** What helps when the fault sits in what a function calls, or in a limit of a resource. */
import type { Fault } from '@baselime-ai/contract';
import type { CertificateVariant } from '../rules/connection-variants.js';
import { duration } from '../wording.js';
import {
  alarm,
  either,
  fallback,
  limits,
  path,
  queue,
  type Remedy,
  type RemedyFacts,
  retries,
  type Step,
  status,
  vpc,
} from './remedy.js';

const CERTIFICATES: Readonly<Record<CertificateVariant, (facts: RemedyFacts) => Step>> = {
  expired: ({ entity }) => [
    `Renew the certificate of ${entity}`,
    'Look at its dates, and at why it was not renewed by itself; tell the owner when it is not yours.',
  ],
  name: ({ entity, caller }) => [
    `Call ${entity} by a name that its certificate holds`,
    `The error names them. Compare with the address in the configuration of ${caller}; a proxy or a name server on the way may also lead to another server.`,
  ],
  issuer: ({ entity, caller }) => [
    `Give ${caller} the certificate authority of ${entity}`,
    'Where a private authority signed, add its root certificate to the client (NODE_EXTRA_CA_CERTS for Node, a bundle for Python, a trust store for Java; RDS has a bundle of its own). Else the server does not send its intermediate certificates: its owner adds them. Do not turn off the verification.',
  ],
};

const ofCertificate: Remedy = (facts) =>
  facts.certificate === undefined ? undefined : CERTIFICATES[facts.certificate](facts);

export const DEPENDENCY_REMEDIES: Partial<Record<Fault, readonly Remedy[]>> = {
  throttled: [
    ({ entity }) => [
      `Raise the limit of ${entity} or slow its callers`,
      'Check the throttling settings of the API stage or usage plan, and the reserved concurrency of the function.',
    ],
    retries,
    queue,
  ],
  'dependency-throttled': [
    ({ entity, vendor, aws }) =>
      vendor || !aws
        ? [
            `Ask for a higher limit of ${entity}`,
            'Whoever runs it sets the limit, often by the plan; tell them the rate that you need, and wait as long as a Retry-After header says.',
          ]
        : [
            `Raise the capacity of ${entity}`,
            'For a DynamoDB table switch to on-demand or raise its provisioned capacity and turn on auto scaling; for another service ask for a higher quota in Service Quotas or at the vendor.',
          ],
    retries,
    ({ caller }) => [
      `Send fewer requests from ${caller}`,
      'Batch reads and writes, cache what is read often, and limit how many requests run at once (on Lambda by the maximum concurrency of the event source).',
    ],
    ({ entity, vendor, aws }) =>
      vendor || !aws
        ? undefined
        : [
            `Look for a hot key in ${entity}`,
            'If most requests go to one partition key, capacity does not help: spread the key or cache it.',
          ],
  ],
  'concurrency-limit': [
    ({ entity }) => [
      `Raise the reserved concurrency of ${entity}`,
      'Set it in the concurrency configuration of the function, or ask for a higher account limit of concurrent executions in Service Quotas.',
    ],
    ({ entity }) => [
      `Shorten the invocations of ${entity}`,
      'Concurrency is the rate of requests times their duration: half the duration needs half the concurrency.',
    ],
    queue,
  ],
  'missing-resource': [
    ({ caller, objectMissing }) =>
      objectMissing
        ? [
            `Check the key that ${caller} asks for`,
            'Compare it with the keys in the bucket: a prefix, a date, an encoded space or a plus sign is often different. Without s3:ListBucket a missing object answers as access denied.',
          ]
        : undefined,
    ({ caller, objectMissing }) =>
      objectMissing
        ? [
            `Look for what should have written the object before ${caller} reads it`,
            'It may have failed, may not be finished, or a lifecycle rule may have deleted what it wrote.',
          ]
        : undefined,
    ({ entity, caller, objectMissing, aws }) =>
      objectMissing
        ? undefined
        : [
            `Check that ${entity} exists where ${caller} looks for it`,
            `Compare name, ${aws ? 'region, account and stage' : 'address and stage'} with what ${aws ? 'the function' : 'it'} is configured to use.`,
          ],
    ({ caller, objectMissing }) =>
      objectMissing
        ? undefined
        : [
            `Pass the name to ${caller} from the stack that creates the resource`,
            'Reference it in CloudFormation, CDK or Terraform instead of writing the name twice.',
          ],
    ({ caller, objectMissing, aws }) =>
      objectMissing
        ? [
            `Let ${caller} answer for an object that is not there`,
            'Tell it apart from other errors, answer with status 404 or put the message into a dead-letter queue, and do not retry it at once.',
          ]
        : [
            'Find out whether it was deleted',
            `Search ${aws ? 'CloudTrail for the Delete event of the resource' : 'the audit log and the last deployments'} before the first failure.`,
          ],
  ],
  'quota-exceeded': [
    ({ entity, aws }) => [
      `Ask for a higher quota for ${entity}`,
      aws
        ? 'Use Service Quotas for an AWS service, else the plan settings of the vendor.'
        : 'In the plan settings of whoever runs it.',
    ],
    ({ caller }) => [
      `Send less from ${caller} until the quota renews`,
      'Pause or queue what can wait, and look for a loop or a retry storm that used it up.',
    ],
    alarm,
  ],
  'dns-failure': [
    ({ entity, caller, unnamed }) => [
      `Check the name ${unnamed ? 'of ' : ''}${entity} in the configuration of ${caller}`,
      'A typing error, a missing environment variable or a service that was removed give the same error.',
    ],
    vpc,
    () => [
      'Look at the DNS records',
      'In a VPC check the private hosted zone and the DNS settings of the VPC; else ask the owner of the domain.',
    ],
  ],
  'certificate-invalid': [
    ofCertificate,
    ({ entity, certificate }) =>
      certificate === 'expired'
        ? undefined
        : [
            certificate === undefined ? `Renew the certificate of ${entity}` : `Look at the certificate of ${entity}`,
            'Check its dates, names and chain; tell the owner when it is not yours.',
          ],
    ({ caller, certificate }) =>
      certificate === 'issuer'
        ? undefined
        : [
            `Give ${caller} the right certificate authorities`,
            'For a private authority add its root certificate to the client. Do not turn off the verification.',
          ],
  ],
  'dependency-slow': [
    limits,
    ({ entity, waitedMs }) => [
      `Find out why ${entity} is slow`,
      `${waitedMs === undefined ? 'Look' : `The function waited ${duration(waitedMs)} for it: look`} at its own latency, load and slow-query metrics for the time of the failure, and tell its owner.`,
    ],
    fallback,
    queue,
  ],
  'dependency-unavailable': [
    either(
      ({ ownMachine }) => ownMachine,
      ({ caller }) => [
        `Set the address that ${caller} connects to`,
        'It is that of its own machine or container: the default of the client, or a setting for development. In Docker Compose and Kubernetes the name of the other service belongs there, in Lambda the host of the database or cache; where the service runs beside it, start that one first.',
      ],
      status,
    ),
    retries,
    fallback,
    queue,
  ],
  'dependency-error': [
    ({ entity, status: code }) => [
      `Look up the error that ${entity} answered with`,
      `${code === undefined ? 'Compare the error' : `Compare status ${code}`} with its documentation and its own logs for the same time and request.`,
    ],
    ({ caller, entity }) => [
      `Log the whole answer of ${entity} in ${caller}`,
      'Status, error code and request id of the answer tell its owner what happened.',
    ],
    retries,
  ],
  'connection-failed': [
    either(({ unreachable }) => unreachable, path, retries),
    either(({ unreachable }) => unreachable, status, vpc),
    either(
      ({ unreachable }) => unreachable,
      limits,
      ({ caller, aws }) => [
        `Reuse and renew connections in ${caller}`,
        aws
          ? 'Create the client outside the handler with keep-alive, and let it open a new connection when one was closed while the execution environment was frozen.'
          : 'Create the client once with keep-alive, and let it open a new connection where a server or load balancer closed an idle one.',
      ],
    ),
    either(
      ({ unreachable }) => unreachable,
      fallback,
      () => undefined,
    ),
  ],
  'connection-exhausted': [
    ({ caller, entity, aws }) => [
      `Limit the connections that ${caller} opens to ${entity}`,
      `Create the client ${aws ? 'outside the handler with a pool of one or two connections' : 'once, with a pool whose size times the number of processes stays below the limit of the server'}, and close what is not returned.`,
    ],
    ({ entity, aws }) => [
      `Put a connection pooler in front of ${entity}`,
      aws
        ? 'For a relational database use RDS Proxy, which shares connections between execution environments.'
        : 'For PostgreSQL for example PgBouncer, or the pooled address that the provider gives: it shares connections between processes.',
    ],
    ({ caller, aws }) =>
      aws
        ? [
            `Set a reserved concurrency for ${caller}`,
            'The number of execution environments times their pool size must stay below the connection limit of the database.',
          ]
        : [
            `Look for what keeps connections of ${caller} busy`,
            'Long transactions, connections that are not released after an error, and slow queries hold them; pg_stat_activity or SHOW PROCESSLIST lists them.',
          ],
  ],
  'dead-letter': [
    ({ entity }) => [
      `Read the messages in ${entity}`,
      'Their attributes and the logs of the consumer for the same message id say why they were given up.',
    ],
    () => [
      'Correct the consumer, then redrive the messages',
      'Use the redrive of the dead-letter queue after the fix is deployed.',
    ],
  ],
};
