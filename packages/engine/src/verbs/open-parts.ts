/** Opens what an engine stands on, in order. When one part does not open, those before it are closed again. */
import type { EngineOptions } from '../engine.js';
import type { Clock } from '../model/clock.js';
import type { Logger } from '../model/log.js';
import { RuleBook, readRulesFile } from '../privacy/rule-book.js';
import {
  createIntake,
  DatasetBook,
  openTailSampler,
  openTelemetryStore,
  openWorkspaceStore,
  prepareDataFolder,
  readIgnoreFile,
} from '../store/index.js';

export type Parts = Awaited<ReturnType<typeof openParts>>;

/** Raises CONFIG_INVALID, PRIVACY_RULES_INVALID, STORE_DATA_DIR_LOCKED, STORE_SCHEMA_NEWER, STORE_UNAVAILABLE. */
export async function openParts(options: EngineOptions, clock: Clock, logger: Logger) {
  const { dataDir, databaseUrl, clickhouse, tailSampling } = options;
  const opened: { close(): Promise<void> }[] = [];
  let closed: Promise<void> | undefined;
  /** The last one opened first: what is held back goes into the store before that ends. May be called again. */
  const close = (): Promise<void> => {
    closed ??= (async () => {
      for (const part of opened.reverse()) await part.close();
    })();
    return closed;
  };
  const part = async <T extends { close(): Promise<void> }>(opening: Promise<T>): Promise<T> => {
    const made = await opening;
    opened.push(made);
    return made;
  };
  try {
    await prepareDataFolder(dataDir);
    const ignored = await readIgnoreFile(dataDir, options.ignoreFile);
    const privacyFile = await readRulesFile(dataDir, options.privacyRulesFile);
    const database = databaseUrl === undefined ? {} : { databaseUrl };
    const workspace = await part(openWorkspaceStore({ dataDir, logger, ...database }));
    const server = clickhouse === undefined ? {} : { clickhouse };
    const telemetry = await part(openTelemetryStore({ dataDir, logger, clock, ...server }));
    const sampling = await part(openTailSampler({ dataDir, settings: tailSampling, store: telemetry, clock, logger }));
    const datasets = new DatasetBook(workspace.settings, ignored, clock, logger);
    const intake = createIntake(datasets, telemetry, (events) => sampling.append(events));
    const privacy = new RuleBook(workspace.settings, privacyFile);
    return { workspace, telemetry, sampling, datasets, intake, privacy, close };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}
