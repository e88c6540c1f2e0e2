/**
 * What browsers print of requests that they did not let through, and of scripts that they could not load.
 * Sources: the Fetch standard (CORS), Chromium's, Firefox's and Safari's console messages, Content Security Policy, mixed
 * content, webpack's chunk loading, Service Workers.
 */
import type { SentencesByFault } from './table.js';

export const BROWSERS: SentencesByFault = {
  'missing-configuration': [
    'blocked by CORS policy',
    "No 'Access-Control-Allow-Origin' header is present on the requested resource",
    'Cross-Origin Request Blocked: ',
    'is not allowed by Access-Control-Allow-Origin',
    'is not allowed by Access-Control-Allow-Headers',
    'Origin * is not allowed by Access-Control',
    "Response to preflight request doesn't pass access control check",
    'CORS header \u2018Access-Control-Allow-Origin\u2019 missing',
    'Reason: CORS request did not succeed',
    'Not allowed by CORS',
    'violates the following Content Security Policy directive',
    'Refused to connect to * because it violates',
    'was loaded over HTTPS, but requested an insecure',
    'Mixed Content: The page at',
    'cross-origin redirection',
  ],
  'missing-resource': [
    'ChunkLoadError: Loading chunk',
    'Loading CSS chunk * failed',
    'Failed to fetch dynamically imported module',
    'error loading dynamically imported module',
    'Importing a module script failed',
  ],
  'connection-failed': [
    'net::ERR_INTERNET_DISCONNECTED',
    'net::ERR_CONNECTION_RESET',
    'net::ERR_CONNECTION_CLOSED',
    'net::ERR_NETWORK_CHANGED',
    'net::ERR_EMPTY_RESPONSE',
  ],
  'dependency-unavailable': ['net::ERR_CONNECTION_REFUSED'],
  'dependency-slow': ['net::ERR_TIMED_OUT'],
  'dns-failure': ['net::ERR_NAME_NOT_RESOLVED'],
  'certificate-invalid': [
    'net::ERR_CERT_DATE_INVALID',
    'net::ERR_CERT_AUTHORITY_INVALID',
    'net::ERR_CERT_COMMON_NAME_INVALID',
  ],
  // Vendors give the bare name to a quota of their own.
  'resource-saturated': [
    'QuotaExceededError: Failed to execute',
    'QuotaExceededError: The quota has been exceeded',
    'QuotaExceededError: The current transaction exceeded its quota',
    'QuotaExceededError: Encountered full disk',
  ],
};
