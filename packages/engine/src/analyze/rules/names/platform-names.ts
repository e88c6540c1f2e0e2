/** Codes of hosting platforms and of other clouds. */
import { mapNames, type NamesByFault } from './table.js';

/** Source: Vercel's list of error codes. What failed inside of a function has no code of its own. */
export const VERCEL: NamesByFault = {
  'connection-failed': 'ROUTER_EXTERNAL_TARGET_HANDSHAKE_ERROR',
  'code-defect': 'BODY_NOT_A_STRING_FROM_FUNCTION INFINITE_LOOP_DETECTED NO_RESPONSE_FROM_FUNCTION',
  'dependency-error': 'DNS_HOSTNAME_SERVER_ERROR ROUTER_EXTERNAL_TARGET_ERROR',
  'dependency-unavailable': 'ROUTER_EXTERNAL_TARGET_CONNECTION_ERROR',
  'dns-failure': 'DNS_HOSTNAME_EMPTY DNS_HOSTNAME_NOT_FOUND DNS_HOSTNAME_RESOLVED_PRIVATE DNS_HOSTNAME_RESOLVE_FAILED',
  'missing-resource': 'DEPLOYMENT_NOT_FOUND',
  'payload-too-large':
    'FUNCTION_PAYLOAD_TOO_LARGE FUNCTION_RESPONSE_PAYLOAD_TOO_LARGE REQUEST_HEADER_TOO_LARGE URL_TOO_LONG',
  throttled: 'FUNCTION_THROTTLED',
  timeout: 'EDGE_FUNCTION_INVOCATION_TIMEOUT FUNCTION_INVOCATION_TIMEOUT MIDDLEWARE_INVOCATION_TIMEOUT',
};

/** Source: Kubernetes, the reasons of events and of the states of containers. Those of images tell no cause. */
export const KUBERNETES: NamesByFault = {
  'memory-exhausted': 'OOMKilled OOMKilling',
  'dependency-unavailable': 'NetworkNotReady NodeNotReady RegistryUnavailable',
  'missing-configuration': 'CreateContainerConfigError',
  'missing-resource': 'ErrImageNeverPull',
  'resource-saturated': 'Evicted FailedScheduling FreeDiskSpaceFailed NodeHasDiskPressure NodeHasInsufficientMemory',
};

/**
 * What a handler of CloudFormation ends with (`HandlerErrorCode: …`), where it says more than that the service refused.
 * Source: CloudFormation CLI user guide, "Handler error codes".
 */
export const CLOUDFORMATION: NamesByFault = {
  conflict: 'cfn-AlreadyExists cfn-ResourceConflict',
  'connection-failed': 'cfn-NetworkFailure',
  'credential-expired': 'cfn-InvalidCredentials',
  'dependency-throttled': 'cfn-Throttling',
  'missing-configuration': 'cfn-InvalidTypeConfiguration',
  'missing-resource': 'cfn-NotFound',
  'permission-denied': 'cfn-AccessDenied cfn-UnauthorizedTaggingOperation',
  'quota-exceeded': 'cfn-ServiceLimitExceeded',
  'validation-failed': 'cfn-NotUpdatable',
};

/** Source: the reasons of errors of Google's APIs. */
export const GOOGLE: NamesByFault = {
  'credential-expired': 'authError',
  'dependency-error': 'backendError',
  'dependency-throttled': 'rateLimitExceeded userRateLimitExceeded',
  'permission-denied': 'insufficientFilePermissions insufficientPermissions',
  'quota-exceeded': 'dailyLimitExceeded quotaExceeded storageQuotaExceeded',
};

/** Source: Google's APIs, `ErrorInfo` with its reasons (`google.api.ErrorReason`). */
export const GOOGLE_REASONS: NamesByFault = {
  'credential-expired':
    'API_KEY_INVALID ACCESS_TOKEN_EXPIRED ACCESS_TOKEN_TYPE_UNSUPPORTED ACCOUNT_STATE_INVALID CREDENTIALS_MISSING',
  'dependency-throttled': 'RATE_LIMIT_EXCEEDED',
  'missing-configuration': 'SERVICE_DISABLED BILLING_DISABLED SERVICE_NOT_VISIBLE',
  'permission-denied':
    'ACCESS_TOKEN_SCOPE_INSUFFICIENT API_KEY_ANDROID_APP_BLOCKED API_KEY_HTTP_REFERRER_BLOCKED API_KEY_IP_ADDRESS_BLOCKED API_KEY_IOS_APP_BLOCKED API_KEY_SERVICE_BLOCKED CONSUMER_INVALID CONSUMER_SUSPENDED IAM_PERMISSION_DENIED LOCATION_POLICY_VIOLATED ORG_RESTRICTION_VIOLATION SECURITY_POLICY_VIOLATED USER_PROJECT_DENIED',
  'quota-exceeded': 'RESOURCE_QUOTA_EXCEEDED',
};

/** Source: Google's client library for Python, `google.api_core.exceptions` and `google.auth.exceptions`. */
export const GOOGLE_CLASSES: NamesByFault = mapNames(
  {
    conflict: 'AlreadyExists Aborted Conflict',
    'credential-expired': 'Unauthenticated Unauthorized',
    'dependency-error': 'Unknown InternalServerError DataLoss MethodNotImplemented',
    'dependency-slow': 'DeadlineExceeded GatewayTimeout RetryError',
    'dependency-throttled': 'ResourceExhausted TooManyRequests',
    'dependency-unavailable': 'BadGateway ServiceUnavailable',
    'missing-resource': 'NotFound',
    'permission-denied': 'Forbidden PermissionDenied',
    'validation-failed': 'BadRequest InvalidArgument OutOfRange',
  },
  (name) => [`google.api_core.exceptions.${name}`],
);

/** Source: Azure Storage, common error codes and those of blobs, queues and tables. */
export const AZURE_STORAGE: NamesByFault = {
  conflict:
    'BlobAlreadyExists ContainerAlreadyExists LeaseAlreadyPresent QueueAlreadyExists UpdateConditionNotSatisfied',
  'conditional-check-failed': 'ConditionNotMet',
  'credential-expired': 'AuthenticationFailed InvalidAuthenticationInfo NoAuthenticationInformation',
  'dependency-slow': 'OperationTimedOut',
  'dependency-throttled': 'ServerBusy',
  'missing-resource': 'BlobNotFound ContainerNotFound QueueNotFound TableNotFound',
  'payload-too-large': 'RequestBodyTooLarge',
  'permission-denied':
    'AuthorizationFailure AuthorizationPermissionMismatch InsufficientAccountPermissions PublicAccessNotPermitted',
};

/** Source: the AWS SDK for Rust, `SdkError`: what happened to a request that no service answered. */
export const AWS_SDK_RUST: NamesByFault = {
  'connection-failed': 'DispatchFailure',
};
