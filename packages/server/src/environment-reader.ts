/** The variables of the environment by their type: what is odd becomes a problem, so that all of them are told together. */
import type { ErrorDetail } from '@baselime-ai/engine';
import { nearestName } from './nearest-name.js';

export type Environment = Readonly<Record<string, string | undefined>>;

export const VARIABLES = [
  'BASELIME_HOST',
  'BASELIME_PORT',
  'BASELIME_DATA_DIR',
  'BASELIME_API_KEY',
  'BASELIME_OTLP_HTTP_PORT',
  'BASELIME_OTLP_GRPC_PORT',
  'BASELIME_XRAY_UDP_PORT',
  'BASELIME_SYSLOG_TLS_PORT',
  'BASELIME_SYSLOG_TLS_CERT',
  'BASELIME_SYSLOG_TLS_KEY',
  'BASELIME_STATSD_PORT',
  'BASELIME_VERCEL_SECRET',
  'BASELIME_VERCEL_VERIFY',
  'BASELIME_ALLOWED_HOSTS',
  'BASELIME_PUBLIC_URL',
  'BASELIME_SMTP_URL',
  'BASELIME_SMTP_FROM',
  'BASELIME_WEBHOOK_ALLOW_PRIVATE',
  'BASELIME_IGNORE_FILE',
  'BASELIME_PRIVACY_RULES',
  'BASELIME_TAIL_SAMPLING',
  'BASELIME_MCP_RAW',
  'CLICKHOUSE_URL',
  'CLICKHOUSE_CLUSTER',
  'DATABASE_URL',
  'BASELIME_AI_PROVIDER',
  'OPENAI_API_KEY',
  'OPENAI_BASE_URL',
  'ANTHROPIC_API_KEY',
  'BASELIME_AI_MODEL',
  'BASELIME_AI_API',
  'BASELIME_AI_CONTEXT_TOKENS',
  'BASELIME_AI_COUNTING_SECONDS',
] as const;
type Variable = (typeof VARIABLES)[number];

/** Read by programs that send to this server, so they may stand in the same environment; not ours to judge. */
const CLIENT_VARIABLES: readonly string[] = [
  'BASELIME_OTEL_KEY',
  'BASELIME_OTEL_ENDPOINT',
  'BASELIME_URL',
  'BASELIME_DOMAIN',
  'BASELIME_API_HOST',
  'BASELIME_TRACE_STEP_FUNCTION',
];

export class EnvironmentReader {
  readonly problems: ErrorDetail[] = [];
  readonly #environment: Environment;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  problem(name: string, message: string): void {
    this.problems.push({ path: name, message });
  }

  text(name: Variable): string | undefined {
    const value = this.#environment[name]?.trim();
    return value === '' ? undefined : value;
  }

  list(name: Variable): string[] {
    return (this.text(name) ?? '')
      .split(',')
      .map((item) => item.trim().toLowerCase())
      .filter((item) => item !== '');
  }

  port(name: Variable, byDefault: number): number {
    const text = this.text(name);
    if (text === undefined) return byDefault;
    const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
    if (port <= 65_535) return port;
    this.problem(name, 'must be a whole number from 0 to 65535');
    return byDefault;
  }

  wholeNumber(name: Variable, least: number, most: number): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    this.problem(name, `must be a whole number from ${least} to ${most}`);
    return undefined;
  }

  distinct(ports: Readonly<Record<string, number>>): void {
    const taken = new Map<number, string>();
    for (const [name, port] of Object.entries(ports)) {
      const other = taken.get(port);
      if (port !== 0 && other !== undefined) this.problem(name, `must differ from ${other}; both are ${port}`);
      else taken.set(port, name);
    }
  }

  oneOf<T extends string>(name: Variable, values: readonly T[]): T | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const found = values.find((value) => value === text);
    if (found === undefined) {
      const nearest = nearestName(text, values);
      const hint = nearest === undefined ? '' : `; did you mean ${nearest}?`;
      this.problem(name, `must be one of ${values.join(', ')}${hint}`);
    }
    return found;
  }

  /** Kept as written: a URL may carry a password, so it is never repeated in a message. */
  url(name: Variable, protocols: readonly string[]): string | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text;
    this.problem(name, `must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`);
    return undefined;
  }

  unknownNames(): void {
    const known: readonly string[] = VARIABLES;
    for (const name of Object.keys(this.#environment)) {
      if (!name.startsWith('BASELIME_') || known.includes(name) || CLIENT_VARIABLES.includes(name)) continue;
      const nearest = nearestName(name, known);
      this.problem(name, `is not a known variable${nearest === undefined ? '' : `; did you mean ${nearest}?`}`);
    }
  }
}
