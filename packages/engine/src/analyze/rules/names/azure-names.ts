/**
 * Codes of Azure: logins of Microsoft Entra (`AADSTS…`), the Resource Manager, Key Vault, Cosmos DB, Service Bus and Event Hubs.
 * Sources: Microsoft Entra "authentication and authorization error codes", Azure Resource Manager "common deployment errors",
 * Key Vault "REST API error codes", Cosmos DB "HTTP status codes", Azure Messaging "exceptions".
 */
import type { NamesByFault } from './table.js';

export const ENTRA: NamesByFault = {
  'credential-expired':
    'AADSTS50012 AADSTS50013 AADSTS50034 AADSTS50053 AADSTS50055 AADSTS50056 AADSTS50057 AADSTS50126 AADSTS50132 AADSTS50133 AADSTS50173 AADSTS54005 AADSTS70000 AADSTS70002 AADSTS70008 AADSTS700024 AADSTS700027 AADSTS7000112 AADSTS7000215 AADSTS7000222 AADSTS700082 AADSTS700084 AADSTS70021 AADSTS700211 AADSTS700212 AADSTS700213 AADSTS50076 AADSTS50079 AADSTS50158',
  'dependency-throttled': 'AADSTS50196',
  'dependency-unavailable': 'AADSTS90033 AADSTS90006',
  'missing-configuration':
    'AADSTS50011 AADSTS70001 AADSTS700016 AADSTS90002 AADSTS900023 AADSTS900144 AADSTS7000218 AADSTS700054',
  'missing-resource': 'AADSTS500011 AADSTS650052',
  'permission-denied':
    'AADSTS50020 AADSTS50105 AADSTS53000 AADSTS53001 AADSTS53003 AADSTS65001 AADSTS65004 AADSTS65005 AADSTS70011 AADSTS90094 AADSTS530003',
};

export const AZURE_MANAGER: NamesByFault = {
  conflict:
    'AnotherOperationInProgress ScopeLocked StorageAccountAlreadyTaken VaultNameNotAvailable VaultAlreadyExists ConflictingServerOperation',
  'credential-expired': 'ExpiredAuthenticationToken InvalidAuthenticationToken InvalidAuthenticationTokenTenant',
  'missing-configuration': 'MissingSubscriptionRegistration SubscriptionNotRegistered NoRegisteredProviderFound',
  'missing-resource':
    'ParentResourceNotFound ResourceGroupNotFound SecretNotFound SubscriptionNotFound MessagingEntityNotFound',
  'permission-denied':
    'AuthorizationFailed LinkedAuthorizationFailed RequestDisallowedByPolicy ForbiddenByPolicy ForbiddenByFirewall ForbiddenByRbac',
  'quota-exceeded': 'PublicIPCountLimitReached CoreQuotaExceeded QuotaExceededError',
  'resource-saturated':
    'AllocationFailed OverconstrainedAllocationRequest OverconstrainedZonalAllocationRequest SkuNotAvailable ZonalAllocationFailed',
  'validation-failed': 'AccountNameInvalid InvalidTemplate InvalidTemplateDeployment InvalidContentLink',
};
