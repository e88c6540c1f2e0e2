/** Codes of operating systems, of runtimes and of the client libraries that pass them on. */
import type { NamesByFault } from './table.js';

/** Source: POSIX `errno.h` and Node's `util.getSystemErrorMap`; the errors of resolvers are those of `getaddrinfo`. */
export const ERRNO: NamesByFault = {
  conflict: 'EEXIST ETXTBSY',
  'connection-exhausted': 'EADDRNOTAVAIL EMFILE ENFILE ENOBUFS',
  'connection-failed': 'ECONNRESET EPROTO EHOSTDOWN EHOSTUNREACH ENETDOWN ENETUNREACH ENOTCONN EPIPE',
  'dependency-slow': 'ESOCKETTIMEDOUT ETIME ETIMEDOUT',
  'dependency-unavailable': 'ECONNREFUSED',
  'dns-failure': 'EAI_AGAIN EAI_FAIL EAI_NODATA EAI_NONAME EBADNAME ENODATA ENOTFOUND ESERVFAIL',
  'memory-exhausted': 'ENOMEM',
  'payload-too-large': 'EFBIG EMSGSIZE',
  'permission-denied': 'EACCES EPERM',
};

/** Source: Node's documentation, "Errors", and that of undici and axios for the codes of their own. */
export const NODE: NamesByFault = {
  'certificate-invalid':
    'CERT_CHAIN_TOO_LONG CERT_HAS_EXPIRED CERT_NOT_YET_VALID CERT_REJECTED CERT_REVOKED CERT_SIGNATURE_FAILURE CERT_UNTRUSTED CRL_HAS_EXPIRED CRL_NOT_YET_VALID CRL_SIGNATURE_FAILURE ERR_TLS_CERT_ALTNAME_FORMAT ERROR_IN_CERT_NOT_AFTER_FIELD ERROR_IN_CERT_NOT_BEFORE_FIELD HOSTNAME_MISMATCH INVALID_CA INVALID_PURPOSE PATH_LENGTH_EXCEEDED UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY UNABLE_TO_DECRYPT_CERT_SIGNATURE UNABLE_TO_GET_CRL DEPTH_ZERO_SELF_SIGNED_CERT ERR_TLS_CERT_ALTNAME_INVALID SELF_SIGNED_CERT_IN_CHAIN UNABLE_TO_GET_ISSUER_CERT UNABLE_TO_GET_ISSUER_CERT_LOCALLY UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'code-defect':
    'ERR_HTTP_HEADERS_SENT ERR_INVALID_ARG_TYPE ERR_INVALID_ARG_VALUE ERR_INVALID_RETURN_VALUE ERR_INVALID_THIS ERR_INVALID_URL ERR_METHOD_NOT_IMPLEMENTED ERR_MULTIPLE_CALLBACK ERR_OUT_OF_RANGE ERR_STREAM_WRITE_AFTER_END UND_ERR_INVALID_ARG UND_ERR_REQ_CONTENT_LENGTH_MISMATCH',
  'connection-failed':
    'ERR_HTTP2_GOAWAY_SESSION ERR_HTTP2_SESSION_ERROR ERR_HTTP2_STREAM_CANCEL ERR_HTTP2_STREAM_ERROR ERR_NETWORK ERR_SOCKET_CLOSED ERR_SOCKET_CONNECTION_TIMEOUT ERR_STREAM_PREMATURE_CLOSE UND_ERR_CLOSED UND_ERR_CONNECT_TIMEOUT UND_ERR_DESTROYED UND_ERR_RES_CONTENT_LENGTH_MISMATCH UND_ERR_SOCKET',
  'dependency-error': 'ERR_BAD_RESPONSE ERR_FR_TOO_MANY_REDIRECTS',
  'dependency-slow': 'ERR_TLS_HANDSHAKE_TIMEOUT UND_ERR_BODY_TIMEOUT UND_ERR_HEADERS_TIMEOUT',
  'memory-exhausted': 'ERR_WORKER_OUT_OF_MEMORY',
  'missing-dependency':
    'ERR_DLOPEN_FAILED ERR_MODULE_NOT_FOUND ERR_PACKAGE_PATH_NOT_EXPORTED ERR_REQUIRE_ESM ERR_UNKNOWN_BUILTIN_MODULE ERR_UNKNOWN_FILE_EXTENSION ERR_UNSUPPORTED_DIR_IMPORT MODULE_NOT_FOUND',
  'payload-too-large':
    'ERR_BUFFER_TOO_LARGE ERR_FR_MAX_BODY_LENGTH_EXCEEDED ERR_STRING_TOO_LONG HPE_HEADER_OVERFLOW UND_ERR_HEADERS_OVERFLOW',
};

/** Source: Prisma's error reference. */
export const PRISMA: NamesByFault = {
  'code-defect': 'P2009 P2022',
  conflict: 'P1009 P2002 P2034',
  'connection-exhausted': 'P2024 P2037',
  'connection-failed': 'P1011 P1017',
  'credential-expired': 'P1000',
  'dependency-slow': 'P1002 P1008 P2028',
  'dependency-unavailable': 'P1001',
  'missing-configuration': 'P1012 P1013',
  'missing-resource': 'P1003 P2021 P2025',
  'permission-denied': 'P1010',
  'validation-failed': 'P2000 P2003 P2004 P2005 P2006 P2007 P2011 P2012 P2013 P2014 P2019 P2020',
};

/** Source: ioredis, its classes of errors. */
export const IOREDIS: NamesByFault = {
  'dependency-unavailable': 'ClusterAllFailedError MaxRetriesPerRequestError',
};

/** Source: the status codes of the gRPC specification. */
export const GRPC: NamesByFault = {
  conflict: 'ABORTED ALREADY_EXISTS',
  'credential-expired': 'UNAUTHENTICATED',
  'dependency-error': 'CANCELLED DATA_LOSS FAILED_PRECONDITION INTERNAL NOT_FOUND OUT_OF_RANGE UNIMPLEMENTED UNKNOWN',
  'dependency-slow': 'DEADLINE_EXCEEDED',
  'dependency-throttled': 'RESOURCE_EXHAUSTED',
  'dependency-unavailable': 'UNAVAILABLE',
  'permission-denied': 'PERMISSION_DENIED',
  'validation-failed': 'INVALID_ARGUMENT',
};

/** How StackExchange.Redis calls the ways in which a connection fails (`ConnectionFailureType`). */
export const STACK_EXCHANGE_REDIS: NamesByFault = {
  'connection-failed': 'ConnectionDisposed ConnectionReset ProtocolFailure SocketClosed SocketFailure',
  'credential-expired': 'AuthenticationFailure',
  'dependency-unavailable': 'UnableToConnect UnableToResolvePhysicalConnection',
};
