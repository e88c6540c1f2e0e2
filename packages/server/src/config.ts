/**
 * The configuration: environment in, one frozen object out. All problems are reported together, so that one start is
 * enough to see them all. A misspelled BASELIME_* name or a bad value stops the start; it never becomes a default.
 */
import {
  EngineError,
  type ErrorDetail,
  type ModelSettings,
  parseTailSampling,
  type TailSampling,
} from '@baselime-ai/engine';
import { type Environment, EnvironmentReader } from './environment-reader.js';

export { type Environment, VARIABLES } from './environment-reader.js';

export interface Config {
  readonly host: string;
  /** 0 lets the system choose a free port. */
  readonly port: number;
  readonly dataDir: string;
  /** The first key that may ingest and call the API; generated and kept in the data folder when absent. */
  readonly apiKey?: string;
  /** Absent turns the listener off. */
  readonly otlpHttpPort?: number;
  readonly otlpGrpcPort?: number;
  /** Of the datagrams that the X-Ray SDKs send; off unless it is set, because they carry no key. */
  readonly xrayUdpPort?: number;
  /** Of syslog over TLS; off unless all three of its variables are set. `certificate` and `key` are paths of PEM files. */
  readonly syslogTls?: { readonly port: number; readonly certificate: string; readonly key: string };
  /** Of StatsD over UDP on the loopback address; off unless it is set, because datagrams carry no key. */
  readonly statsdPort?: number;
  /** What Vercel signs its log drains with; an API key lets them in when absent. */
  readonly vercelSecret?: string;
  /** What Vercel wants to see before it sends to an address. */
  readonly vercelVerify?: string;
  readonly clickhouse?: { readonly url: string; readonly cluster?: string };
  readonly databaseUrl?: string;
  /** Rules of what is never stored; `.baselimeignore` in the data folder when absent. */
  readonly ignoreFile?: string;
  /** Rules of what a model may see; `privacy.yaml` in the data folder when absent. */
  readonly privacyRulesFile?: string;
  /** Absent keeps every request. */
  readonly tailSampling?: TailSampling;
  readonly model: ModelSettings;
  /** How long one answer may count. */
  readonly countingMs?: number;
  /** Clients of /mcp get original values instead of tokens. */
  readonly mcpRaw: boolean;
  /** Further names under which this server may be addressed, such as the one a reverse proxy passes on. */
  readonly allowedHosts: readonly string[];
  /** Where people reach the console, without a slash at the end; goes into the links of messages. */
  readonly publicUrl?: string;
  /** Absent sends no mail. */
  readonly smtp?: { readonly url: string; readonly from: string };
  /** Whether a webhook may go to this machine and to private networks. */
  readonly webhookAllowPrivate: boolean;
}

const PROVIDERS = ['openai', 'openai-compatible', 'anthropic', 'none'] as const;
type Provider = (typeof PROVIDERS)[number];

/** What is asked for when BASELIME_AI_MODEL is unset. A local server with one model ignores the name it is given. */
export const DEFAULT_MODELS: Readonly<Record<Provider, string>> = {
  openai: 'gpt-4.1-mini',
  'openai-compatible': 'default',
  anthropic: 'claude-sonnet-4-5',
  none: 'none',
};

/** Below this neither the instructions nor an answer fit. */
const LEAST_CONTEXT_TOKENS = 2_048;

/**
 * Reads the configuration. An empty value counts as unset.
 * Raises CONFIG_INVALID with one detail for each problem; `path` is the variable's name. Messages never repeat a value
 * of a variable that may hold a secret.
 */
export function readConfig(environment: Environment): Config {
  const reader = new EnvironmentReader(environment);
  const host = reader.text('BASELIME_HOST') ?? '127.0.0.1';
  if (!/^[\w.:-]+$/.test(host)) reader.problem('BASELIME_HOST', 'must be a host name or an IP address, without a port');
  const apiKey = reader.text('BASELIME_API_KEY');
  if (apiKey !== undefined && !/^[\x21-\x7e]+$/.test(apiKey)) {
    reader.problem('BASELIME_API_KEY', 'must be printable ASCII without spaces');
  }
  const port = reader.port('BASELIME_PORT', 4000);
  const otlpHttpPort = reader.port('BASELIME_OTLP_HTTP_PORT', 4318);
  const otlpGrpcPort = reader.port('BASELIME_OTLP_GRPC_PORT', 4317);
  const xrayUdpPort = reader.port('BASELIME_XRAY_UDP_PORT', 0);
  const syslogTls = readSyslog(reader);
  const statsdPort = reader.port('BASELIME_STATSD_PORT', 0);
  const vercelSecret = reader.text('BASELIME_VERCEL_SECRET');
  const vercelVerify = reader.text('BASELIME_VERCEL_VERIFY');
  if (vercelVerify !== undefined && !/^[\x21-\x7e]+$/.test(vercelVerify)) {
    reader.problem('BASELIME_VERCEL_VERIFY', 'must be the value of x-vercel-verify that Vercel shows');
  }
  reader.distinct({
    BASELIME_PORT: port,
    BASELIME_OTLP_HTTP_PORT: otlpHttpPort,
    BASELIME_OTLP_GRPC_PORT: otlpGrpcPort,
    BASELIME_SYSLOG_TLS_PORT: syslogTls?.port ?? 0,
  });
  reader.distinct({ BASELIME_XRAY_UDP_PORT: xrayUdpPort, BASELIME_STATSD_PORT: statsdPort });
  const clickhouse = readClickHouse(reader);
  const databaseUrl = reader.url('DATABASE_URL', ['postgres:', 'postgresql:']);
  const model = readModel(reader);
  const countingSeconds = reader.wholeNumber('BASELIME_AI_COUNTING_SECONDS', 1, 120);
  const ignoreFile = reader.text('BASELIME_IGNORE_FILE');
  const privacyRulesFile = reader.text('BASELIME_PRIVACY_RULES');
  const tailSampling = readTailSampling(reader);
  const mcpRaw = reader.oneOf('BASELIME_MCP_RAW', ['true', 'false'] as const) === 'true';
  const publicUrl = reader.url('BASELIME_PUBLIC_URL', ['http:', 'https:']);
  const smtp = readSmtp(reader);
  const webhookAllowPrivate = reader.oneOf('BASELIME_WEBHOOK_ALLOW_PRIVATE', ['true', 'false']) === 'true';
  reader.unknownNames();
  if (reader.problems.length > 0) {
    throw new EngineError('CONFIG_INVALID', describe(reader.problems), { details: reader.problems });
  }
  return Object.freeze({
    host,
    port,
    dataDir: reader.text('BASELIME_DATA_DIR') ?? './.baselime',
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(otlpHttpPort === 0 ? {} : { otlpHttpPort }),
    ...(otlpGrpcPort === 0 ? {} : { otlpGrpcPort }),
    ...(xrayUdpPort === 0 ? {} : { xrayUdpPort }),
    ...(syslogTls === undefined ? {} : { syslogTls: Object.freeze(syslogTls) }),
    ...(statsdPort === 0 ? {} : { statsdPort }),
    ...(vercelSecret === undefined ? {} : { vercelSecret }),
    ...(vercelVerify === undefined ? {} : { vercelVerify }),
    ...(clickhouse === undefined ? {} : { clickhouse: Object.freeze(clickhouse) }),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(ignoreFile === undefined ? {} : { ignoreFile }),
    ...(privacyRulesFile === undefined ? {} : { privacyRulesFile }),
    ...(tailSampling === undefined ? {} : { tailSampling: Object.freeze(tailSampling) }),
    model: Object.freeze(model),
    ...(countingSeconds === undefined ? {} : { countingMs: countingSeconds * 1000 }),
    mcpRaw,
    allowedHosts: Object.freeze(reader.list('BASELIME_ALLOWED_HOSTS')),
    ...(publicUrl === undefined ? {} : { publicUrl: publicUrl.replace(/\/+$/, '') }),
    ...(smtp === undefined ? {} : { smtp: Object.freeze(smtp) }),
    webhookAllowPrivate,
  });
}

function readTailSampling(reader: EnvironmentReader): TailSampling | undefined {
  const sampling = parseTailSampling(reader.text('BASELIME_TAIL_SAMPLING') ?? 'off');
  if (typeof sampling !== 'string') return sampling;
  reader.problem('BASELIME_TAIL_SAMPLING', sampling);
  return undefined;
}

function readSmtp(reader: EnvironmentReader): Config['smtp'] {
  const url = reader.url('BASELIME_SMTP_URL', ['smtp:', 'smtps:']);
  const from = reader.text('BASELIME_SMTP_FROM');
  if (from !== undefined && !/^(?:[^<>\r\n]{1,128}<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(from)) {
    reader.problem('BASELIME_SMTP_FROM', 'must be an address, such as `Alerts <alerts@example.com>`');
  }
  if (reader.text('BASELIME_SMTP_URL') !== undefined && from === undefined) {
    reader.problem('BASELIME_SMTP_FROM', 'must be the address that mail comes from, because BASELIME_SMTP_URL is set');
  }
  if (from !== undefined && reader.text('BASELIME_SMTP_URL') === undefined) {
    reader.problem('BASELIME_SMTP_FROM', 'needs BASELIME_SMTP_URL: there is no server to send through');
  }
  return url === undefined || from === undefined ? undefined : { url, from };
}

function readSyslog(reader: EnvironmentReader): Config['syslogTls'] {
  const port = reader.port('BASELIME_SYSLOG_TLS_PORT', 0);
  const certificate = reader.text('BASELIME_SYSLOG_TLS_CERT');
  const key = reader.text('BASELIME_SYSLOG_TLS_KEY');
  if (port === 0) return undefined;
  const why = 'must be the path of a PEM file, because BASELIME_SYSLOG_TLS_PORT is set';
  if (certificate === undefined) reader.problem('BASELIME_SYSLOG_TLS_CERT', why);
  if (key === undefined) reader.problem('BASELIME_SYSLOG_TLS_KEY', why);
  return certificate === undefined || key === undefined ? undefined : { port, certificate, key };
}

function readClickHouse(reader: EnvironmentReader): Config['clickhouse'] {
  const url = reader.url('CLICKHOUSE_URL', ['http:', 'https:']);
  const cluster = reader.text('CLICKHOUSE_CLUSTER');
  if (cluster !== undefined && reader.text('CLICKHOUSE_URL') === undefined) {
    reader.problem('CLICKHOUSE_CLUSTER', 'needs CLICKHOUSE_URL: a cluster is reached through one of its servers');
  }
  if (cluster !== undefined && !/^[\w.-]+$/.test(cluster)) {
    reader.problem('CLICKHOUSE_CLUSTER', 'must be a cluster name of letters, digits, dots, dashes and underscores');
  }
  if (url === undefined) return undefined;
  return cluster === undefined ? { url } : { url, cluster };
}

function readModel(reader: EnvironmentReader): ModelSettings {
  const openaiKey = reader.text('OPENAI_API_KEY');
  const anthropicKey = reader.text('ANTHROPIC_API_KEY');
  const baseUrl = reader.url('OPENAI_BASE_URL', ['http:', 'https:']);
  const hasBaseUrl = reader.text('OPENAI_BASE_URL') !== undefined;
  const byDefault = openaiKey !== undefined ? 'openai' : hasBaseUrl ? 'openai-compatible' : 'none';
  const provider = reader.oneOf('BASELIME_AI_PROVIDER', PROVIDERS) ?? byDefault;
  if (provider === 'openai' && openaiKey === undefined) reader.problem('OPENAI_API_KEY', needed(provider));
  if (provider === 'anthropic' && anthropicKey === undefined) reader.problem('ANTHROPIC_API_KEY', needed(provider));
  if (provider === 'openai-compatible' && !hasBaseUrl) reader.problem('OPENAI_BASE_URL', needed(provider));
  const apiKey = provider === 'anthropic' ? anthropicKey : provider === 'none' ? undefined : openaiKey;
  const usesBaseUrl = provider === 'openai' || provider === 'openai-compatible';
  const api = reader.oneOf('BASELIME_AI_API', ['chat', 'responses'] as const);
  if (api !== undefined && !usesBaseUrl && provider !== 'none') {
    reader.problem('BASELIME_AI_API', 'is for the providers openai and openai-compatible only');
  }
  const contextTokens = reader.wholeNumber('BASELIME_AI_CONTEXT_TOKENS', LEAST_CONTEXT_TOKENS, 10_000_000);
  return {
    provider,
    model: reader.text('BASELIME_AI_MODEL') ?? DEFAULT_MODELS[provider],
    ...(usesBaseUrl && baseUrl !== undefined ? { baseUrl } : {}),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(api === undefined ? {} : { api }),
    ...(contextTokens === undefined ? {} : { contextTokens }),
  };
}

const needed = (provider: Provider): string => `must be set, because the provider is ${provider}`;

const describe = (problems: readonly ErrorDetail[]): string =>
  `The configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}: ${problems
    .map((problem) => `${problem.path} ${problem.message}`)
    .join('; ')}.`;
