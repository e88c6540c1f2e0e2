/**
 * Codes of Azure: logins of Microsoft Entra (`AADSTS…`), the Resource Manager, Key Vault, Cosmos DB, Service Bus and Event Hubs.
 * Sources: Microsoft Entra "authentication and authorization error codes", Azure Resource Manager "common deployment errors",
 * Key Vault "REST API error codes", Cosmos DB "HTTP status codes", Azure Messaging "exceptions".
 */
import type { NamesByFault } from './table.js';

export const ENTRA: NamesByFault = {
  'certificate-invalid': 'AADSTS50017',
  'credential-expired':
    'AADSTS50012 AADSTS50013 AADSTS500133 AADSTS50027 AADSTS50034 AADSTS50053 AADSTS50055 AADSTS50056 AADSTS50057 AADSTS50064 AADSTS50076 AADSTS50078 AADSTS50079 AADSTS50089 AADSTS50126 AADSTS50132 AADSTS50133 AADSTS50144 AADSTS50158 AADSTS50173 AADSTS54005 AADSTS70000 AADSTS70002 AADSTS700024 AADSTS700027 AADSTS700030 AADSTS70008 AADSTS700082 AADSTS700084 AADSTS7000112 AADSTS7000215 AADSTS7000222 AADSTS70021 AADSTS700211 AADSTS700212 AADSTS700213 AADSTS70043',
  'dependency-slow': 'AADSTS80002 AADSTS80014 AADSTS90012',
  'dependency-throttled': 'AADSTS50196 AADSTS90055',
  'dependency-unavailable': 'AADSTS50033 AADSTS80001 AADSTS90006 AADSTS90024 AADSTS90033',
  'missing-configuration':
    'AADSTS50003 AADSTS50011 AADSTS50194 AADSTS65005 AADSTS650056 AADSTS650057 AADSTS70001 AADSTS700011 AADSTS700016 AADSTS700025 AADSTS700054 AADSTS70011 AADSTS7000218 AADSTS90002 AADSTS900023 AADSTS900144 AADSTS9001023',
  'missing-resource': 'AADSTS50001 AADSTS500011 AADSTS650052 AADSTS650054',
  'permission-denied':
    'AADSTS50020 AADSTS500021 AADSTS500022 AADSTS500212 AADSTS500213 AADSTS50105 AADSTS53000 AADSTS53001 AADSTS53002 AADSTS53003 AADSTS530003 AADSTS530035 AADSTS65001 AADSTS65004 AADSTS90094',
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
