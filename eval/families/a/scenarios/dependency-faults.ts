/** Faults that sit in what a function calls. */
import type { Scenario, Truth } from '../../../scenario.js';
import type { Dependency } from '../kit/calls.js';
import { type AwsFailure, awsError, languageError, type Words } from '../kit/errors.js';
import { type Incident, scenarioOf } from '../kit/incident.js';
import type { World } from '../kit/world.js';

type Which = keyof World['on'];

interface Kind extends Pick<Truth, 'fault' | 'rubric' | 'why'> {
  readonly name: string;
  readonly which: Which;
  readonly also?: Truth['alsoFaults'];
  readonly status?: number;
  readonly tookMs?: number;
  /** One of the two. */
  readonly aws?: Pick<AwsFailure, 'code' | 'message' | 'status'>;
  readonly words?: (to: Dependency) => Words;
  readonly says: string;
  /** Where only the trace names the dependency. */
  readonly traced?: boolean;
}

function incidentOf({ name, which, also, status, tookMs, aws, words, says, traced, ...truth }: Kind): Incident {
  return {
    name,
    ...(traced === undefined ? {} : { traced }),
    uses: ({ on }) => [on[which]],
    fails: ({ on, language, random }) => {
      const to = on[which];
      const { service, operation } = to;
      const thrown =
        aws === undefined
          ? languageError(language, words?.(to) ?? {}, random)
          : awsError(language, { service, operation, ...aws }, random);
      const answered = aws?.status ?? status;
      return {
        calls: [
          {
            to,
            thrown,
            ...(answered === undefined ? {} : { status: answered }),
            ...(tookMs === undefined ? {} : { tookMs: random.around(tookMs) }),
          },
        ],
        thrown,
      };
    },
    says: () => says,
    truth: ({ on }) => ({
      ...truth,
      ...(also === undefined ? {} : { alsoFaults: also }),
      entities: [on[which].entity],
    }),
  };
}

const KINDS: readonly Kind[] = [
  {
    name: 'missing-resource-table',
    which: 'table',
    traced: true,
    aws: { code: 'ResourceNotFoundException', message: 'Requested resource not found', status: 400 },
    says: 'Requested resource not found',
    fault: 'missing-resource',
    rubric: ['exists|name', 'region|account|stage|stack'],
    why: 'The table of another stage is configured.',
  },
  {
    name: 'missing-resource-queue',
    which: 'queue',
    traced: true,
    aws: { code: 'QueueDoesNotExist', message: 'The specified queue does not exist.', status: 400 },
    says: 'specified queue does not exist',
    fault: 'missing-resource',
    rubric: ['exists|name'],
    why: 'The queue was deleted.',
  },
  {
    name: 'dependency-throttled-table',
    which: 'table',
    traced: true,
    aws: {
      code: 'ProvisionedThroughputExceededException',
      message:
        'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.',
      status: 400,
    },
    says: 'provisioned throughput',
    fault: 'dependency-throttled',
    rubric: ['capacity|on-demand', 'backoff|retry'],
    why: 'The table has too little capacity.',
  },
  {
    name: 'dependency-throttled-vendor',
    which: 'vendor',
    status: 429,
    words: ({ entity }) => ({
      node: ['AxiosError', `Request to https://${entity}/v1/charges failed with status code 429`],
      python: [
        'requests.exceptions.HTTPError',
        `429 Client Error: Too Many Requests for url: https://${entity}/v1/charges`,
      ],
      java: [
        'org.springframework.web.client.HttpClientErrorException$TooManyRequests',
        `429 Too Many Requests on POST request for "https://${entity}/v1/charges"`,
      ],
      go: ['*errors.errorString', `POST https://${entity}/v1/charges: 429 Too Many Requests`],
      dotnet: [
        'System.Net.Http.HttpRequestException',
        `https://${entity}/v1/charges: Response status code does not indicate success: 429 (Too Many Requests).`,
      ],
    }),
    says: '429',
    fault: 'dependency-throttled',
    rubric: ['backoff|retry', 'fewer|limit|quota|capacity'],
    why: 'The vendor limits the rate.',
  },
  {
    name: 'dependency-unavailable',
    which: 'vendor',
    status: 503,
    words: ({ entity }) => ({
      node: ['AxiosError', `POST https://${entity}/v1/charges failed with status code 503`],
      python: [
        'requests.exceptions.HTTPError',
        `503 Server Error: Service Unavailable for url: https://${entity}/v1/charges`,
      ],
      java: [
        'org.springframework.web.client.HttpServerErrorException$ServiceUnavailable',
        `503 Service Unavailable on POST request for "https://${entity}/v1/charges"`,
      ],
      go: ['*fmt.wrapError', `POST https://${entity}/v1/charges: unexpected status 503`],
      dotnet: [
        'System.Net.Http.HttpRequestException',
        `https://${entity}/v1/charges: Response status code does not indicate success: 503 (Service Unavailable).`,
      ],
    }),
    says: '503',
    fault: 'dependency-unavailable',
    rubric: ['up|status', 'retry|backoff', 'without|fallback|circuit|queue'],
    why: 'The vendor is down.',
  },
  {
    name: 'dependency-refused',
    which: 'database',
    words: ({ entity }) => ({
      node: ['Error', `connect ECONNREFUSED ${entity}:5432`],
      python: [
        'psycopg2.OperationalError',
        `connection to server at "${entity}" (10.0.3.17), port 5432 failed: Connection refused`,
      ],
      java: [
        'org.postgresql.util.PSQLException',
        `Connection to ${entity}:5432 refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.`,
      ],
      go: ['*net.OpError', `dial tcp ${entity}:5432: connect: connection refused`],
      dotnet: ['Npgsql.NpgsqlException', `Failed to connect to ${entity}:5432: Connection refused`],
    }),
    says: 'refused',
    traced: true,
    fault: 'dependency-unavailable',
    rubric: ['up|status', 'retry'],
    why: 'The database restarts.',
  },
  {
    name: 'dependency-slow-client-timeout',
    which: 'vendor',
    tookMs: 2_600,
    words: ({ entity }) => ({
      node: ['AxiosError', `timeout of 2500ms exceeded calling https://${entity}/v1/charges`],
      python: [
        'requests.exceptions.ReadTimeout',
        `HTTPSConnectionPool(host='${entity}', port=443): Read timed out. (read timeout=2.5)`,
      ],
      java: ['java.net.http.HttpTimeoutException', `request timed out: https://${entity}/v1/charges`],
      go: [
        '*url.Error',
        `Post "https://${entity}/v1/charges": context deadline exceeded (Client.Timeout exceeded while awaiting headers)`,
      ],
      dotnet: [
        'System.Threading.Tasks.TaskCanceledException',
        `The request to https://${entity}/v1/charges was canceled due to the configured HttpClient.Timeout of 2.5 seconds elapsing.`,
      ],
    }),
    says: 'imeout',
    fault: 'dependency-slow',
    rubric: ['timeout', 'slow', 'without|queue|fallback'],
    why: 'The vendor answers too late.',
  },
  {
    name: 'dependency-error',
    which: 'vendor',
    status: 500,
    words: ({ entity }) => ({
      node: ['AxiosError', `Request to https://${entity}/v1/charges failed with status code 500`],
      python: [
        'requests.exceptions.HTTPError',
        `500 Server Error: Internal Server Error for url: https://${entity}/v1/charges`,
      ],
      java: [
        'org.springframework.web.client.HttpServerErrorException$InternalServerError',
        `500 Internal Server Error on POST request for "https://${entity}/v1/charges"`,
      ],
      go: ['*fmt.wrapError', `POST https://${entity}/v1/charges: unexpected status 500`],
      dotnet: [
        'System.Net.Http.HttpRequestException',
        `https://${entity}/v1/charges: Response status code does not indicate success: 500 (Internal Server Error).`,
      ],
    }),
    says: '500',
    traced: true,
    also: ['dependency-unavailable'],
    fault: 'dependency-error',
    rubric: ['answer|error', 'owner|log|documentation'],
    why: 'The vendor answers 500.',
  },
  {
    name: 'connection-exhausted',
    which: 'database',
    words: () => ({
      node: ['error', 'remaining connection slots are reserved for non-replication superuser connections'],
      python: ['psycopg2.OperationalError', 'FATAL:  sorry, too many clients already'],
      java: [
        'java.sql.SQLTransientConnectionException',
        'HikariPool-1 - Connection is not available, request timed out after 30000ms.',
      ],
      go: [
        '*pgconn.ConnectError',
        'failed to connect: server error (FATAL: sorry, too many clients already (SQLSTATE 53300))',
      ],
      dotnet: ['Npgsql.PostgresException', '53300: sorry, too many clients already'],
    }),
    says: 'o',
    traced: true,
    fault: 'connection-exhausted',
    rubric: ['pool|proxy', 'connection'],
    why: 'Each environment holds connections.',
  },
  {
    name: 'connection-failed',
    which: 'vendor',
    words: () => ({
      node: ['Error', 'read ECONNRESET'],
      python: [
        'requests.exceptions.ConnectionError',
        "('Connection aborted.', ConnectionResetError(104, 'Connection reset by peer'))",
      ],
      java: ['java.net.SocketException', 'Connection reset'],
      go: ['*net.OpError', 'read tcp 10.0.1.9:41234->52.19.8.7:443: read: connection reset by peer'],
      dotnet: ['System.IO.IOException', 'Unable to read data from the transport connection: Connection reset by peer.'],
    }),
    says: 'r',
    traced: true,
    fault: 'connection-failed',
    rubric: ['retry', 'VPC|network|security group|connection'],
    why: 'Connections are cut.',
  },
  {
    name: 'dns-failure',
    which: 'vendor',
    words: ({ entity }) => ({
      node: ['Error', `getaddrinfo ENOTFOUND ${entity}`],
      python: [
        'requests.exceptions.ConnectionError',
        `HTTPSConnectionPool(host='${entity}', port=443): Max retries exceeded with url: /v1/charges (Caused by NameResolutionError("Failed to resolve '${entity}' ([Errno -2] Name or service not known)"))`,
      ],
      java: ['java.net.UnknownHostException', `${entity}: Name or service not known`],
      go: [
        '*net.DNSError',
        `Post "https://${entity}/v1/charges": dial tcp: lookup ${entity} on 169.254.78.1:53: no such host`,
      ],
      dotnet: ['System.Net.Http.HttpRequestException', `Name or service not known (${entity}:443)`],
    }),
    says: 'e',
    fault: 'dns-failure',
    rubric: ['DNS|name', 'VPC|zone|configuration'],
    why: 'The name does not resolve.',
  },
  {
    name: 'certificate-invalid',
    which: 'vendor',
    words: ({ entity }) => ({
      node: ['Error', 'certificate has expired'],
      python: [
        'requests.exceptions.SSLError',
        `HTTPSConnectionPool(host='${entity}', port=443): Max retries exceeded (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired')))`,
      ],
      java: [
        'javax.net.ssl.SSLHandshakeException',
        'PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed',
      ],
      go: [
        '*tls.CertificateVerificationError',
        `tls: failed to verify certificate: x509: certificate has expired or is not yet valid`,
      ],
      dotnet: [
        'System.Security.Authentication.AuthenticationException',
        'The remote certificate is invalid because of errors in the certificate chain: NotTimeValid',
      ],
    }),
    says: 'ert',
    traced: true,
    fault: 'certificate-invalid',
    rubric: ['renew|certificate'],
    why: "The vendor's certificate ran out.",
  },
  {
    name: 'quota-exceeded',
    which: 'vendor',
    status: 403,
    words: () => ({
      node: ['QuotaExceededError', 'Monthly quota exceeded for plan starter'],
      python: ['vendor.errors.QuotaExceeded', 'Monthly quota exceeded for plan starter'],
      java: ['com.vendor.sdk.QuotaExceededException', 'Monthly quota exceeded for plan starter'],
      go: ['*vendor.APIError', 'quota_exceeded: monthly quota exceeded for plan starter'],
      dotnet: ['Vendor.Sdk.QuotaExceededException', 'Monthly quota exceeded for plan starter'],
    }),
    says: 'quota exceeded',
    traced: true,
    fault: 'quota-exceeded',
    rubric: ['quota|plan', 'less|pause|queue'],
    why: 'The plan is used up.',
  },
];

const inTimeout: Incident = {
  name: 'dependency-slow-until-stopped',
  traced: true,
  uses: ({ on }) => [on.vendor],
  fails: ({ on, timeoutMs, random }) => ({
    calls: [{ to: on.vendor, tookMs: timeoutMs * 0.85 + random.int(10, 60) }],
    ends: 'timeout',
  }),
  says: () => 'Task timed out after',
  truth: ({ on }) => ({
    fault: 'dependency-slow',
    entities: [on.vendor.entity],
    rubric: ['timeout', 'slow'],
    why: 'The function waits for the vendor until Lambda stops it.',
  }),
};

export const dependencyFaults: readonly Scenario[] = [...KINDS.map(incidentOf), inTimeout].map(scenarioOf);
