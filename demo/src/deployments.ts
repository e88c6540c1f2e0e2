/** Which version of a function runs when, and the trail that a deployment leaves. Two of the deployments are harmless. */

import { randomOf } from './random.js';
import { ACCOUNT, FUNCTIONS, type FunctionName, functionArn, REGION } from './shop.js';
import { MINUTE_MS } from './truth.js';

export interface Deployment {
  readonly at: number;
  readonly function: FunctionName;
  readonly version: number;
  readonly eventName: 'UpdateFunctionCode20150331v2' | 'UpdateFunctionConfiguration20150331v2';
}

type Step = readonly [minutesBefore: number, name: FunctionName, version: number, what: 'Code' | 'Configuration'];

const STEPS: readonly Step[] = [
  [227, 'charge-card', 18, 'Configuration'],
  [210, 'charge-card', 19, 'Configuration'],
  [200, 'update-profile', 31, 'Code'],
  [126, 'export-report', 13, 'Code'],
  [98, 'reserve-stock', 42, 'Code'],
  [76.5, 'reserve-stock', 43, 'Code'],
  [58, 'search-catalog', 89, 'Code'],
  [28, 'get-cart', 36, 'Code'],
];

/** Every deployment of the history that ends at `anchor`, oldest first. */
export function deployments(anchor: number): readonly Deployment[] {
  return STEPS.map(([minutesBefore, name, version, what]) => ({
    at: anchor - minutesBefore * MINUTE_MS,
    function: name,
    version,
    eventName: what === 'Code' ? 'UpdateFunctionCode20150331v2' : 'UpdateFunctionConfiguration20150331v2',
  }));
}

export interface RunningVersion {
  readonly version: number;
  /** Epoch milliseconds; absent for the version that ran from the beginning. */
  readonly since?: number;
}

/** What runs at which time, for one anchor. */
export function versionClock(anchor: number): (name: FunctionName, at: number) => RunningVersion {
  const all = deployments(anchor);
  return (name, at) => {
    const last = all.findLast((one) => one.function === name && one.at <= at);
    return last === undefined ? { version: FUNCTIONS[name].version } : { version: last.version, since: last.at };
  };
}

/** The record that CloudTrail keeps of a deployment. */
export function trailRecord(seed: number, deployment: Deployment): object {
  const random = randomOf(seed, 'trail', deployment.function, deployment.version);
  const who = `arn:aws:sts::${ACCOUNT}:assumed-role/shop-deploy/pipeline`;
  return {
    eventVersion: '1.09',
    eventTime: new Date(deployment.at).toISOString(),
    eventSource: 'lambda.amazonaws.com',
    eventName: deployment.eventName,
    eventType: 'AwsApiCall',
    eventID: random.uuid(),
    requestID: random.uuid(),
    awsRegion: REGION,
    recipientAccountId: ACCOUNT,
    readOnly: false,
    sourceIPAddress: '192.0.2.17',
    userAgent: 'aws-cli/2.27.0',
    userIdentity: { type: 'AssumedRole', arn: who, accountId: ACCOUNT },
    requestParameters: { functionName: deployment.function, publish: true },
    responseElements: {
      functionName: deployment.function,
      functionArn: functionArn(deployment.function),
      version: String(deployment.version),
      lastUpdateStatus: 'InProgress',
    },
  };
}
