/** Names and numbers of MongoDB, and the classes of Mongoose. */
import type { NamesByFault } from './table.js';

/** Source: MongoDB's list of error codes (`error_codes.yml`), by `codeName`. */
export const MONGODB: NamesByFault = {
  'code-defect':
    'CappedPositionLost CommandNotFound CommandNotSupported CommandNotSupportedOnView ConversionFailure FailedToParse GraphContainsCycle IllegalOperation InvalidOptions InvalidPipelineOperator OperationNotSupportedInTransaction TypeMismatch UnknownGroupOperator',
  conflict:
    'ConflictingOperationInProgress DuplicateKey IndexAlreadyExists IndexKeySpecsConflict IndexOptionsConflict LockBusy LockFailed LockTimeout NamespaceExists NoSuchTransaction SnapshotUnavailable TransactionCommitted TransactionTooOld WriteConflict',
  'connection-failed': 'CursorNotFound CursorKilled SocketException',
  'credential-expired': 'AuthenticationFailed MechanismUnavailable',
  'dependency-slow': 'NetworkTimeout ExceededTimeLimit NetworkInterfaceExceededTimeLimit WriteConcernFailed',
  'dependency-unavailable':
    'FailedToSatisfyReadPreference HostUnreachable InterruptedAtShutdown InterruptedDueToReplStateChange NotPrimaryNoSecondaryOk NotPrimaryOrSecondary NotWritablePrimary NotYetInitialized PrimarySteppedDown ReadConcernMajorityNotAvailableYet ShardNotFound ShutdownInProgress UnsatisfiableWriteConcern',
  'dns-failure': 'HostNotFound',
  'missing-resource': 'DatabaseNotFound IndexNotFound NamespaceNotFound UserNotFound RoleNotFound',
  'payload-too-large': 'BSONObjectTooLarge Overflow TransactionTooLarge',
  'resource-saturated':
    'DiskFull ExceededMemoryLimit OutOfDiskSpace QueryExceededMemoryLimitNoDiskUseAllowed TooManyLocks',
  'slow-query': 'MaxTimeMSExpired',
  'validation-failed': 'BadValue DocumentValidationFailure ImmutableField InvalidBSON InvalidIdField InvalidNamespace',
};

/** The same by number, which the drivers print beside `MongoServerError`. */
export const MONGODB_NUMBERS: NamesByFault = {
  'code-defect': 'mongo-9 mongo-14 mongo-59 mongo-72 mongo-115 mongo-241 mongo-263',
  conflict:
    'mongo-24 mongo-46 mongo-48 mongo-85 mongo-86 mongo-112 mongo-117 mongo-225 mongo-246 mongo-251 mongo-11000 mongo-11001',
  'connection-failed': 'mongo-43 mongo-237 mongo-9001',
  'credential-expired': 'mongo-18 mongo-8000 mongo-334',
  'dependency-slow': 'mongo-64 mongo-89 mongo-202 mongo-262',
  'dependency-unavailable':
    'mongo-6 mongo-91 mongo-100 mongo-133 mongo-189 mongo-10107 mongo-11600 mongo-11602 mongo-13435 mongo-13436',
  'dns-failure': 'mongo-7',
  'missing-resource': 'mongo-11 mongo-26 mongo-27 mongo-31',
  'payload-too-large': 'mongo-10334 mongo-17280',
  'permission-denied': 'mongo-13',
  'resource-saturated': 'mongo-146 mongo-292 mongo-14031',
  'slow-query': 'mongo-50',
  'validation-failed': 'mongo-2 mongo-22 mongo-66 mongo-73 mongo-121',
};

/** Source: Mongoose's documentation, its classes of errors. */
export const MONGOOSE: NamesByFault = {
  'code-defect':
    'DivergentArrayError MissingSchemaError ObjectParameterError OverwriteModelError StrictPopulateError SyncIndexesError',
  conflict: 'ParallelSaveError ParallelValidateError VersionError',
  'dependency-unavailable': 'MongooseServerSelectionError DisconnectedError',
  'missing-configuration': 'MongoParseError MongoMissingCredentialsError',
  'missing-resource': 'DocumentNotFoundError',
  'validation-failed': 'CastError ObjectExpectedError StrictModeError BSONError BSONTypeError',
};
