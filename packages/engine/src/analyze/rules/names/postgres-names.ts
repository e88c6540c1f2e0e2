/**
 * SQLSTATE, whole. Source: PostgreSQL manual, appendix A, whose classes are those of the SQL standard. Drivers print the code
 * (`42P01`), and some name their classes of errors after the condition (`UndefinedTable` of psycopg and Ruby's pg).
 */
import type { NamesByFault } from './table.js';

export const SQLSTATE: NamesByFault = {
  'code-defect':
    '03000 09000 0A000 0B000 0F000 0F001 0L000 0LP01 0P000 0Z000 0Z002 20000 24000 25000 25001 25002 25005 25007 25P01 25P02 2D000 2F000 2F005 34000 38000 39000 39P01 39P02 39P03 3B000 3B001 42000 42601 42602 42611 42622 42701 42702 42703 42712 42723 42725 42803 42804 42809 42830 42846 42883 42939 42P02 42P08 42P09 42P10 42P11 42P13 42P14 42P15 42P16 42P17 42P18 42P19 42P20 42P21 42P22 42601 42P38 HV00B P0000 P0001 P0002 P0003 P0004',
  conflict:
    '23505 23P01 40000 40001 40002 40003 40P01 42P03 42P04 42P06 42P07 42710 55000 55006 55P03 55P04 2BP01 2B000 25004 25008 58P02',
  'connection-exhausted': '53300 53400',
  'connection-failed': '08000 08001 08003 08004 08006 08007 08P01 25P03 25P04 57P01 57P02 57P05 HV00N',
  'credential-expired': '28000 28P01',
  'dependency-error': '58000 58030 58P01 58P03 F0000 HV000 XX000 XX001 XX002 72000',
  'dependency-unavailable': '25006 57P03 2F002 57000',
  // A pooler that gives a connection away after each transaction does not keep prepared statements (26000, 42P05).
  'missing-configuration': '22P04 26000 42P05 F0001 55P02',
  'missing-resource': '3D000 3F000 42P01 42704 57P04 HV00R',
  'payload-too-large': '54000 54001 54011 54023',
  'permission-denied': '2F003 2F004 38003 38004 42501',
  'resource-saturated': '53000 53100 53200',
  'slow-query': '57014',
  'validation-failed':
    '21000 22000 22001 22002 22003 22004 22005 22007 22008 22009 2200B 2200C 2200D 2200F 2200G 2200H 2200L 2200M 2200N 2200S 2200T 22010 22011 22012 22013 22014 22015 22016 22018 22019 2201B 2201E 2201F 2201G 2201W 2201X 2202E 2202G 2202H 22021 22022 22023 22024 22025 22026 22027 22030 22031 22032 22033 22034 22035 22036 22037 22038 22039 2203A 2203B 2203C 2203D 2203E 2203F 2203G 22P01 22P02 22P03 22P05 22P06 23000 23001 23502 23503 23514 27000 42P12 44000',
};

/** Conditions whose name belongs to nothing else, as classes of errors. */
export const SQL_CONDITIONS: NamesByFault = {
  'code-defect':
    'AmbiguousAlias AmbiguousColumn AmbiguousFunction AmbiguousParameter DatatypeMismatch DuplicateAlias DuplicateColumn GroupingError InFailedSqlTransaction IndeterminateDatatype InvalidColumnReference InvalidCursorName NoActiveSqlTransaction ActiveSqlTransaction UndefinedColumn UndefinedFunction UndefinedParameter WindowingError WrongObjectType',
  conflict:
    'DeadlockDetected DuplicateDatabase DuplicateObject DuplicateSchema DuplicateTable DependentObjectsStillExist ExclusionViolation LockNotAvailable ObjectInUse ObjectNotInPrerequisiteState SerializationFailure UniqueViolation',
  'connection-exhausted': 'TooManyConnections',
  'connection-failed':
    'AdminShutdown CrashShutdown IdleInTransactionSessionTimeout IdleSessionTimeout SqlclientUnableToEstablishSqlconnection',
  'credential-expired': 'InvalidAuthorizationSpecification InvalidPassword',
  'dependency-unavailable': 'CannotConnectNow ReadOnlySqlTransaction',
  'missing-configuration': 'DuplicatePreparedStatement InvalidSqlStatementName',
  'missing-resource': 'DatabaseDropped InvalidCatalogName InvalidSchemaName UndefinedObject UndefinedTable',
  'permission-denied': 'InsufficientPrivilege',
  'resource-saturated': 'DiskFull InsufficientResources',
  'slow-query': 'QueryCanceled',
  'validation-failed':
    'CheckViolation CharacterNotInRepertoire DatetimeFieldOverflow ForeignKeyViolation IntegrityConstraintViolation InvalidDatetimeFormat InvalidTextRepresentation NotNullViolation NumericValueOutOfRange RestrictViolation StringDataRightTruncation UntranslatableCharacter',
};
