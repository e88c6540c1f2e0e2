/**
 * Ways in which a call gets no connection, or no trust in one.
 * Sources: Node's documentation ("Errors", "TLS"), OpenSSL's `verify` codes, Go's `net` and `crypto/x509`, botocore's and
 * undici's names of errors; RFC 6890 for the addresses of the machine itself.
 */
import { anyOf } from '../../model/patterns.js';
import type { Failure } from '../failures/failure.js';
import { says } from './says.js';

/** No connection came to be in time: nothing was asked yet, so nothing was slow to answer. */
export const isUnreachable = (failure: Failure): boolean =>
  failure.verdict.fault === 'connection-failed' && says(failure, NOT_CONNECTED);

/**
 * How clients say that nobody answered when they opened a connection. Sources: Node's `net` and undici, Go's `net`, Java's
 * `Socket` and `HttpClient`, urllib3, aiohttp and botocore, libpq, Ruby's `Net::HTTP`, .NET's socket error 10060 and what
 * SqlClient makes of it, curl (7 and 28), hyper, the drivers of MySQL and the AWS SDK for JavaScript.
 */
export const NOT_CONNECTED = anyOf(
  /\bconnect ETIMEDOUT\b|\bUND_ERR_CONNECT_TIMEOUT\b|\bConnect Timeout Error \(|\bConnectTimeout(?:Error|Exception)?\b(?!, inst)/,
  /\bdial(?: error: dial)? (?:tcp|udp)[46]? \[?[\w.:-]+\]?:\d+: (?:connect: )?(?:i\/o timeout|connection timed out|operation timed out)/,
  /Failed to connect to \S+ in \d+ ?ms|Socket timed out without establishing a connection/,
  /\bNet::OpenTimeout\b|Failed to open TCP connection to \S+ \(execution expired\)/,
  /\bHttpConnectTimeout|\b[Cc]onnect timed out|\(connect timeout=|Connect timeout on endpoint URL/,
  /\[Errno (?:110|60)\]|\bError 110 connecting to|connecting to \S+ timed out|Connection timeout to host/,
  /connection to server at [^\n]{1,200} failed: (?:Connection timed out|timeout expired|Operation timed out)/,
  /connected party did not properly respond|Failed to connect to \S+ port \d+[^\n]{0,60}(?:[Tt]imed? ?out|Timeout)/,
  /(?:tcp connect error|error trying to connect): (?:[\w ]+: )?(?:[Oo]peration|[Cc]onnection|deadline) (?:timed out|has elapsed)/,
  /connection timed out after \d+ ms: \S+:\d+|Can't connect to MySQL server on [^\n]{1,120}\((?:110|60|timed out)/,
  /unable to connect to \S+ \((?:Connection|Operation) timed out\)|\[2002\] (?:Connection|Operation) timed out/,
);

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
