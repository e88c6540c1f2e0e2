/** What stands between a source and this server, said before the settings are copied. */
import type { SendDataView } from '@baselime-ai/contract';
import type { Address } from './addresses.js';
import type { Source } from './sources.js';

export interface Note {
  readonly tone: 'warn' | 'info';
  readonly text: string;
}

/** In the order in which they matter; none when the settings work as they stand. */
export function notesOf(source: Source, address: Address, server: SendDataView, here: string): readonly Note[] {
  return [...reach(source, address, server, here), ...listener(source, server), ...vercel(source, server)];
}

function reach(source: Source, address: Address, server: SendDataView, here: string): readonly Note[] {
  if (source.from !== undefined && address.loopback) {
    const text = `This sender runs elsewhere and cannot reach ${address.hostname}. Type the public address of this server above; a reverse proxy with TLS leads there.`;
    return [{ tone: 'warn', text }];
  }
  if (source.from === 'https' && !address.secure) {
    return [{ tone: 'warn', text: 'This sender speaks HTTPS only. Type an address that begins with https above.' }];
  }
  return [...unheard(address, server), ...unknownName(address, server, here)];
}

function unheard({ loopback, secure }: Address, { reachableFromNetwork }: SendDataView): readonly Note[] {
  if (reachableFromNetwork || loopback || secure) return [];
  const text =
    'This server listens on the loopback address only. Other machines reach it through a proxy, or once BASELIME_HOST=0.0.0.0 is set.';
  return [{ tone: 'warn', text }];
}

function unknownName(address: Address, server: SendDataView, here: string): readonly Note[] {
  const { hostname } = address;
  const isIp = /^(?:\d+(?:\.\d+){3}|\[.+\])$/.test(hostname);
  const known = isIp || address.loopback || hostname === here || server.hosts.includes(hostname);
  if (known) return [];
  const text = `The server refuses names that it does not know. Add ${hostname} to BASELIME_ALLOWED_HOSTS and restart it, unless BASELIME_HOST is that name.`;
  return [{ tone: 'warn', text }];
}

const LISTENERS = {
  syslog: { name: 'syslog', port: 'syslogTlsPort', how: 'Set the BASELIME_SYSLOG_TLS variables below and restart it.' },
  statsd: { name: 'StatsD', port: 'statsdPort', how: 'Set BASELIME_STATSD_PORT=8125 and restart it.' },
  xray: {
    name: "X-Ray's datagrams",
    port: 'xrayUdpPort',
    how: 'Set BASELIME_XRAY_UDP_PORT=2000 and restart it. Traces by HTTP need no listener.',
  },
} as const;

function listener({ listener }: Source, server: SendDataView): readonly Note[] {
  if (listener === undefined) return [];
  if (listener === 'otlp') return otlpNotes(server);
  const { name, port, how } = LISTENERS[listener];
  const open = server[port];
  return open === undefined
    ? [{ tone: 'warn', text: `The listener for ${name} is off on this server. ${how}` }]
    : [{ tone: 'info', text: `The listener for ${name} is on, at port ${open}.` }];
}

function otlpNotes({ otlpHttpPort, otlpGrpcPort }: SendDataView): readonly Note[] {
  return [
    ...(otlpHttpPort === undefined
      ? [
          {
            tone: 'info',
            text: 'The OTLP/HTTP port is off; the main address takes the same and stands in its place.',
          } as const,
        ]
      : []),
    ...(otlpGrpcPort === undefined
      ? [
          {
            tone: 'info',
            text: 'gRPC is off on this server. Set BASELIME_OTLP_GRPC_PORT=4317 and restart it, or use HTTP.',
          } as const,
        ]
      : []),
  ];
}

function vercel({ id }: Source, server: SendDataView): readonly Note[] {
  if (id !== 'vercel') return [];
  const { answersCheck, checksSignature } = server.vercel;
  return [
    ...(answersCheck
      ? []
      : [
          { tone: 'warn', text: "BASELIME_VERCEL_VERIFY is not set, so Vercel's check of the address fails." } as const,
        ]),
    ...(checksSignature
      ? [{ tone: 'info', text: 'Bodies are let in by their signature; no key is needed.' } as const]
      : []),
  ];
}
