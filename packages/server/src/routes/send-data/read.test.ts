import { SendDataView } from '@baselime-ai/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../__fixtures__/test-server.js';
import { readConfig } from '../../config.js';
import { sendDataOf } from './read.js';

describe('sendDataOf', () => {
  it('names the ports that are open by default and nothing that is off', () => {
    expect(sendDataOf(readConfig({}))).toEqual({
      otlpHttpPort: 4318,
      otlpGrpcPort: 4317,
      reachableFromNetwork: false,
      hosts: [],
      vercel: { answersCheck: false, checksSignature: false },
      firstKeyIn: 'file',
    });
  });

  it('names every optional door that is on', () => {
    const config = readConfig({
      BASELIME_HOST: '0.0.0.0',
      BASELIME_OTLP_HTTP_PORT: '0',
      BASELIME_SYSLOG_TLS_PORT: '6514',
      BASELIME_SYSLOG_TLS_CERT: '/c.pem',
      BASELIME_SYSLOG_TLS_KEY: '/k.pem',
      BASELIME_STATSD_PORT: '8125',
      BASELIME_XRAY_UDP_PORT: '2000',
      BASELIME_ALLOWED_HOSTS: 'telemetry.example.com',
      BASELIME_VERCEL_VERIFY: 'v1',
    });
    expect(sendDataOf(config)).toEqual({
      otlpGrpcPort: 4317,
      syslogTlsPort: 6514,
      statsdPort: 8125,
      xrayUdpPort: 2000,
      reachableFromNetwork: true,
      hosts: ['telemetry.example.com'],
      vercel: { answersCheck: true, checksSignature: false },
      firstKeyIn: 'file',
    });
  });
});

describe('GET /api/send-data', () => {
  const secrets = { BASELIME_API_KEY: 'the-first-key', BASELIME_VERCEL_SECRET: 'the-drain-secret' };
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(secrets);
  });
  afterAll(() => server.close());

  it('answers in the form of the contract, without a key or a secret', async () => {
    const answer = await server.open('/api/send-data', { headers: { 'x-api-key': secrets.BASELIME_API_KEY } });
    const text = await answer.text();
    expect(answer.status).toBe(200);
    expect(SendDataView.parse(JSON.parse(text))).toMatchObject({
      firstKeyIn: 'variable',
      vercel: { checksSignature: true },
    });
    for (const secret of Object.values(secrets)) expect(text).not.toContain(secret);
  });

  it('is not for strangers', async () => {
    expect((await server.open('/api/send-data')).status).toBe(401);
  });
});
