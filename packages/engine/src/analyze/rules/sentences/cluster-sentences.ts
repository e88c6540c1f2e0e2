/**
 * What services that keep other services together print, and the kernel below all of them.
 * Sources: etcd (`rpctypes/error.go`), Consul's and Vault's APIs, ZooKeeper (`KeeperException.Code`), NATS' server and
 * clients (`nats.go`, "errors"), RabbitMQ ("Alarms", "Consumers: delivery acknowledgement timeout"), Linux (`nf_conntrack`,
 * `fs/file_table.c`, `mm/oom_kill.c`), Kubernetes ("Node-pressure eviction"), bash.
 */
import type { SentencesByFault } from './table.js';

export const CLUSTERS: SentencesByFault = {
  'code-defect': ['sql: database is closed', 'sql: transaction has already been committed or rolled back'],
  conflict: ['KeeperErrorCode = NodeExists', 'KeeperErrorCode = BadVersion', 'KeeperErrorCode = NotEmpty'],
  'connection-exhausted': [
    'nats: maximum account active connections exceeded',
    'VFS: file-max limit * reached',
    'Too many open files in system',
    'nf_conntrack: table full',
    'ip_conntrack: table full',
  ],
  'connection-failed': [
    'KeeperErrorCode = ConnectionLoss',
    'KeeperErrorCode = Session expired',
    'KeeperErrorCode = SessionExpired',
    'KeeperErrorCode = SessionMoved',
    'nats: stale connection',
    'nats: connection closed',
    'nats: connection disconnected',
  ],
  'credential-expired': [
    'etcdserver: invalid auth token',
    'etcdserver: authentication failed, invalid user ID or password',
    'KeeperErrorCode = AuthFailed',
    'nats: Authorization Violation',

    'nats: user authentication expired',

    'missing client token',
    'invalid role or secret ID',
    'wrapping token is not valid or does not exist',
    'ACL not found: ',
  ],
  'dependency-slow': ['etcdserver: request timed out', 'KeeperErrorCode = OperationTimeout'],
  'dependency-throttled': ['etcdserver: too many requests', 'JetStream maximum ack pending'],
  'dependency-unavailable': [
    'etcdserver: no leader',
    'etcdserver: leader changed',
    'etcdserver: not leader',
    'etcdserver: server stopped',
    'etcdserver: unhealthy cluster',
    'etcdserver: request timed out, possibly due to previous leader failure',
    'etcdserver: request timed out, possibly due to connection lost',
    'No cluster leader',
    'No path to datacenter',
    'Vault is sealed',
    'local node not active but active cluster node not found',
    'no responders available for request',

    'JetStream system temporarily unavailable',
    'JetStream not enabled',
  ],
  'memory-exhausted': ['Worker exited prematurely: signal 9 (SIGKILL)'],
  'missing-resource': [
    'etcdserver: requested lease not found',
    'etcdserver: mvcc: required revision has been compacted',
    'KeeperErrorCode = NoNode',

    'nats: bucket not found',
  ],
  'payload-too-large': ['etcdserver: request is too large'],
  'permission-denied': [
    'etcdserver: permission denied',
    'KeeperErrorCode = NoAuth',

    'Permission denied: token with AccessorID',
  ],
  'resource-saturated': [
    'etcdserver: mvcc: database space exceeded',
    'etcdserver: no space',
    'nats: slow consumer, messages dropped',
    'JetStream resource limits exceeded',
    'insufficient storage resources available',
    'nats: maximum messages exceeded',
    'connection blocked: low on ',
    'connection.blocked: low on ',
    'memory resource limit alarm set',
    'disk resource limit alarm set',
    'free disk space alarm',
    'The node was low on resource: ',
    'fork: retry: Resource temporarily unavailable',
    'fork: Resource temporarily unavailable',
    'TCP: out of memory',
    'inotify_add_watch: No space left on device',
  ],
  timeout: [],
};
