import { EngineError } from '@baselime-ai/engine';
import { describe, expect, it } from 'vitest';
import { type Environment, readConfig } from './config.js';

function problemsOf(environment: Environment): Readonly<Record<string, string>> {
  try {
    readConfig(environment);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    expect(error.code).toBe('CONFIG_INVALID');
    return Object.fromEntries(error.details.map((detail) => [detail.path, detail.message]));
  }
  throw new Error('the configuration was accepted');
}

describe('readConfig', () => {
  it('fills the documented defaults from an empty environment', () => {
    expect(readConfig({ PATH: '/bin' })).toEqual({
      host: '127.0.0.1',
      port: 4000,
      dataDir: './.baselime',
      otlpHttpPort: 4318,
      otlpGrpcPort: 4317,
      model: { provider: 'none', model: 'none' },
      mcpRaw: false,
      allowedHosts: [],
      webhookAllowPrivate: false,
    });
  });

  it('counts an empty value as unset', () => {
    expect(readConfig({ BASELIME_PORT: '', OPENAI_API_KEY: ' ' }).model.provider).toBe('none');
  });

  it('is frozen, nested parts included', () => {
    const config = readConfig({ CLICKHOUSE_URL: 'http://localhost:8123' });
    expect([config, config.model, config.clickhouse, config.allowedHosts].every(Object.isFrozen)).toBe(true);
  });

  it('reports all problems together', () => {
    const problems = problemsOf({
      BASELIME_PORT: 'http',
      BASELIME_HOST: 'http://x',
      DATABASE_URL: 'mysql://x',
      CLICKHOUSE_CLUSTER: 'c',
      BASELIME_AI_PROVIDER: 'anthropic',
    });
    expect(Object.keys(problems).sort()).toEqual([
      'ANTHROPIC_API_KEY',
      'BASELIME_HOST',
      'BASELIME_PORT',
      'CLICKHOUSE_CLUSTER',
      'DATABASE_URL',
    ]);
  });

  it('takes the time of counting in whole seconds, and refuses none and too many', () => {
    expect(readConfig({ BASELIME_AI_COUNTING_SECONDS: '10' }).countingMs).toBe(10_000);
    for (const wrong of ['0', '121', '1.5', 'long'])
      expect(problemsOf({ BASELIME_AI_COUNTING_SECONDS: wrong })).toEqual({
        BASELIME_AI_COUNTING_SECONDS: 'must be a whole number from 1 to 120',
      });
  });

  it('turns the doors without HTTP on only when they are asked for, and whole', () => {
    const files = { BASELIME_SYSLOG_TLS_CERT: 'c.pem', BASELIME_SYSLOG_TLS_KEY: 'k.pem' };
    expect(readConfig({ BASELIME_STATSD_PORT: '8125', BASELIME_SYSLOG_TLS_PORT: '6514', ...files })).toMatchObject({
      statsdPort: 8125,
      syslogTls: { port: 6514, certificate: 'c.pem', key: 'k.pem' },
    });
    expect(readConfig(files)).not.toHaveProperty('syslogTls');
    expect(Object.keys(problemsOf({ BASELIME_SYSLOG_TLS_PORT: '6514' }))).toEqual([
      'BASELIME_SYSLOG_TLS_CERT',
      'BASELIME_SYSLOG_TLS_KEY',
    ]);
    expect(problemsOf({ BASELIME_SYSLOG_TLS_PORT: '4000', ...files })).toMatchObject({
      BASELIME_SYSLOG_TLS_PORT: expect.stringContaining('BASELIME_PORT'),
    });
    expect(problemsOf({ BASELIME_VERCEL_VERIFY: 'a b' })).toHaveProperty('BASELIME_VERCEL_VERIFY');
    expect(readConfig({ BASELIME_VERCEL_SECRET: 's', BASELIME_VERCEL_VERIFY: 'v' })).toMatchObject({
      vercelSecret: 's',
      vercelVerify: 'v',
    });
  });

  it('names the nearest variable for a misspelled one', () => {
    expect(problemsOf({ BASELIME_PROT: '4000' })).toEqual({
      BASELIME_PROT: 'is not a known variable; did you mean BASELIME_PORT?',
    });
  });

  it('leaves the variables of the client packages alone', () => {
    expect(readConfig({ BASELIME_OTEL_KEY: 'k', BASELIME_URL: 'https://otel.example/v1' }).port).toBe(4000);
  });

  it('names the nearest provider for a misspelled one', () => {
    expect(problemsOf({ BASELIME_AI_PROVIDER: 'opnai' }).BASELIME_AI_PROVIDER).toContain('did you mean openai?');
  });

  it.each(['-1', '65536', '4000.5', '0x10', '1e3'])('refuses %s as a port', (port) => {
    expect(problemsOf({ BASELIME_PORT: port }).BASELIME_PORT).toBe('must be a whole number from 0 to 65535');
  });

  it('turns a listener off with port 0', () => {
    const config = readConfig({ BASELIME_OTLP_HTTP_PORT: '0', BASELIME_OTLP_GRPC_PORT: '0' });
    expect([config.otlpHttpPort, config.otlpGrpcPort]).toEqual([undefined, undefined]);
  });

  it('refuses one port for two listeners', () => {
    expect(problemsOf({ BASELIME_PORT: '4318' }).BASELIME_OTLP_HTTP_PORT).toContain('BASELIME_PORT');
  });

  it('chooses openai when there is an OpenAI key', () => {
    expect(readConfig({ OPENAI_API_KEY: 'sk' }).model).toMatchObject({ provider: 'openai', apiKey: 'sk' });
  });

  it('chooses openai-compatible when there is a base URL and no key', () => {
    const { model } = readConfig({ OPENAI_BASE_URL: 'http://localhost:11434/v1', BASELIME_AI_MODEL: 'llama3' });
    expect(model).toEqual({ provider: 'openai-compatible', model: 'llama3', baseUrl: 'http://localhost:11434/v1' });
  });

  it('needs a base URL for openai-compatible', () => {
    expect(Object.keys(problemsOf({ BASELIME_AI_PROVIDER: 'openai-compatible' }))).toEqual(['OPENAI_BASE_URL']);
  });

  it('never hands a key to a provider that is not the chosen one', () => {
    const { model } = readConfig({
      BASELIME_AI_PROVIDER: 'anthropic',
      ANTHROPIC_API_KEY: 'a',
      OPENAI_API_KEY: 'o',
      OPENAI_BASE_URL: 'http://localhost:1',
    });
    expect(model).toMatchObject({ provider: 'anthropic', apiKey: 'a' });
    expect(model.baseUrl).toBeUndefined();
  });

  it('reads tail sampling with its options, and is off by default', () => {
    expect(readConfig({ BASELIME_TAIL_SAMPLING: '1/10' }).tailSampling).toEqual({
      keepOneOf: 10,
      slow: 2000,
      hold: 10_000,
    });
    const text = '1/4 slow=500ms hold=1m';
    expect(readConfig({ BASELIME_TAIL_SAMPLING: text }).tailSampling).toEqual({
      keepOneOf: 4,
      slow: 500,
      hold: 60_000,
    });
    expect(readConfig({ BASELIME_TAIL_SAMPLING: 'off' }).tailSampling).toBeUndefined();
    expect(readConfig({}).tailSampling).toBeUndefined();
  });

  it.each(['10%', '1/1', '2/10', '1/0', '1/99999', '1/10 slow', '1/10 slow=2', '1/10 hold=1h', '1/10 hold=11m'])(
    'refuses %s as tail sampling',
    (text) => {
      expect(Object.keys(problemsOf({ BASELIME_TAIL_SAMPLING: text }))).toEqual(['BASELIME_TAIL_SAMPLING']);
    },
  );

  it('reads how messages leave, and takes a mail server only with a sender', () => {
    const mail = {
      BASELIME_SMTP_URL: 'smtps://user:pass@mail.example:465',
      BASELIME_SMTP_FROM: 'Alerts <a@example.com>',
    };
    const rest = { BASELIME_PUBLIC_URL: 'https://ai.example.com/', BASELIME_WEBHOOK_ALLOW_PRIVATE: 'true' };
    expect(readConfig({ ...mail, ...rest })).toMatchObject({
      smtp: { url: mail.BASELIME_SMTP_URL, from: mail.BASELIME_SMTP_FROM },
      publicUrl: 'https://ai.example.com',
      webhookAllowPrivate: true,
    });
    for (const [bad, path] of [
      [{ BASELIME_SMTP_URL: mail.BASELIME_SMTP_URL }, 'BASELIME_SMTP_FROM'],
      [{ BASELIME_SMTP_FROM: mail.BASELIME_SMTP_FROM }, 'BASELIME_SMTP_FROM'],
      [{ ...mail, BASELIME_SMTP_FROM: 'nobody' }, 'BASELIME_SMTP_FROM'],
      [{ ...mail, BASELIME_SMTP_URL: 'https://mail.example' }, 'BASELIME_SMTP_URL'],
      [{ BASELIME_WEBHOOK_ALLOW_PRIVATE: 'yes' }, 'BASELIME_WEBHOOK_ALLOW_PRIVATE'],
    ] as const) {
      expect(() => readConfig(bad), path).toThrow(path);
    }
  });

  it('never repeats a value that may hold a secret', () => {
    const problems = problemsOf({ DATABASE_URL: 'hunter2://user:hunter2@x', BASELIME_API_KEY: 'hunter2 hunter2' });
    expect(JSON.stringify(problems)).not.toContain('hunter2');
  });
});
