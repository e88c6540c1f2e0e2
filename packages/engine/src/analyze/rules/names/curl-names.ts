/**
 * What curl ends with, and libcurl below PHP and others: `curl: (60)`, `cURL error 28`. A number that only says that the
 * server answered with some status is not among them.
 * Source: libcurl's `libcurl-errors`.
 */
import type { NamesByFault } from './table.js';

export const CURL: NamesByFault = {
  'certificate-invalid': 'curl-51 curl-58 curl-60 curl-77 curl-82 curl-83 curl-90 curl-91',
  'connection-failed':
    'curl-16 curl-18 curl-35 curl-52 curl-55 curl-56 curl-59 curl-66 curl-80 curl-92 curl-95 curl-96 curl-97',
  'credential-expired': 'curl-67 curl-94',
  'dependency-error': 'curl-47',
  'dependency-slow': 'curl-28',
  'dependency-unavailable': 'curl-7',
  'dns-failure': 'curl-5 curl-6',
  'malformed-input': 'curl-61',
  'memory-exhausted': 'curl-27',
  'missing-configuration': 'curl-1 curl-3 curl-4',
  'missing-resource': 'curl-37 curl-78',
  'payload-too-large': 'curl-63 curl-100',
  'permission-denied': 'curl-9',
};
