/** How clients of HTTP word what went wrong with a call, in each language. */
import type { Dice } from '../../../kit/dice.js';
import type { Fn } from '../kit/function.js';
import type { Thrown } from '../kit/thrown.js';

export type HttpTrouble = 'timeout' | 'refused' | 'reset' | 'dns' | 'expired' | 'wrong-name';

export interface Target {
  readonly host: string;
  readonly path: string;
  readonly verb: string;
}

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Payload Too Large',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** An answer whose status the client takes as an error. */
export function statusError(
  dice: Dice,
  { language }: Fn,
  { host, path, verb }: Target,
  status: number,
  body: string,
): Thrown {
  const [reason, url] = [REASONS[status] ?? 'Error', `https://${host}${path}`];
  switch (language) {
    case 'node':
      return dice.chance(0.6)
        ? {
            type: 'AxiosError',
            message: `Request failed with status code ${status}`,
            props: {
              code: status >= 500 ? 'ERR_BAD_RESPONSE' : 'ERR_BAD_REQUEST',
              config: { method: verb.toLowerCase(), url },
              status,
              response: { status, statusText: reason, data: body },
            },
          }
        : {
            type: 'HTTPError',
            message: `Response code ${status} (${reason}): ${verb} ${url}`,
            props: { code: 'ERR_NON_2XX_3XX_RESPONSE' },
          };
    case 'python': {
      const side = status >= 500 ? 'Server' : 'Client';
      return dice.chance(0.6)
        ? { type: 'requests.exceptions.HTTPError', message: `${status} ${side} Error: ${reason} for url: ${url}` }
        : {
            type: 'httpx.HTTPStatusError',
            message: `${side} error '${status} ${reason}' for url '${url}'\nFor more information check: https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/${status}`,
          };
    }
    case 'java':
      return {
        type: `org.springframework.web.client.Http${status >= 500 ? 'Server' : 'Client'}ErrorException`,
        message: `${status} ${reason} on ${verb} request for "${url}": "${body.replaceAll('"', "'")}"`,
      };
    case 'go':
      return { type: 'errorString', message: `${verb} ${url}: unexpected status ${status} ${reason}: ${body}` };
    case 'dotnet':
      return {
        type: 'System.Net.Http.HttpRequestException',
        message: `Response status code does not indicate success: ${status} (${reason}).`,
        library: ['   at System.Net.Http.HttpResponseMessage.EnsureSuccessStatusCode()'],
      };
    case 'ruby':
      return {
        type: status >= 500 ? 'Faraday::ServerError' : 'Faraday::ClientError',
        message: `the server responded with status ${status} for ${verb} ${url}`,
      };
  }
}

/** No answer came. `ms` is the limit of the client. */
export function httpError(
  dice: Dice,
  { language }: Fn,
  { host, path, verb }: Target,
  trouble: HttpTrouble,
  ms = 5000,
): Thrown {
  const [ip, url] = [`10.${dice.int(0, 60)}.${dice.int(1, 250)}.${dice.int(2, 250)}`, `https://${host}${path}`];
  const pool = `HTTPSConnectionPool(host='${host}', port=443)`;
  switch (language) {
    case 'node':
      return nodeError(dice, host, url, ip, trouble, ms);
    case 'python': {
      const retries = (cause: string): string => `${pool}: Max retries exceeded with url: ${path} (Caused by ${cause})`;
      const connection = '<urllib3.connection.HTTPSConnection object at 0x7f3a5c1d2e90>';
      return {
        timeout: {
          type: 'requests.exceptions.ReadTimeout',
          message: `${pool}: Read timed out. (read timeout=${ms / 1000})`,
        },
        refused: {
          type: 'requests.exceptions.ConnectionError',
          message: retries(
            `NewConnectionError('${connection}: Failed to establish a new connection: [Errno 111] Connection refused')`,
          ),
        },
        reset: {
          type: 'requests.exceptions.ConnectionError',
          message: "('Connection aborted.', ConnectionResetError(104, 'Connection reset by peer'))",
        },
        dns: {
          type: 'requests.exceptions.ConnectionError',
          message: retries(
            `NameResolutionError("${connection}: Failed to resolve '${host}' ([Errno -2] Name or service not known)")`,
          ),
        },
        expired: {
          type: 'requests.exceptions.SSLError',
          message: retries(
            "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1000)'))",
          ),
        },
        'wrong-name': {
          type: 'requests.exceptions.SSLError',
          message: retries(
            `SSLError(SSLCertVerificationError(1, "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid for '${host}'. (_ssl.c:1000)"))`,
          ),
        },
      }[trouble];
    }
    case 'java': {
      const path = {
        type: 'sun.security.validator.ValidatorException',
        message: 'PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed',
      };
      return {
        timeout: {
          type: 'java.net.SocketTimeoutException',
          message: dice.pick(['Read timed out', 'timeout']),
          library: ['okhttp3.internal.http2.Http2Stream$StreamTimeout.newTimeoutException(Http2Stream.kt:675)'],
        },
        refused: {
          type: 'java.net.ConnectException',
          message: `Failed to connect to ${host}/${ip}:443`,
          cause: { type: 'java.net.ConnectException', message: 'Connection refused' },
        },
        reset: { type: 'java.net.SocketException', message: 'Connection reset' },
        dns: { type: 'java.net.UnknownHostException', message: `${host}: Name or service not known` },
        expired: {
          type: 'javax.net.ssl.SSLHandshakeException',
          message: path.message,
          cause: {
            ...path,
            cause: {
              type: 'java.security.cert.CertificateExpiredException',
              message: 'NotAfter: Fri Nov 27 23:59:59 GMT 2026',
            },
          },
        },
        'wrong-name': {
          type: 'javax.net.ssl.SSLPeerUnverifiedException',
          message: `Hostname ${host} not verified: subjectAltNames: [*.internal.example.net]`,
        },
      }[trouble];
    }
    case 'go': {
      const head = `${verb.charAt(0)}${verb.slice(1).toLowerCase()} "${url}": `;
      return {
        type: 'Error',
        message:
          head +
          {
            timeout: 'context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
            refused: `dial tcp ${ip}:443: connect: connection refused`,
            reset: `read tcp 169.254.76.1:41622->${ip}:443: read: connection reset by peer`,
            dns: `dial tcp: lookup ${host} on 169.254.78.1:53: no such host`,
            expired:
              'tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-11-28T22:10:04Z is after 2026-11-27T23:59:59Z',
            'wrong-name': `tls: failed to verify certificate: x509: certificate is valid for *.internal.example.net, not ${host}`,
          }[trouble],
      };
    }
    case 'dotnet': {
      const tls = (text: string): Thrown => ({
        type: 'System.Net.Http.HttpRequestException',
        message: 'The SSL connection could not be established, see inner exception.',
        cause: { type: 'System.Security.Authentication.AuthenticationException', message: text },
      });
      return {
        timeout: {
          type: 'System.Threading.Tasks.TaskCanceledException',
          message: `The request was canceled due to the configured HttpClient.Timeout of ${ms / 1000} seconds elapsing.`,
          cause: { type: 'System.TimeoutException', message: 'A task was canceled.' },
        },
        refused: {
          type: 'System.Net.Http.HttpRequestException',
          message: `Connection refused (${host}:443)`,
          cause: { type: 'System.Net.Sockets.SocketException (111)', message: 'Connection refused' },
        },
        reset: {
          type: 'System.Net.Http.HttpRequestException',
          message: 'An error occurred while sending the request.',
          cause: {
            type: 'System.IO.IOException',
            message: 'Unable to read data from the transport connection: Connection reset by peer.',
          },
        },
        dns: {
          type: 'System.Net.Http.HttpRequestException',
          message: `Name or service not known (${host}:443)`,
          cause: { type: 'System.Net.Sockets.SocketException (0xFFFDFFFF)', message: 'Name or service not known' },
        },
        expired: tls('The remote certificate is invalid because of errors in the certificate chain: NotTimeValid'),
        'wrong-name': tls(
          'The remote certificate is invalid according to the validation procedure: RemoteCertificateNameMismatch',
        ),
      }[trouble];
    }
    case 'ruby':
      return {
        timeout: { type: 'Net::ReadTimeout', message: 'Net::ReadTimeout with #<TCPSocket:(closed)>' },
        refused: {
          type: 'Errno::ECONNREFUSED',
          message: `Failed to open TCP connection to ${host}:443 (Connection refused - connect(2) for "${host}" port 443)`,
        },
        reset: { type: 'Errno::ECONNRESET', message: 'Connection reset by peer' },
        dns: {
          type: 'Socket::ResolutionError',
          message: `Failed to open TCP connection to ${host}:443 (getaddrinfo: Name or service not known)`,
        },
        expired: {
          type: 'OpenSSL::SSL::SSLError',
          message: `SSL_connect returned=1 errno=0 peeraddr=${ip}:443 state=error: certificate verify failed (certificate has expired)`,
        },
        'wrong-name': {
          type: 'OpenSSL::SSL::SSLError',
          message: `hostname "${host}" does not match the server certificate`,
        },
      }[trouble];
  }
}

function nodeError(dice: Dice, host: string, url: string, ip: string, trouble: HttpTrouble, ms: number): Thrown {
  const config = { config: { url, timeout: ms } };
  const plain: Readonly<Record<HttpTrouble, Thrown>> = {
    timeout: { type: 'AxiosError', message: `timeout of ${ms}ms exceeded`, props: { code: 'ECONNABORTED', ...config } },
    refused: {
      type: 'AxiosError',
      message: `connect ECONNREFUSED ${ip}:443`,
      props: { code: 'ECONNREFUSED', errno: -111, syscall: 'connect', address: ip, port: 443, ...config },
    },
    reset: dice.chance(0.5)
      ? { type: 'Error', message: 'socket hang up', props: { code: 'ECONNRESET', ...config } }
      : {
          type: 'Error',
          message: 'read ECONNRESET',
          props: { errno: -104, code: 'ECONNRESET', syscall: 'read', ...config },
        },
    dns: {
      type: 'Error',
      message: `getaddrinfo ENOTFOUND ${host}`,
      props: { errno: -3008, code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: host },
    },
    expired: { type: 'Error', message: 'certificate has expired', props: { code: 'CERT_HAS_EXPIRED', ...config } },
    'wrong-name': {
      type: 'Error',
      message: `Hostname/IP does not match certificate's altnames: Host: ${host}. is not in the cert's altnames: DNS:*.internal.example.net`,
      props: { code: 'ERR_TLS_CERT_ALTNAME_INVALID', reason: `Host: ${host}. is not in the cert's altnames`, host },
    },
  };
  if (dice.chance(0.6)) return plain[trouble];
  const { type, message, props } = plain[trouble];
  if (trouble === 'timeout') {
    return {
      type: 'TypeError',
      message: 'fetch failed',
      cause: {
        type: 'HeadersTimeoutError',
        message: 'Headers Timeout Error',
        props: { code: 'UND_ERR_HEADERS_TIMEOUT' },
      },
      props: { code: 'UND_ERR_HEADERS_TIMEOUT', ...config },
    };
  }
  return {
    type: 'TypeError',
    message: 'fetch failed',
    cause: { type: type === 'AxiosError' ? 'Error' : type, message, props },
    props: { cause: { ...props, message } },
  };
}
