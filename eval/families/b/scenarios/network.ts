/** What a function calls cannot be reached or trusted. */
import type { Scenario } from '../../../scenario.js';
import { define, EVERY_SHAPE } from '../kit/define.js';
import { distract } from '../kit/distractors.js';
import { failing } from '../kit/failing.js';
import type { Work } from '../kit/invocation.js';
import { wordedFor } from '../kit/lambda-function.js';
import { namesOf } from '../kit/peer.js';
import { traffic } from '../kit/traffic.js';

export const nameUnknown: Scenario = define('host-name-does-not-resolve', EVERY_SHAPE, {}, (world) => {
  const base = world.vendor(4);
  const host = `internal-${base.service}.${world.names.domain.area}.local`;
  const peer = { ...base, host };
  failing(world, {
    peer,
    share: 1,
    message: 'upstream lookup failed',
    ms: () => world.random.ms(30),
    thrown: wordedFor(world.focus, {
      python: {
        type: 'requests.exceptions.ConnectionError',
        message: `HTTPSConnectionPool(host='${host}', port=443): Max retries exceeded with url: /v2/lookup (Caused by NameResolutionError("<urllib3.connection.HTTPSConnection object at 0x7f${world.random.hex(10)}>: Failed to resolve '${host}' ([Errno -2] Name or service not known)"))`,
        frames: ['"/var/task/upstream.py", line 15, in call'],
      },
      java: {
        type: 'java.net.UnknownHostException',
        message: host,
        frames: ['java.base/java.net.InetAddress$CachedLookup.get(Unknown Source)'],
      },
      go: { type: 'net.DNSError', message: `dial tcp: lookup ${host} on 169.254.78.1:53: no such host` },
      dotnet: {
        type: 'System.Net.Http.HttpRequestException',
        message: `Name or service not known (${host}:443)`,
        frames: ['System.Net.Http.HttpConnectionPool.ConnectToTcpHostAsync(String host)'],
      },
      node: {
        type: 'Error',
        message: `getaddrinfo ENOTFOUND ${host}`,
        frames: ['GetAddrInfoReqWrap.onlookupall [as oncomplete] (node:dns:118:26)'],
      },
    }),
  });
  return {
    question: world.ask(host, ['event', 'request']),
    truth: {
      fault: 'dns-failure',
      entities: [...namesOf(peer), `${host}:443`],
      rubric: ['dns|name|resolv|hosted zone', 'VPC|zone|check|name'],
      why: 'The name of the internal host does not resolve any more.',
    },
  };
});

export const certificateExpired: Scenario = define('certificate-of-partner-expired', EVERY_SHAPE, {}, (world) => {
  const peer = world.vendor(2, '/bookings');
  failing(world, {
    peer,
    share: 1,
    message: `no answer from partner ${peer.host}`,
    ms: () => world.random.ms(25),
    thrown: wordedFor(world.focus, {
      python: {
        type: 'requests.exceptions.SSLError',
        message: `HTTPSConnectionPool(host='${peer.host}', port=443): Max retries exceeded with url: /bookings (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1006)')))`,
        frames: ['"/var/task/partner.py", line 37, in book'],
      },
      java: {
        type: 'javax.net.ssl.SSLHandshakeException',
        message: 'PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed',
        frames: ['java.base/sun.security.ssl.Alert.createSSLException(Unknown Source)'],
      },
      go: {
        type: 'url.Error',
        message: `Post "https://${peer.host}/bookings": tls: failed to verify certificate: x509: certificate has expired or is not yet valid`,
      },
      node: {
        type: 'Error',
        message: 'certificate has expired',
        frames: ['TLSSocket.onConnectSecure (node:_tls_wrap:1679:34)'],
      },
      dotnet: {
        type: 'System.Security.Authentication.AuthenticationException',
        message: 'The remote certificate is invalid because of errors in the certificate chain: NotTimeValid',
        frames: ['System.Net.Security.SslStream.SendAuthResetSignal()'],
      },
    }),
  });
  return {
    question: world.ask(`no answer from partner ${peer.host}`),
    truth: {
      fault: 'certificate-invalid',
      entities: namesOf(peer),
      rubric: ['certificate', 'renew|expire|trust|chain|authorit'],
      why: 'The partner’s TLS certificate has expired.',
    },
  };
});

export const connectionReset: Scenario = define('connections-are-reset', EVERY_SHAPE, {}, (world) => {
  const { random, focus } = world;
  const onset = world.onset();
  const peer = world.vendor(3, '/ledger/entries');
  const normal = (): Work => ({ ownMs: random.ms(16), calls: [{ peer, answer: { ms: random.ms(70), status: 200 } }] });
  distract(world, onset, normal);
  const thrown = wordedFor(focus, {
    python: {
      type: 'requests.exceptions.ConnectionError',
      message: "('Connection aborted.', ConnectionResetError(104, 'Connection reset by peer'))",
      frames: ['"/var/task/ledger.py", line 90, in append'],
    },
    java: {
      type: 'java.net.SocketException',
      message: 'Connection reset',
      frames: [
        'java.base/sun.nio.ch.NioSocketImpl.implRead(Unknown Source)',
        'io.ledger.Client.append(Client.java:71)',
      ],
    },
    go: {
      type: 'net.OpError',
      message: `Post "https://${peer.host}${peer.path}": read tcp 169.254.76.1:${random.int(30_000, 60_000)}->${random.int(11, 99)}.20.4.18:443: read: connection reset by peer`,
    },
    dotnet: {
      type: 'System.IO.IOException',
      message: 'Unable to read data from the transport connection: Connection reset by peer.',
      frames: ['System.Net.Sockets.Socket.AwaitableSocketAsyncEventArgs.ThrowException(SocketError error)'],
    },
    node: {
      type: 'Error',
      message: 'read ECONNRESET',
      frames: ['TLSWrap.onStreamRead (node:internal/stream_base_commons:217:20)'],
    },
  });
  traffic(world, {
    onset,
    share: 0.4,
    normal,
    broken: () => ({
      ownMs: random.ms(16),
      calls: [{ peer, answer: { ms: random.ms(15), thrown } }],
      says: [{ level: 'error', message: `lost the connection to ${peer.host}`, thrown }],
      end: { kind: 'thrown', thrown },
    }),
  });
  return {
    question: world.ask(`lost the connection to ${peer.host}`),
    truth: {
      fault: 'connection-failed',
      entities: namesOf(peer),
      rubric: ['retry|backoff', 'keep|idle|connection|network|reconnect|renew'],
      why: 'Connections to the vendor break while it answers.',
    },
  };
});
