/**
 * Codes of package managers, as `npm-E401`: their bare names mean something else elsewhere.
 * Sources: npm's command line (`npm-registry-fetch`, `pacote`, arborist), pnpm's "Error Codes".
 */
import type { NamesByFault } from './table.js';

export const NPM: NamesByFault = {
  'code-defect': 'npm-ELIFECYCLE',
  conflict: 'npm-EPUBLISHCONFLICT npm-E409 npm-EEXIST',
  'connection-failed': 'npm-ECONNRESET npm-ERR_SOCKET_TIMEOUT',
  'credential-expired': 'npm-E401 npm-ENEEDAUTH npm-EOTP',
  'dependency-error': 'npm-E400 npm-E500',
  'dependency-slow': 'npm-ETIMEDOUT npm-ESOCKETTIMEDOUT npm-FETCH_ERROR',
  'dependency-throttled': 'npm-E429',
  'dependency-unavailable': 'npm-ECONNREFUSED npm-E502 npm-E503 npm-E504',
  'dns-failure': 'npm-ENOTFOUND npm-EAI_AGAIN',
  'certificate-invalid':
    'npm-SELF_SIGNED_CERT_IN_CHAIN npm-UNABLE_TO_GET_ISSUER_CERT_LOCALLY npm-UNABLE_TO_VERIFY_LEAF_SIGNATURE npm-CERT_HAS_EXPIRED npm-EPROTO',
  'malformed-input': 'npm-EJSONPARSE',
  'missing-dependency':
    'npm-E404 npm-ERESOLVE npm-ETARGET npm-ENOVERSIONS npm-EUSAGE npm-ENOLOCK npm-EBADENGINE npm-EBADPLATFORM npm-ENOTSUP npm-EINVALIDPACKAGENAME npm-ENOENT npm-EUNSUPPORTEDPROTOCOL npm-EMISSINGARG',
  'permission-denied': 'npm-E403 npm-EACCES npm-EPERM',
  'resource-saturated': 'npm-ENOSPC',
  'validation-failed': 'npm-EINTEGRITY npm-EBADDEVENGINES npm-EINVALIDTAGNAME',
};
