/** Opens everything in order, listens, and takes it all down again. */
import { randomBytes } from 'node:crypto';
import { type Clock, createEngine, type Engine, type Logger, savedWork, systemClock } from '@baselime-ai/engine';
import type { FastifyInstance } from 'fastify';
import { type AccountsDatabase, openAccounts } from './accounts/better-auth-accounts.js';
import { createMembers } from './accounts/members.js';
import { createSignInLinks } from './accounts/sign-in-links.js';
import { buildApp, buildOtlpApp } from './app.js';
import type { Config } from './config.js';
import { closeGracefully, type WatchedApp, watched } from './graceful-close.js';
import { createFailedAttempts } from './guard/failed-attempts.js';
import { openJobs } from './jobs/open-jobs.js';
import { openApiKeys } from './keys/api-keys.js';
import { keptKey } from './keys/first-key.js';
import { bindFailure, boundPort, type Listener, localAddress } from './listeners/listener.js';
import { closeListeners, openListeners } from './listeners/open-listeners.js';
import { createServerMetrics } from './metrics/server-metrics.js';
import { oneAtATime } from './one-at-a-time.js';
import { createLogger } from './pino-logger.js';
import { SIGN_IN_PATH } from './routes/session/open-with-link.js';
import type { ServerContext } from './server-context.js';

export interface StartOptions {
  readonly config: Config;
  /** An engine that the caller opened and will close; opened and closed here when absent. */
  readonly engine?: Engine;
  readonly logger?: Logger;
  readonly clock?: Clock;
  /** The sign-in address may then be opened many times, for a day. */
  readonly demo?: boolean;
  /** Where users and sessions live; the engine's workspace database when absent. */
  readonly accountsDatabase?: AccountsDatabase;
  /** False leaves alerts, deliveries and retention to other servers on the same database. */
  readonly jobs?: boolean;
}

export interface RunningServer {
  /** Of the API and the console, without a slash at the end. */
  readonly url: string;
  /** Signs the owner in when there was no user yet, and always in the demo; else the sign-in page. */
  readonly signInUrl: string;
  readonly apiKey: string;
  /** Of the OTLP/HTTP listener; absent when it is turned off. */
  readonly otlpUrl?: string;
  /** Of the OTLP/gRPC listener, as `http://host:port`; absent when it is turned off. */
  readonly otlpGrpcUrl?: string;
  readonly engine: Engine;
  /** Lets requests in flight finish, for ten seconds at most. May be called again. */
  close(): Promise<void>;
}

const WORKSPACE = { id: 'default', name: 'Workspace' } as const;
const ENVIRONMENT = 'default';
const LINK_VALID_MS = 3600_000;
const DEMO_LINK_VALID_MS = 24 * 3600_000;

/**
 * Starts the server. Resolves when it accepts connections.
 * Raises CONFIG_INVALID when a port cannot be bound, and what the engine raises while it opens; then nothing stays open.
 */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { config, demo = false, logger = createLogger(), clock = systemClock } = options;
  const engine = options.engine ?? (await openEngine(config, clock, logger));
  const closing = new AbortController();
  const apps: WatchedApp[] = [];
  let listeners: readonly Listener[] = [];
  let jobs: ReturnType<typeof openJobs> | undefined;
  let url = '';
  const closeAll = once(async () => {
    await jobs?.close();
    const closed = await Promise.allSettled([closeListeners(listeners), closeGracefully(apps, closing)]);
    for (const result of closed) if (result.status === 'rejected') logger.error('a listener did not close cleanly');
    if (options.engine === undefined) await engine.close();
  });
  try {
    const apiKey = config.apiKey ?? (await keptKey(config.dataDir));
    const { accounts, apiKeys } = await openAccess(options, engine, clock, apiKey);
    const context: ServerContext = {
      config,
      engine,
      saved: savedWork(engine, clock),
      logger,
      clock,
      metrics: createServerMetrics(() => engine.stats()),
      apiKeys,
      accounts,
      members: createMembers({ accounts, store: engine.workspace.members, workspaceId: WORKSPACE.id, clock }),
      signInLinks: createSignInLinks(clock.monotonicMs),
      failedSignIns: createFailedAttempts(clock.monotonicMs),
      workspace: WORKSPACE,
      environment: ENVIRONMENT,
      demo,
      publicUrl: () => config.publicUrl ?? url,
      closing: closing.signal,
    };
    const app = await buildApp(context);
    apps.push(watched(app));
    url = await listen(app, config.host, config.port, 'BASELIME_PORT');
    const otlpUrl = await listenForOtlp(context, apps);
    listeners = await openListeners(context);
    if (options.jobs !== false) jobs = openJobs(context);
    const signInUrl = await signInAddress(context, url);
    const addresses = Object.fromEntries(listeners.map(({ name, address }) => [name, address]));
    const otlpGrpcUrl = addresses['otlp-grpc'];
    logger.info('listening', { url, otlpUrl, ...addresses });
    return {
      url,
      signInUrl,
      apiKey,
      engine,
      close: closeAll,
      ...(otlpUrl === undefined ? {} : { otlpUrl }),
      ...(otlpGrpcUrl === undefined ? {} : { otlpGrpcUrl }),
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

function openEngine(
  { dataDir, clickhouse, databaseUrl, ignoreFile, privacyRulesFile, tailSampling, model, countingMs }: Config,
  clock: Clock,
  logger: Logger,
): Promise<Engine> {
  return createEngine({
    dataDir,
    model,
    clock,
    logger,
    ...(clickhouse === undefined ? {} : { clickhouse }),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(ignoreFile === undefined ? {} : { ignoreFile }),
    ...(privacyRulesFile === undefined ? {} : { privacyRulesFile }),
    ...(tailSampling === undefined ? {} : { tailSampling }),
    ...(countingMs === undefined ? {} : { countingMs }),
  });
}

/** Who may come in. The first of several servers on one PostgreSQL makes what the others then find. */
async function openAccess(options: StartOptions, engine: Engine, clock: Clock, apiKey: string) {
  const { leases, apiKeys } = engine.workspace;
  const database = options.accountsDatabase ?? engine.database;
  const open = async () => ({
    accounts: await openAccounts({ database, secret: await sessionSecret(engine) }),
    apiKeys: await openApiKeys(apiKeys, apiKey, WORKSPACE.id, clock),
  });
  const isShared = database !== 'memory' && database.type === 'postgres';
  return isShared ? oneAtATime('start', { leases, clock }, open) : open();
}

/** Signs the session cookies; kept with the workspace, so that sessions outlive a restart. */
async function sessionSecret({ workspace }: Engine): Promise<string> {
  const name = 'session-secret';
  const kept = await workspace.settings.find(WORKSPACE.id, name);
  if (kept !== undefined) return kept;
  const secret = randomBytes(32).toString('base64url');
  await workspace.settings.save(WORKSPACE.id, name, secret);
  return secret;
}

async function listenForOtlp(context: ServerContext, apps: WatchedApp[]): Promise<string | undefined> {
  const { host, otlpHttpPort } = context.config;
  if (otlpHttpPort === undefined) return undefined;
  const app = await buildOtlpApp(context);
  apps.push(watched(app));
  return listen(app, host, otlpHttpPort, 'BASELIME_OTLP_HTTP_PORT');
}

async function signInAddress({ accounts, demo, signInLinks }: ServerContext, url: string): Promise<string> {
  if (!demo && (await accounts.hasUsers())) return `${url}${SIGN_IN_PATH}`;
  const token = signInLinks.issue({ validForMs: demo ? DEMO_LINK_VALID_MS : LINK_VALID_MS, manyTimes: demo });
  return `${url}${SIGN_IN_PATH}?token=${token}`;
}

/** Binds and returns the address for this machine. Raises CONFIG_INVALID that names the variable to change. */
async function listen(app: FastifyInstance, host: string, port: number, variable: string): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw bindFailure(error, host, port, variable);
  }
  return localAddress('http', host, boundPort(app.server.address(), port));
}

/** Closing twice is the same close. */
function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= run();
    return running;
  };
}
