import { describe, expect, it } from 'vitest';
import { type Address, fillIn, readAddress } from './addresses.js';
import { findSource, SOURCES } from './sources.js';

const address = (text: string): Address => {
  const read = readAddress(text);
  if (read === undefined) throw new Error(`${text} is no address`);
  return read;
};
const plain = address('http://10.1.2.3:4100');
const secure = address('https://t.acme.dev');
const ports = { otlpHttpPort: 5318, otlpGrpcPort: 5317, syslogTlsPort: 7514, statsdPort: 9125, xrayUdpPort: 3000 };
const page = (id: string): string => findSource(id)?.text ?? '';

describe('readAddress', () => {
  it('reads scheme, name and port, and forgets a slash at the end', () => {
    expect(address(' http://localhost:4000/ ')).toEqual({
      base: 'http://localhost:4000',
      hostname: 'localhost',
      port: 4000,
      secure: false,
      loopback: true,
    });
    expect(address('https://t.acme.dev/in/')).toMatchObject({
      base: 'https://t.acme.dev/in',
      port: 443,
      loopback: false,
    });
  });

  it.each(['', 'acme.dev', 'ftp://acme.dev', 'http://user:pw@acme.dev', 'http://acme.dev/?x=1', 'http://'])(
    'is undefined for %j',
    (text) => expect(readAddress(text)).toBeUndefined(),
  );
});

describe('fillIn', () => {
  it.each(SOURCES.map(({ id }) => id))('leaves no example address on %s', (id) => {
    for (const to of [plain, secure]) {
      expect(fillIn(page(id), to, ports)).not.toMatch(/telemetry\.example\.com|(?:127\.0\.0\.1|localhost):4000/);
    }
  });

  it('puts the open port of OTLP/HTTP and of gRPC into the settings of OpenTelemetry', () => {
    const filled = fillIn(page('opentelemetry-node'), plain, ports);
    expect(filled).toContain('OTEL_EXPORTER_OTLP_ENDPOINT=http://10.1.2.3:5318\n');
    expect(filled).toContain('OTEL_EXPORTER_OTLP_ENDPOINT=http://10.1.2.3:5317`');
  });

  it('sends OTLP to the main address behind TLS, and where the port is off', () => {
    const endpoint = (filled: string): string | undefined => /OTLP_ENDPOINT=(\S+)\n/.exec(filled)?.[1];
    expect(endpoint(fillIn(page('opentelemetry-python'), secure, ports))).toBe('https://t.acme.dev');
    expect(endpoint(fillIn(page('opentelemetry-python'), plain, {}))).toBe('http://10.1.2.3:4100');
  });

  it("does not touch the collector's own ports in a Lambda layer", () => {
    const filled = fillIn(page('aws-lambda-opentelemetry'), secure, ports);
    expect(filled).toContain('grpc: { endpoint: 127.0.0.1:4317 }');
    expect(filled).toContain('endpoint: https://t.acme.dev');
  });

  it('fills in host and port where a shipper wants them apart, with TLS only where there is some', () => {
    expect(fillIn(page('fluent-bit'), plain, ports)).toMatch(/Host +10\.1\.2\.3\n +Port +4100\n +URI/);
    expect(fillIn(page('fluent-bit'), secure, ports)).toMatch(/Host +t\.acme\.dev\n +Port +443\n +tls +On\n/);
    expect(fillIn(page('aws-ecs-firelens'), plain, ports)).toMatch(/"Port": "4100",\n\s+"tls": "off"/);
    expect(fillIn(page('aws-ecs-firelens'), secure, ports)).toMatch(/"Port": "443",\n\s+"tls": "on"/);
  });

  it('fills in the ports of the other listeners', () => {
    expect(fillIn(page('render'), plain, ports)).toContain('10.1.2.3:7514');
    expect(fillIn(page('statsd'), plain, ports)).toContain('nc -u -w0 127.0.0.1 9125');
    expect(fillIn(page('aws-xray'), plain, ports)).toContain('AWS_XRAY_DAEMON_ADDRESS=10.1.2.3:3000');
    expect(fillIn(page('prometheus'), plain, ports)).toContain('max_samples_per_send: 2000');
  });

  it('writes an address with a dollar sign as it is', () => {
    expect(fillIn('http://127.0.0.1:4000/v1', address('http://acme.dev/$&'), {})).toBe('http://acme.dev/$&/v1');
  });
});
