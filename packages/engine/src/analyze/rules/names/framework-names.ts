/**
 * Classes of errors of frameworks that say by themselves what went wrong; those that only pass on what lies behind them
 * (`StatementInvalid`, `DataAccessException`) are not among them.
 * Sources: the API references of Ruby on Rails (`ActiveRecord`, `ActionController`, `ActiveJob`, `ActiveSupport`), Django
 * (`django.core.exceptions`, `django.db.migrations.exceptions`), Laravel with Symfony, Spring's `org.springframework.dao`.
 */
import type { NamesByFault } from './table.js';

export const RAILS: NamesByFault = {
  'code-defect':
    'ActiveRecord::AssociationNotFoundError ActiveModel::UnknownAttributeError AbstractController::DoubleRenderError',
  conflict:
    'ActiveRecord::Deadlocked ActiveRecord::LockWaitTimeout ActiveRecord::RecordNotUnique ActiveRecord::SerializationFailure ActiveRecord::StaleObjectError ActiveRecord::TransactionRollbackError',
  'connection-exhausted': 'ActiveRecord::ConnectionTimeoutError ActiveRecord::ExclusiveConnectionTimeoutError',
  'connection-failed': 'ActiveRecord::ConnectionFailed',
  'malformed-input': 'ActionDispatch::Http::Parameters::ParseError',
  'missing-configuration':
    'ActiveRecord::AdapterNotFound ActiveRecord::AdapterNotSpecified ActiveRecord::EnvironmentMismatchError ActiveSupport::EncryptedConfiguration::InvalidContentError ActiveSupport::MessageEncryptor::InvalidMessage ActiveSupport::EncryptedFile::MissingKeyError',
  'missing-resource': 'ActiveJob::DeserializationError ActiveRecord::NoDatabaseError ActiveRecord::RecordNotFound',
  'slow-query': 'ActiveRecord::AdapterTimeout ActiveRecord::QueryCanceled ActiveRecord::StatementTimeout',
  'validation-failed':
    'ActionController::BadRequest ActionController::InvalidAuthenticityToken ActionController::ParameterMissing ActionController::UnpermittedParameters ActiveModel::ValidationError ActiveRecord::InvalidForeignKey ActiveRecord::NotNullViolation ActiveRecord::PendingMigrationError ActiveRecord::RangeError ActiveRecord::RecordInvalid ActiveRecord::ValueTooLong',
};

export const DJANGO: NamesByFault = {
  'code-defect': 'django.core.exceptions.AppRegistryNotReady django.core.exceptions.FieldError',
  'missing-configuration': 'django.core.exceptions.ImproperlyConfigured',
  'missing-resource': 'django.core.exceptions.ObjectDoesNotExist',
  'payload-too-large': 'django.core.exceptions.RequestDataTooBig django.core.exceptions.TooManyFieldsSent',
  'permission-denied': 'django.core.exceptions.PermissionDenied',
  'validation-failed':
    'django.core.exceptions.ValidationError django.core.exceptions.BadRequest django.db.migrations.exceptions.BadMigrationError django.db.migrations.exceptions.InconsistentMigrationHistory django.db.migrations.exceptions.NodeNotFoundError',
};

export const SPRING: NamesByFault = {
  conflict:
    'CannotAcquireLockException CannotSerializeTransactionException DeadlockLoserDataAccessException ObjectOptimisticLockingFailureException OptimisticLockingFailureException PessimisticLockingFailureException',
  'missing-resource': 'EmptyResultDataAccessException',
  'permission-denied': 'PermissionDeniedDataAccessException',
};

export const LARAVEL: NamesByFault = {
  'credential-expired': 'AuthenticationException TokenMismatchException',
  'missing-configuration': 'MissingAppKeyException',
  'missing-resource': 'ModelNotFoundException',
  throttled: 'ThrottleRequestsException',
};
