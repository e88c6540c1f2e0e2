/** Codes of databases, caches and brokers, by the tables of their manuals. */
import type { NamesByFault } from './table.js';

/** Numbers of MySQL, MariaDB and SQL Server. Source: their references of server and client errors. */
export const SQL_NUMBERS: NamesByFault = {
  'code-defect':
    'sql-1052 sql-1054 sql-1055 sql-1056 sql-1064 sql-1066 sql-1093 sql-1111 sql-1136 sql-1140 sql-1210 sql-1247 sql-1267 sql-1305 sql-1318 sql-1327 sql-102 sql-105 sql-107 sql-137 sql-156 sql-201 sql-207 sql-209 sql-4104 sql-8120 sql-8144',
  conflict:
    'sql-1007 sql-1022 sql-1050 sql-1061 sql-1062 sql-1169 sql-1205 sql-1213 sql-1586 sql-1614 sql-2601 sql-2627 sql-2714 sql-3572 sql-3960',
  'connection-exhausted': 'sql-1040 sql-1203 sql-1226 sql-10928 sql-10929',
  'connection-failed':
    'sql-1152 sql-1157 sql-1158 sql-1159 sql-1160 sql-1161 sql-1184 sql-2006 sql-2013 sql-2026 sql-2027 sql-2055 sql-4031 sql-233',
  'credential-expired':
    'sql-1045 sql-1251 sql-1698 sql-1820 sql-1862 sql-2059 sql-2061 sql-3118 sql-3955 sql-18452 sql-18456 sql-18463 sql-18464 sql-18465 sql-18466 sql-18467 sql-18468 sql-18470 sql-18486 sql-18487 sql-18488',
  'dependency-throttled': 'sql-40501 sql-49918 sql-49919 sql-49920',
  'dependency-unavailable':
    'sql-1053 sql-1129 sql-1290 sql-1792 sql-1836 sql-2002 sql-2003 sql-976 sql-983 sql-40197 sql-40613',
  'dns-failure': 'sql-2005',
  'missing-configuration': 'sql-1046 sql-3159',
  'missing-resource': 'sql-1049 sql-1051 sql-1109 sql-1146 sql-1176 sql-1449 sql-208 sql-911 sql-2812 sql-4060',
  'payload-too-large': 'sql-1153 sql-2020',
  'permission-denied':
    'sql-1044 sql-1130 sql-1142 sql-1143 sql-1227 sql-1370 sql-1419 sql-229 sql-230 sql-262 sql-297 sql-300 sql-916 sql-15247 sql-40615',
  'resource-saturated':
    'sql-1021 sql-1037 sql-1038 sql-1041 sql-1114 sql-1105 sql-1135 sql-1206 sql-701 sql-802 sql-8645 sql-9002 sql-40544',
  'slow-query': 'sql-1317 sql-1969 sql-3024',
  'validation-failed':
    'sql-547 sql-515 sql-1048 sql-1216 sql-1217 sql-1264 sql-1265 sql-1292 sql-1364 sql-1366 sql-1406 sql-1451 sql-1452 sql-1263 sql-1690 sql-3140 sql-3819 sql-4025 sql-220 sql-241 sql-242 sql-245 sql-248 sql-295 sql-544 sql-2628 sql-8114 sql-8115 sql-8134 sql-8152',
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

/** What the answers of Redis begin with. Source: Redis' protocol and its source of replies. */
export const REDIS: NamesByFault = {
  'code-defect': 'CROSSSLOT EXECABORT NOSCRIPT NOTBUSY WRONGTYPE',
  conflict: 'BUSYGROUP BUSYKEY INPROG',
  'credential-expired': 'NOAUTH WRONGPASS',
  'dependency-error': 'IOERR MISCONF UNBLOCKED UNKILLABLE',
  'dependency-slow': 'BUSY',
  'dependency-unavailable':
    'ASK CLUSTERDOWN LOADING MASTERDOWN NOGOODSLAVE NOMASTERLINK NOQUORUM NOREPLICAS READONLY TRYAGAIN',
  // The client speaks to one node and not to the cluster, or in a protocol that the server does not know.
  'missing-configuration': 'MOVED NOPROTO',
  'missing-resource': 'NOGROUP NOMASTER',
  'permission-denied': 'NOPERM DENIED',
  // What Python's client calls `OOM`.
  'resource-saturated': 'OOM redis.exceptions.OutOfMemoryError',
};

/** Source: redis-py, its classes, which take the code out of the text. */
export const REDIS_PY: NamesByFault = {
  'code-defect': 'redis.exceptions.NoScriptError redis.exceptions.ExecAbortError ClusterCrossSlotError',
  'connection-exhausted': 'redis.exceptions.MaxConnectionsError MaxConnectionsError',
  'credential-expired': 'redis.exceptions.AuthenticationError AuthenticationWrongNumberOfArgsError',
  'dependency-unavailable':
    'BusyLoadingError ClusterDownError MasterDownError redis.exceptions.ReadOnlyError RedisClusterException TryAgainError redis.exceptions.AskError',
  'missing-configuration': 'redis.exceptions.MovedError',
  'permission-denied': 'NoPermissionError',
};

/** Source: the REST API references of Elasticsearch and OpenSearch, the `type` of an error. */
export const ELASTICSEARCH: NamesByFault = {
  'code-defect': 'script_exception',
  conflict: 'resource_already_exists_exception version_conflict_engine_exception',
  'dependency-slow': 'elasticsearch_timeout_exception receive_timeout_transport_exception',
  'dependency-throttled': 'es_rejected_execution_exception rejected_execution_exception',
  'dependency-unavailable':
    'cluster_manager_not_discovered_exception connect_transport_exception index_closed_exception master_not_discovered_exception no_node_available_exception node_not_connected_exception unavailable_shards_exception no_shard_available_action_exception process_cluster_event_timeout_exception',
  'missing-resource':
    'aliases_not_found_exception document_missing_exception index_not_found_exception repository_missing_exception resource_not_found_exception snapshot_missing_exception',
  'permission-denied': 'security_exception',
  'quota-exceeded': 'too_many_scroll_contexts_exception',
  'resource-saturated': 'circuit_breaking_exception cluster_block_exception',
  'validation-failed':
    'action_request_validation_exception document_parsing_exception invalid_index_name_exception mapper_parsing_exception parsing_exception query_shard_exception strict_dynamic_mapping_exception x_content_parse_exception',
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
