/** Codes of databases, caches and brokers, by the tables of their manuals. */
import type { NamesByFault } from './table.js';

/** SQLSTATE. Source: PostgreSQL manual, appendix A, whose classes are those of the SQL standard. */
export const SQLSTATE: NamesByFault = {
  'code-defect': '42601 42602 42622 42702 42703 42725 42803 42804 42883 42P02 42P10 42P18 0A000 26000 34000',
  conflict: '23505 23P01 40001 40002 40003 40P01 42P03 42P04 42P05 42P06 42P07 42710 55006 55P03 2BP01',
  'connection-exhausted': '53300 53400',
  'connection-failed': '08000 08003 08006 08001 08004 08007 08P01 25P03 57P01 57P02 57P05',
  'credential-expired': '28000 28P01',
  'dependency-error': '58000 58030 XX000 XX001 XX002',
  'dependency-unavailable': '25006 57P03',
  'missing-resource': '3D000 3F000 42P01 42704 57P04',
  'payload-too-large': '54000 54001 54011 54023',
  'permission-denied': '42501',
  'resource-saturated': '53000 53100 53200',
  'slow-query': '57014',
  'validation-failed':
    '22000 22001 22003 22004 22007 22008 22012 22021 22023 22026 22P02 22P03 22P05 23000 23001 23502 23503 23514 21000',
};

/** Numbers of MySQL, MariaDB and SQL Server. Source: their references of server and client errors. */
export const SQL_NUMBERS: NamesByFault = {
  'certificate-invalid': 'sql-2026 sql-3159',
  'code-defect': 'sql-1052 sql-1054 sql-1064 sql-1305 sql-102 sql-207',
  conflict: 'sql-1062 sql-1205 sql-1213 sql-1586 sql-2601 sql-2627 sql-3960',
  'connection-exhausted': 'sql-1040 sql-1203 sql-1226 sql-10928',
  'connection-failed': 'sql-1152 sql-1158 sql-1159 sql-2006 sql-2013 sql-2055 sql-4031',
  'credential-expired': 'sql-1045 sql-1698 sql-1820 sql-1862 sql-18456',
  'dependency-unavailable': 'sql-1129 sql-1290 sql-1792 sql-1836 sql-2002 sql-2003 sql-40613',
  'dns-failure': 'sql-2005',
  'missing-configuration': 'sql-1046',
  'missing-resource': 'sql-1049 sql-1146 sql-208 sql-4060',
  'payload-too-large': 'sql-1153 sql-2020',
  'permission-denied': 'sql-1044 sql-1130 sql-1142 sql-1143 sql-1227 sql-1370 sql-229',
  'resource-saturated': 'sql-1021 sql-1041 sql-1114 sql-1105 sql-9002',
  'slow-query': 'sql-1317 sql-1969 sql-3024',
  'validation-failed':
    'sql-547 sql-515 sql-1048 sql-1216 sql-1217 sql-1264 sql-1265 sql-1292 sql-1364 sql-1366 sql-1406 sql-1451 sql-1452 sql-3819 sql-8152',
};

/** The same errors of MySQL as its clients for Node name them. */
export const MYSQL_NAMES: NamesByFault = {
  'code-defect': 'ER_BAD_FIELD_ERROR ER_NON_UNIQ_ERROR ER_PARSE_ERROR ER_SP_DOES_NOT_EXIST',
  conflict: 'ER_DUP_ENTRY ER_LOCK_DEADLOCK ER_LOCK_WAIT_TIMEOUT',
  'connection-exhausted': 'ER_CON_COUNT_ERROR ER_TOO_MANY_USER_CONNECTIONS ER_USER_LIMIT_REACHED',
  'connection-failed': 'PROTOCOL_CONNECTION_LOST PROTOCOL_PACKETS_OUT_OF_ORDER ER_CLIENT_INTERACTION_TIMEOUT',
  'dependency-slow': 'PROTOCOL_SEQUENCE_TIMEOUT',
  'credential-expired': 'ER_ACCESS_DENIED_ERROR ER_NOT_SUPPORTED_AUTH_MODE ER_MUST_CHANGE_PASSWORD',
  'dependency-unavailable': 'ER_HOST_IS_BLOCKED ER_OPTION_PREVENTS_STATEMENT ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION',
  'missing-configuration': 'ER_NO_DB_ERROR',
  'missing-resource': 'ER_BAD_DB_ERROR ER_NO_SUCH_TABLE',
  'payload-too-large': 'ER_NET_PACKET_TOO_LARGE',
  'permission-denied':
    'ER_DBACCESS_DENIED_ERROR ER_HOST_NOT_PRIVILEGED ER_TABLEACCESS_DENIED_ERROR ER_SPECIFIC_ACCESS_DENIED_ERROR',
  'resource-saturated': 'ER_DISK_FULL ER_RECORD_FILE_FULL ER_TEMP_TABLE_FULL',
  'slow-query': 'ER_QUERY_INTERRUPTED ER_QUERY_TIMEOUT ER_STATEMENT_TIMEOUT',
  'validation-failed':
    'ER_BAD_NULL_ERROR ER_DATA_TOO_LONG ER_NO_DEFAULT_FOR_FIELD ER_NO_REFERENCED_ROW ER_NO_REFERENCED_ROW_2 ER_ROW_IS_REFERENCED_2 ER_TRUNCATED_WRONG_VALUE ER_WARN_DATA_OUT_OF_RANGE',
};

/** Source: MongoDB's list of error codes, by `codeName`. */
export const MONGODB: NamesByFault = {
  'code-defect': 'FailedToParse TypeMismatch UnknownGroupOperator',
  conflict: 'DuplicateKey LockTimeout NamespaceExists NoSuchTransaction SnapshotUnavailable WriteConflict',
  'connection-failed': 'CursorNotFound SocketException',
  'credential-expired': 'AuthenticationFailed MechanismUnavailable',
  'dependency-slow': 'NetworkTimeout ExceededTimeLimit',
  'dependency-unavailable':
    'HostUnreachable InterruptedAtShutdown InterruptedDueToReplStateChange NotPrimaryNoSecondaryOk NotPrimaryOrSecondary NotWritablePrimary NotYetInitialized PrimarySteppedDown ReadConcernMajorityNotAvailableYet ShutdownInProgress',
  'dns-failure': 'HostNotFound',
  'missing-resource': 'IndexNotFound NamespaceNotFound',
  'payload-too-large': 'BSONObjectTooLarge',
  'resource-saturated': 'ExceededMemoryLimit OutOfDiskSpace QueryExceededMemoryLimitNoDiskUseAllowed',
  'slow-query': 'MaxTimeMSExpired',
  'validation-failed': 'BadValue DocumentValidationFailure ImmutableField',
};

/** What the answers of Redis begin with. Source: Redis' protocol and its source of replies. */
export const REDIS: NamesByFault = {
  'code-defect': 'CROSSSLOT EXECABORT NOSCRIPT WRONGTYPE',
  conflict: 'BUSYGROUP BUSYKEY',
  'credential-expired': 'NOAUTH WRONGPASS',
  'dependency-error': 'MISCONF UNKILLABLE',
  'dependency-slow': 'BUSY',
  'dependency-unavailable': 'CLUSTERDOWN LOADING MASTERDOWN NOREPLICAS READONLY TRYAGAIN',
  'missing-resource': 'NOGROUP',
  'permission-denied': 'NOPERM DENIED',
  // What Python's client calls `OOM`.
  'resource-saturated': 'OOM redis.exceptions.OutOfMemoryError',
};

/** Source: the REST API references of Elasticsearch and OpenSearch, the `type` of an error. */
export const ELASTICSEARCH: NamesByFault = {
  conflict: 'resource_already_exists_exception version_conflict_engine_exception',
  'dependency-throttled': 'es_rejected_execution_exception rejected_execution_exception',
  'dependency-unavailable':
    'master_not_discovered_exception no_shard_available_action_exception process_cluster_event_timeout_exception',
  'missing-resource': 'index_not_found_exception',
  'permission-denied': 'security_exception',
  'resource-saturated': 'circuit_breaking_exception cluster_block_exception',
  'validation-failed': 'document_parsing_exception mapper_parsing_exception parsing_exception query_shard_exception',
};

/** Source: AMQP 0-9-1, the reply codes of the reference; RabbitMQ prints them by name. */
export const AMQP: NamesByFault = {
  conflict: 'RESOURCE_LOCKED',
  'dependency-unavailable': 'CONNECTION_FORCED',
  'permission-denied': 'ACCESS_REFUSED',
};

/** Source: Apache Kafka's protocol guide, "Error Codes", and librdkafka's own (with the underscore). */
export const KAFKA: NamesByFault = {
  conflict:
    'FENCED_INSTANCE_ID ILLEGAL_GENERATION INVALID_PRODUCER_EPOCH PRODUCER_FENCED REBALANCE_IN_PROGRESS TOPIC_ALREADY_EXISTS UNKNOWN_MEMBER_ID',
  'certificate-invalid': '_SSL',
  'connection-failed': 'NETWORK_EXCEPTION _TRANSPORT',
  'credential-expired': 'SASL_AUTHENTICATION_FAILED _AUTHENTICATION',
  'dependency-slow': 'REQUEST_TIMED_OUT _MSG_TIMED_OUT _TIMED_OUT',
  'dependency-throttled': 'THROTTLING_QUOTA_EXCEEDED',
  'dependency-unavailable':
    'BROKER_NOT_AVAILABLE COORDINATOR_LOAD_IN_PROGRESS COORDINATOR_NOT_AVAILABLE LEADER_NOT_AVAILABLE NOT_COORDINATOR NOT_ENOUGH_REPLICAS NOT_ENOUGH_REPLICAS_AFTER_APPEND NOT_LEADER_FOR_PARTITION NOT_LEADER_OR_FOLLOWER REPLICA_NOT_AVAILABLE _ALL_BROKERS_DOWN',
  'dns-failure': '_RESOLVE',
  'malformed-input': 'CORRUPT_MESSAGE INVALID_RECORD',
  'missing-configuration': 'UNSUPPORTED_SASL_MECHANISM',
  'missing-resource': 'OFFSET_OUT_OF_RANGE UNKNOWN_TOPIC_ID UNKNOWN_TOPIC_OR_PARTITION _UNKNOWN_TOPIC',
  'payload-too-large': 'MESSAGE_TOO_LARGE RECORD_LIST_TOO_LARGE',
  'permission-denied':
    'CLUSTER_AUTHORIZATION_FAILED GROUP_AUTHORIZATION_FAILED TOPIC_AUTHORIZATION_FAILED TRANSACTIONAL_ID_AUTHORIZATION_FAILED',
  'resource-saturated': 'KAFKA_STORAGE_ERROR _QUEUE_FULL',
  'validation-failed': 'INVALID_REQUIRED_ACKS INVALID_TOPIC_EXCEPTION',
};

/** Source: ClickHouse's `ErrorCodes.cpp`, by name and by number. */
export const CLICKHOUSE: NamesByFault = {
  'code-defect': 'clickhouse-46 clickhouse-47 clickhouse-62 UNKNOWN_IDENTIFIER ILLEGAL_TYPE_OF_ARGUMENT',
  'connection-failed': 'clickhouse-210 NETWORK_ERROR',
  'credential-expired':
    'clickhouse-192 clickhouse-193 clickhouse-194 clickhouse-516 AUTHENTICATION_FAILED WRONG_PASSWORD',
  'dependency-slow': 'clickhouse-209 SOCKET_TIMEOUT',
  'dependency-throttled': 'clickhouse-202 clickhouse-252 TOO_MANY_PARTS TOO_MANY_SIMULTANEOUS_QUERIES',
  'dependency-unavailable': 'clickhouse-242 clickhouse-279 ALL_CONNECTION_TRIES_FAILED TABLE_IS_READ_ONLY',
  'missing-resource': 'clickhouse-60 clickhouse-81 UNKNOWN_DATABASE UNKNOWN_TABLE',
  'permission-denied': 'clickhouse-497 ACCESS_DENIED NOT_ENOUGH_PRIVILEGES',
  'resource-saturated': 'clickhouse-241 clickhouse-243 NOT_ENOUGH_SPACE',
  'slow-query': 'clickhouse-159 clickhouse-160 TIMEOUT_EXCEEDED TOO_SLOW',
  'validation-failed': 'clickhouse-53 TYPE_MISMATCH',
};

/** Source: the drivers of Cassandra for Java and for Node, their classes of errors. */
export const CASSANDRA: NamesByFault = {
  'connection-exhausted': 'BusyConnection BusyConnectionError BusyPool',
  'dependency-slow': 'DriverTimeout OperationTimedOut OperationTimedOutError WriteTimeout',
  'dependency-unavailable': 'AllNodesFailed NoHostAvailable NoHostAvailableError',
};
