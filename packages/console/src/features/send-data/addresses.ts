/** Puts the addresses of this server in the place of those that the documentation uses as examples. */
import type { SendDataView } from '@baselime-ai/contract';

/** What stands for a key in every page. */
export const KEY_PLACEHOLDER = 'YOUR_KEY';

export interface Address {
  /** With scheme, without a slash at the end. */
  readonly base: string;
  readonly hostname: string;
  readonly port: number;
  readonly secure: boolean;
  readonly loopback: boolean;
}

/** Undefined for anything but an address of HTTP or HTTPS without user, query and fragment. */
export function readAddress(text: string): Address | undefined {
  const trimmed = text.trim();
  const url = URL.canParse(trimmed) ? new URL(trimmed) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) return undefined;
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return undefined;
  const secure = url.protocol === 'https:';
  return {
    base: `${url.origin}${url.pathname.replace(/\/+$/, '')}`,
    hostname: url.hostname,
    port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
    secure,
    loopback: /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname),
  };
}

type Ports = Pick<SendDataView, 'otlpHttpPort' | 'otlpGrpcPort' | 'syslogTlsPort' | 'statsdPort' | 'xrayUdpPort'>;

/**
 * The page with this server's addresses. A listener that is off keeps its usual port, except OTLP/HTTP, which the main
 * address takes as well. That one also stands behind TLS: a proxy has no other port.
 */
export function fillIn(text: string, address: Address, ports: Ports): string {
  const { base, hostname, port, secure } = address;
  const otlp = secure || ports.otlpHttpPort === undefined ? base : withPort(base, ports.otlpHttpPort);
  const replacements: readonly (readonly [RegExp, string])[] = [
    [/https:\/\/telemetry\.example\.com|http:\/\/(?:127\.0\.0\.1|localhost):4000/g, literal(base)],
    [/http:\/\/localhost:4318/g, literal(otlp)],
    [/localhost:4317/g, `${hostname}:${ports.otlpGrpcPort ?? 4317}`],
    [/\btelemetry\.example\.com\b/g, hostname],
    [/6514\b/g, String(ports.syslogTlsPort ?? 6514)],
    [/8125\b/g, String(ports.statsdPort ?? 8125)],
    [/\b10\.0\.0\.5:2000\b/g, `${hostname}:${ports.xrayUdpPort ?? 2000}`],
    [/(XRAY_UDP_PORT=)2000\b/g, `$1${ports.xrayUdpPort ?? 2000}`],
    [/^( *Host +)127\.0\.0\.1$/gm, `$1${hostname}`],
    [/^( *Port +)4000$/gm, `$1${port}${secure ? '\n    tls              On' : ''}`],
    [/("Port": )"443"/g, `$1"${port}"`],
    [/("tls": )"on"/g, `$1"${secure ? 'on' : 'off'}"`],
  ];
  return replacements.reduce((filled, [pattern, value]) => filled.replace(pattern, value), text);
}

function withPort(base: string, port: number): string {
  const url = new URL(base);
  url.port = String(port);
  return url.origin;
}

/** A replacement in which a dollar sign stands for itself. */
const literal = (text: string): string => text.replaceAll('$', '$$$$');
