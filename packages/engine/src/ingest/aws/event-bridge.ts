/**
 * Events of EventBridge: calls of the AWS API that CloudTrail saw, deployments, and any other.
 * Source: EventBridge user guide, "AWS events": version, id, detail-type, source, account, time, region, detail.
 */
import { admitText } from '../admit.js';
import { isCloudTrailRecord, resourceTypeOf, takeCloudTrail } from './cloudtrail.js';
import { admitted, type Delivery, shortText } from './delivery.js';

interface BusEvent {
  readonly 'detail-type': string;
  readonly source: string;
  readonly detail: object;
  readonly account?: unknown;
  readonly region?: unknown;
}

export const isBusEvent = (value: object): value is BusEvent =>
  'detail-type' in value &&
  typeof value['detail-type'] === 'string' &&
  'source' in value &&
  typeof value.source === 'string' &&
  'detail' in value &&
  typeof value.detail === 'object' &&
  value.detail !== null;

/** Sources and kinds of events that tell of something being rolled out; they stand where changes are looked for. */
const deployments =
  /^(?:CodeDeploy (?:Deployment|Instance)|CodePipeline (?:Pipeline|Stage|Action) Execution|CloudFormation Stack|ECS Deployment|App Runner Service|Elastic Beanstalk|Amplify Deployment)/i;

export function takeBusEvent(delivery: Delivery, position: number, event: BusEvent): void {
  const known = delivery.knowing({
    account: shortText(event.account, 64) ?? delivery.around.account,
    region: shortText(event.region, 64) ?? delivery.around.region,
  });
  if (isCloudTrailRecord(event.detail)) {
    takeCloudTrail(known, position, event.detail);
    return;
  }
  const isDeployment = deployments.test(event['detail-type']);
  const record = admitted(event);
  if (isDeployment) record.message = admitText(`${event['detail-type']}: ${stateOf(event.detail)}`);
  const dataset = isDeployment ? 'deployments' : 'eventbridge';
  known.keep(position, known.event({ dataset, namespace: resourceTypeOf(event.source) }, record));
}

const stateKeys = ['state', 'eventName', 'operationStatus', 'status'];

function stateOf(detail: object): string {
  const details: ReadonlyMap<string, unknown> = new Map(Object.entries(detail));
  for (const key of stateKeys) {
    const state = shortText(details.get(key), 64);
    if (state !== undefined) return state;
  }
  const status: unknown = details.get('status-details');
  const inner = typeof status === 'object' && status !== null && 'status' in status ? status.status : undefined;
  return shortText(inner, 64) ?? 'changed';
}
