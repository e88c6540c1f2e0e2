import { DATABASE, localTable } from '../ddl.js';
import { firstOf, RESOURCE_KEYS } from './007-named-resources.js';

/** After those known before, so that what has a resource keeps it. */
const MORE_KEYS = [
  'NatGatewayId',
  'VpnId',
  'ConnectionId',
  'TransitGateway',
  'InstanceId',
  'VolumeId',
  'EventBusName',
  'UserPool',
  'WebACL',
  'DistributionId',
] as const;

/**
 * What lies on the way to others is a resource too: gateways, tunnels and lines; and machines, disks, buses, pools of users,
 * firewalls and distributions. Stored rows keep what they have.
 */
export const nameNetworkResources = (cluster: string | undefined): readonly string[] => {
  const on = cluster === undefined ? '' : ` ON CLUSTER \`${cluster}\``;
  const named = firstOf([...RESOURCE_KEYS, ...MORE_KEYS].map((key) => `dimensions.${key}`));
  const change = `MODIFY COLUMN resource LowCardinality(String) MATERIALIZED ${named}`;
  const local = `ALTER TABLE ${localTable('events', cluster)}${on} ${change}`;
  return cluster === undefined ? [local] : [local, `ALTER TABLE ${DATABASE}.events${on} ${change}`];
};
