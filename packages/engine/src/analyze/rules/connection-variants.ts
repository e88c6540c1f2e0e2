/**
 * Ways in which a call gets no connection, or no trust in one.
 * Sources: Node's documentation ("Errors", "TLS"), OpenSSL's `verify` codes, Go's `net` and `crypto/x509`, botocore's and
 * undici's names of errors; RFC 6890 for the addresses of the machine itself.
 */
import { anyOf } from '../../model/patterns.js';
import type { Failure } from '../failures/failure.js';
import { NOT_CONNECTED } from './not-connected.js';
import { says } from './says.js';

/** No connection came to be in time: nothing was asked yet, so nothing was slow to answer. */
export const isUnreachable = (failure: Failure): boolean =>
  failure.verdict.fault === 'connection-failed' && says(failure, NOT_CONNECTED);

/** What refuses is the machine or container of the caller itself. */
export const isOwnMachine = (failure: Failure): boolean =>
  failure.verdict.fault === 'dependency-unavailable' &&
  says(failure, /\brefused\b|ECONNREFUSED/i) &&
  says(failure, LOOPBACK);
const LOOPBACK = /(?<![\w.])(?:127(?:\.\d{1,3}){3}|\[?::1\]?|localhost)(?:\/[\d.:[\]]{2,40})?:\d{2,5}\b/;

const CERTIFICATES = [
  ['expired', /CERT_HAS_EXPIRED|certificate (?:has |is )?expired|NotTimeValid|CertificateExpired/i],
  [
    'name',
    /ALTNAME|altnames|[Hh]ostname mismatch|does not match|certificate is valid for|No subject alternative|NameMismatch/,
  ],
  [
    'issuer',
    anyOf(
      /\bUNABLE_TO_|SELF_SIGNED|self[- ]signed|unable to (?:verify|get)|unknown authority|PKIX path building/,
      /valid certification path|unknown_ca|UntrustedRoot|UnknownIssuer/,
    ),
  ],
] as const satisfies readonly (readonly [string, RegExp])[];

export type CertificateVariant = (typeof CERTIFICATES)[number][0];

/** Why a certificate is not accepted; undefined where the error does not say, and for every other fault. */
export const certificateVariantOf = (failure: Failure): CertificateVariant | undefined =>
  failure.verdict.fault === 'certificate-invalid'
    ? CERTIFICATES.find(([, pattern]) => says(failure, pattern))?.[0]
    : undefined;
