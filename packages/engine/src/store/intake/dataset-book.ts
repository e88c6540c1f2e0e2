/**
 * The settings of every dataset, kept in the workspace database and in memory, joined with the rules of
 * `.baselimeignore`. Every ingest asks it, so it answers from memory; several servers that share a database see a change
 * of another one after `REFRESH_MS`.
 */
import { DatasetSettings } from '@baselime-ai/contract';
import { type DatasetRules, everyDataset, type IgnoredKeys, rulesOf } from '../../ingest/rules/dataset-rules.js';
import type { Clock } from '../../model/clock.js';
import type { Logger } from '../../model/log.js';
import type { WorkspaceStore } from '../workspace-store.js';

const REFRESH_MS = 5000;
/** A workspace of its own in the settings table: rules belong to an environment, whoever asks. */
const OWNER = '$environments';

export type RulesFor = (dataset: string) => DatasetRules | undefined;

interface Page {
  readonly settings: ReadonlyMap<string, DatasetSettings>;
  readonly rules: Map<string, DatasetRules | undefined>;
  readonly readAt: number;
}

export class DatasetBook {
  readonly #records: WorkspaceStore['settings'];
  readonly #ignored: ReadonlyMap<string, IgnoredKeys>;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #pages = new Map<string, Page>();
  readonly #reading = new Map<string, Promise<Page>>();
  #writing: Promise<unknown> = Promise.resolve();

  constructor(
    records: WorkspaceStore['settings'],
    ignored: ReadonlyMap<string, IgnoredKeys>,
    clock: Clock,
    logger: Logger,
  ) {
    this.#records = records;
    this.#ignored = ignored;
    this.#clock = clock;
    this.#logger = logger;
  }

  /**
   * The rules of an environment. Raises STORE_UNAVAILABLE when they were never read and cannot be now: without them
   * nothing may be stored. When they were, the last known ones hold.
   */
  async rules(environment: string): Promise<RulesFor> {
    const known = this.#pages.get(environment);
    if (known === undefined) return this.#lookUp(await this.#read(environment));
    if (this.#clock.monotonicMs() - known.readAt > REFRESH_MS) {
      this.#read(environment).catch(() => this.#logger.warn('the settings of the datasets could not be read again'));
    }
    return this.#lookUp(known);
  }

  /** What was saved, by dataset. */
  async settings(environment: string): Promise<ReadonlyMap<string, DatasetSettings>> {
    return (await this.#read(environment)).settings;
  }

  /** Holds for everything that this server takes after it resolved. */
  async save(environment: string, dataset: string, settings: DatasetSettings): Promise<void> {
    const write = this.#writing.then(async () => {
      const present = await this.#load(environment);
      const all = Object.fromEntries([...present, [dataset, settings]]);
      await this.#records.save(OWNER, nameOf(environment), JSON.stringify(all));
      this.#keep(environment, new Map(Object.entries(all)));
    });
    this.#writing = write.catch(() => undefined);
    await write;
  }

  /** What the file says of a dataset; of all of them under `*`. */
  ignored(dataset: string): readonly IgnoredKeys[] {
    return [this.#ignored.get(dataset), this.#ignored.get(everyDataset)].filter((keys) => keys !== undefined);
  }

  /** Names of datasets in the file. */
  ignoredDatasets(): readonly string[] {
    return [...this.#ignored.keys()].filter((name) => name !== everyDataset);
  }

  #lookUp(page: Page): RulesFor {
    return (dataset) => {
      if (page.rules.has(dataset)) return page.rules.get(dataset);
      const made = rulesOf(page.settings.get(dataset), this.ignored(dataset));
      // Names of datasets come from outside, so the memory of them is bounded.
      if (page.rules.size > 10_000) page.rules.clear();
      page.rules.set(dataset, made);
      return made;
    };
  }

  #read(environment: string): Promise<Page> {
    const before = this.#reading.get(environment);
    if (before !== undefined) return before;
    const reading = this.#load(environment)
      .then((settings) => this.#keep(environment, settings))
      .finally(() => this.#reading.delete(environment));
    this.#reading.set(environment, reading);
    return reading;
  }

  async #load(environment: string): Promise<ReadonlyMap<string, DatasetSettings>> {
    const text = await this.#records.find(OWNER, nameOf(environment));
    if (text === undefined) return new Map();
    const saved: unknown = JSON.parse(text);
    return new Map(Object.entries(saved ?? {}).map(([name, value]) => [name, DatasetSettings.parse(value)]));
  }

  #keep(environment: string, settings: ReadonlyMap<string, DatasetSettings>): Page {
    const page = { settings, rules: new Map(), readAt: this.#clock.monotonicMs() };
    this.#pages.set(environment, page);
    return page;
  }
}

const nameOf = (environment: string): string => `datasets:${environment}`;
