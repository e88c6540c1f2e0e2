/**
 * Error codes of AWS, without what they end with (`Exception`, `Error`).
 * Sources: "Common Errors" of the API references, and the errors that the references of each service list for its operations.
 */
import type { NamesByFault } from './table.js';

/** Of every service. */
export const AWS_COMMON: NamesByFault = {
  'permission-denied': 'AccessDenied NotAuthorized OptInRequired UnauthorizedOperation AuthorizationError',
  'credential-expired':
    'ExpiredToken IncompleteSignature InvalidClientTokenId MissingAuthenticationToken RequestExpired UnrecognizedClient AuthFailure',
  'signature-mismatch': 'InvalidSignature SignatureDoesNotMatch',
  'dependency-error': 'InternalFailure InternalServer InternalService InternalErrorException',
  'dependency-unavailable': 'ServiceUnavailable',
  'dependency-throttled': 'Throttling ThrottledException ThrottlingException RequestLimitExceeded RequestThrottled',
  'dependency-slow': 'RequestTimeout RequestTimeoutException',
  'connection-failed': 'RequestAborted',
  'payload-too-large': 'RequestEntityTooLarge',
  'validation-failed':
    'InvalidAction InvalidParameterCombination InvalidParameterValue InvalidQueryParameter MalformedHttpRequest MalformedQueryString MissingAction MissingParameter UnknownOperation InvalidNextToken ExpiredNextToken MalformedPolicyDocument PolicyLengthExceeded',
};

/** Of one service each; where two give a name to different things, it is left to the rules. */
export const AWS_SERVICES: readonly NamesByFault[] = [
  // Amazon DynamoDB and its streams.
  {
    conflict: 'DuplicateItem IdempotentParameterMismatch ReplicatedWriteConflict TableAlreadyExists TableInUse',
    'dependency-throttled': 'ProvisionedThroughputExceeded',
    'missing-resource': 'TrimmedDataAccess BackupNotFound GlobalTableNotFound ReplicaNotFound',
    'payload-too-large': 'ItemCollectionSizeLimitExceeded',
  },
  // Amazon S3.
  {
    conflict:
      'BucketAlreadyExists BucketAlreadyOwnedByYou BucketNotEmpty InvalidBucketState OperationAborted RestoreAlreadyInProgress ConditionalRequestConflict',
    'conditional-check-failed': 'PreconditionFailed',
    'credential-expired':
      'CredentialsNotSupported InvalidAccessKeyId InvalidSecurity RequestTimeTooSkewed TokenRefreshRequired',
    'dependency-throttled': 'SlowDown',
    'dependency-unavailable': 'TemporaryRedirect',
    // The client asks in another region than that of the bucket.
    'missing-configuration': 'AuthorizationHeaderMalformed IllegalLocationConstraint PermanentRedirect',
    'missing-resource':
      'NoSuchBucket NoSuchBucketPolicy NoSuchCORSConfiguration NoSuchKey NoSuchLifecycleConfiguration NoSuchTagSet NoSuchUpload NoSuchVersion NoSuchWebsiteConfiguration ObjectLockConfigurationNotFound ServerSideEncryptionConfigurationNotFound',
    'payload-too-large': 'EntityTooLarge MaxMessageLengthExceeded MaxPostPreDataLengthExceeded MetadataTooLarge',
    'permission-denied': 'AccountProblem AllAccessDisabled CrossLocationLoggingProhibited InvalidPayer NotSignedUp',
    'quota-exceeded': 'TooManyBuckets',
    'validation-failed':
      'AccessControlListNotSupported BadDigest InvalidBucketAclWithObjectOwnership EntityTooSmall IncompleteBody InvalidBucketName InvalidDigest InvalidObjectState InvalidPart InvalidPartOrder InvalidRange InvalidStorageClass InvalidURI KeyTooLong MalformedXML MethodNotAllowed MissingContentLength UnexpectedContent',
  },
  // Amazon SQS and SNS.
  {
    conflict: 'QueueDeletedRecently QueueNameExists MessageNotInflight PurgeQueueInProgress',
    'dependency-throttled': 'KmsThrottled KMSThrottling',
    'dependency-unavailable': 'KmsDisabled KmsInvalidState PlatformApplicationDisabled EndpointDisabled',
    'missing-resource':
      'AWS.SimpleQueueService.NonExistentQueue NonExistentQueue QueueDoesNotExist KmsNotFound KMSNotFound',
    'payload-too-large': 'BatchRequestTooLong AWS.SimpleQueueService.BatchRequestTooLong InvalidMessageContentsTooLong',
    'permission-denied': 'KmsAccessDenied KMSAccessDenied KmsOptInRequired KMSOptInRequired',
    'quota-exceeded': 'FilterPolicyLimitExceeded SubscriptionLimitExceeded TopicLimitExceeded',
    'validation-failed':
      'BatchEntryIdsNotDistinct EmptyBatchRequest InvalidAttributeName InvalidAttributeValue InvalidBatchEntryId InvalidIdFormat InvalidMessageContents ReceiptHandleIsInvalid TooManyEntriesInBatchRequest',
  },
  // AWS Lambda: its API and what its runtimes report.
  {
    'code-defect':
      'Runtime.UserCodeSyntaxError Runtime.MarshalError Runtime.NodeJsExit Runtime.CallbackHandlerDeprecated',
    conflict: 'ResourceConflict',
    'connection-failed': 'EFSMountConnectivity',
    'dependency-error': 'EC2Unexpected EFSIO SnapStart',
    'dependency-slow': 'EFSMountTimeout',
    'dependency-throttled': 'EC2Throttled',
    'dependency-unavailable': 'ENINotReady ResourceNotReady SnapStartNotReady',
    'malformed-input': 'InvalidRequestContent Runtime.UnmarshalError',
    'memory-exhausted': 'Runtime.OutOfMemory',
    'missing-configuration': 'Runtime.HandlerNotFound Runtime.MalformedHandlerName',
    'missing-dependency':
      'Runtime.ImportModuleError Runtime.InvalidEntrypoint Runtime.BadFunctionCode Runtime.CannotFindModule InvalidZipFile',
    'payload-too-large': 'Function.ResponseSizeTooLarge RequestTooLarge Runtime.TruncatedResponse',
    'permission-denied': 'EC2AccessDenied EFSMountFailure',
    'quota-exceeded': 'CodeStorageExceeded ENILimitReached SubnetIPAddressLimitReached',
    recursion: 'RecursiveInvocation',
    timeout: 'Sandbox.Timedout SnapStartTimeout',
    'validation-failed': 'InvalidRuntime InvalidSecurityGroupID InvalidSubnetID UnsupportedMediaType',
  },
  // Step Functions.
  {
    'code-defect':
      'States.Runtime States.ResultPathMatchFailure States.ParameterPathFailure States.IntrinsicFailure States.NoChoiceMatched States.QueryEvaluationError InvalidDefinition',
    conflict: 'ExecutionAlreadyExists StateMachineAlreadyExists StateMachineDeleting',
    'missing-resource': 'ActivityDoesNotExist ExecutionDoesNotExist StateMachineDoesNotExist TaskDoesNotExist',
    'partial-batch-failure': 'States.ExceedToleratedFailureThreshold',
    'payload-too-large': 'States.DataLimitExceeded',
    'permission-denied': 'States.Permissions',
    'quota-exceeded':
      'ActivityLimitExceeded ActivityWorkerLimitExceeded ExecutionLimitExceeded StateMachineLimitExceeded',
    timeout: 'States.Timeout States.HeartbeatTimeout TaskTimedOut',
    'validation-failed': 'InvalidArn InvalidExecutionInput',
  },
  // Secrets Manager, Systems Manager, KMS.
  {
    conflict: 'ParameterAlreadyExists',
    'conditional-check-failed': 'PreconditionNotMet',
    'credential-expired': 'InvalidGrantToken',
    'dependency-slow': 'DependencyTimeout',
    'dependency-throttled': 'TooManyUpdates',
    'dependency-unavailable': 'DisabledException KMSInvalidState KeyUnavailable',
    'malformed-input': 'InvalidCiphertext',
    'missing-configuration': 'ParameterNotFound ParameterVersionNotFound',
    'permission-denied': 'DecryptionFailure EncryptionFailure',
    'quota-exceeded': 'ParameterLimitExceeded ParameterMaxVersionLimitExceeded',
    'validation-failed':
      'HierarchyLevelLimitExceeded IncorrectKey InvalidFilterKey InvalidKeyUsage ParameterPatternMismatch',
  },
  // Amazon Cognito.
  {
    conflict: 'UnsupportedUserState UserImportInProgress',
    'credential-expired': 'ExpiredCode PasswordResetRequired',
    'dependency-error': 'CodeDeliveryFailure UnexpectedLambda UserLambdaValidation',
    'dependency-throttled': 'TooManyFailedAttempts',
    'malformed-input': 'InvalidLambdaResponse',
    'missing-configuration': 'InvalidUserPoolConfiguration',
    'missing-resource': 'MFAMethodNotFound ScopeDoesNotExist SoftwareTokenMFANotFound',
    'permission-denied': 'InvalidEmailRoleAccessPolicy InvalidSmsRoleAccessPolicy',
    'validation-failed': 'CodeMismatch InvalidOAuthFlow UserNotConfirmed',
  },
  // Amazon SES, RDS with its Data API, EventBridge, Bedrock.
  {
    conflict: 'IllegalStatus ResourceAlreadyExists',
    'dependency-error': 'DatabaseErrorException ModelErrorException ModelStreamErrorException',
    'dependency-slow': 'ModelTimeout',
    'dependency-unavailable': 'DatabaseResuming DatabaseUnavailable DBInstanceNotAvailable ModelNotReady',
    'missing-configuration': 'HttpEndpointNotEnabled MailFromDomainNotVerified',
    'missing-resource': 'ConfigurationSetDoesNotExist DatabaseNotFound DBInstanceNotFound',
    'permission-denied': 'ManagedRule',
    'quota-exceeded': 'AccountSendingPaused InsufficientDBInstanceCapacity SendingPaused',
    'resource-saturated': 'StorageFull',
    'slow-query': 'StatementTimeout',
    'validation-failed': 'InvalidEventPattern MessageRejected UnsupportedResult',
  },
  // AppSync: what fails in a resolver of its own.
  { 'code-defect': 'MappingTemplate' },
  // API Gateway: types of its own answers.
  {
    'credential-expired': 'EXPIRED_TOKEN INVALID_API_KEY INVALID_SIGNATURE MISSING_AUTHENTICATION_TOKEN',
    'dependency-error': 'AUTHORIZER_FAILURE INTEGRATION_FAILURE',
    'dependency-slow': 'INTEGRATION_TIMEOUT',
    'missing-configuration': 'API_CONFIGURATION_ERROR AUTHORIZER_CONFIGURATION_ERROR',
    'payload-too-large': 'REQUEST_TOO_LARGE',
    'permission-denied': 'ACCESS_DENIED WAF_FILTERED',
    'quota-exceeded': 'QUOTA_EXCEEDED',
    throttled: 'THROTTLED',
    'validation-failed': 'BAD_REQUEST_BODY BAD_REQUEST_PARAMETERS UNSUPPORTED_MEDIA_TYPE',
  },
];
