/** A folder of `.baselime` files as queries, alerts and dashboards. All problems are reported together. */
import {
  DashboardRequest,
  type Filter,
  parseCalculation,
  parseFilterText,
  Query,
  SavedQueryRequest,
  THRESHOLD_OPERATIONS,
} from '@baselime-ai/contract';
import type { z } from 'zod';
import { EngineError, type ErrorDetail } from '../../model/errors.js';
import type { AlertAsCode } from '../alerts-as-code.js';
import { parseDurationText } from '../duration-text.js';
import { type OrlFile, type ReadFile, readOrlFile } from './orl-file.js';
import { AlertResource, ChannelResource, DashboardResource, IndexFile, QueryResource, Ref } from './orl-resources.js';

export interface OrlContent {
  readonly queries: readonly (SavedQueryRequest & { readonly id: string })[];
  readonly alerts: readonly AlertAsCode[];
  readonly dashboards: readonly (DashboardRequest & { readonly id: string })[];
  /** What was read and has no meaning here, in sentences. */
  readonly notes: readonly string[];
  /** File and line of each resource by its id. */
  readonly places: ReadonlyMap<string, string>;
}

const MOST_FILES = 500;
const MOST_CHARACTERS = 1_000_000;
const MOST_PROBLEMS = 50;

/** A resource where it stands: `place` is below its id in the file. */
interface Found {
  readonly file: ReadFile;
  readonly id: string;
  readonly properties: unknown;
  problem(place: readonly PropertyKey[], message: string): ErrorDetail;
}

/**
 * `known` are ids of queries that are stored already: an alert or a dashboard may be on one of those.
 * Raises ORL_INVALID; each detail names file and line in its path, and the key in its message.
 */
export function parseOrl(files: readonly OrlFile[], known: ReadonlySet<string> = new Set()): OrlContent {
  const characters = files.reduce((sum, { text }) => sum + text.length, 0);
  if (files.length > MOST_FILES || characters > MOST_CHARACTERS) {
    throw refused([
      { path: 'files', message: `are more than ${MOST_FILES}, or longer than ${MOST_CHARACTERS} characters` },
    ]);
  }
  const reading = new OrlReading(known);
  for (const file of files) reading.add(readOrlFile(file));
  return reading.finish();
}

class OrlReading {
  readonly #known: ReadonlySet<string>;
  readonly #problems: ErrorDetail[] = [];
  readonly #notes: string[] = [];
  readonly #places = new Map<string, string>();
  readonly #queries: Found[] = [];
  readonly #alerts: Found[] = [];
  readonly #dashboards: Found[] = [];
  readonly #channels = new Map<string, { readonly type: string; readonly targets: string[] }>();

  constructor(known: ReadonlySet<string>) {
    this.#known = known;
  }

  add(file: ReadFile): void {
    this.#problems.push(...file.problems);
    if (/(^|[\\/])index\.ya?ml$/.test(file.name)) {
      const parsed = IndexFile.safeParse(Object.fromEntries(file.entries));
      if (!parsed.success) this.#problems.push(...issuesOf(parsed.error).map(([at, text]) => file.problem(at, text)));
      return;
    }
    for (const [id, value] of file.entries) this.#resource(file, id, value);
  }

  #resource(file: ReadFile, id: string, value: unknown): void {
    const problem: Found['problem'] = (place, message) => file.problem([id, ...place], message);
    if (typeof value !== 'object' || value === null || !('type' in value)) {
      this.#problems.push(problem([], 'is no resource: it needs `type` and `properties`'));
      return;
    }
    const before = this.#places.get(id);
    if (before !== undefined) {
      this.#problems.push(problem([], `is declared a second time; the first is ${before}`));
      return;
    }
    this.#places.set(id, problem([], '').path);
    const properties = 'properties' in value ? value.properties : undefined;
    const found: Found = {
      file,
      id,
      properties,
      problem: (place, message) => problem(['properties', ...place], message),
    };
    switch (value.type) {
      case 'query':
        this.#queries.push(found);
        return;
      case 'alert':
        this.#alerts.push(found);
        return;
      case 'dashboard':
        this.#dashboards.push(found);
        return;
      case 'channel':
        this.#channel(found);
        return;
      case 'chart':
        this.#notes.push(
          `${id} in ${file.name} is a chart of an older version and was left out; write a dashboard with widgets.`,
        );
        return;
      default:
        this.#problems.push(
          problem(['type'], `${JSON.stringify(value.type)} is none of query, alert, dashboard, channel`),
        );
    }
  }

  finish(): OrlContent {
    const queries = this.#queries.flatMap((found) => this.#query(found) ?? []);
    const alerts = this.#alerts.flatMap((found) => this.#alert(found) ?? []);
    const dashboards = this.#dashboards.flatMap((found) => this.#dashboard(found) ?? []);
    if (this.#problems.length > 0) throw refused(this.#problems);
    return { queries, alerts, dashboards, notes: this.#notes, places: this.#places };
  }

  /** The resource in its schema; undefined when it has problems, which are then noted. */
  #parsed<S extends z.ZodType>(found: Found, schema: S): z.output<S> | undefined {
    const parsed = schema.safeParse(found.properties ?? {});
    if (parsed.success) return parsed.data;
    this.#problems.push(...issuesOf(parsed.error).map(([at, text]) => found.problem(at, text)));
    return undefined;
  }

  #query(found: Found): OrlContent['queries'][number] | undefined {
    const resource = this.#parsed(found, QueryResource);
    if (resource === undefined) return undefined;
    const { parameters } = resource;
    const before = this.#problems.length;
    const calculations = (parameters.calculations ?? []).flatMap((text, index) =>
      this.#read(parseCalculation(text), found, ['parameters', 'calculations', index]),
    );
    const filters = (parameters.filters ?? []).flatMap((text, index) =>
      this.#read(parseFilterText(text), found, ['parameters', 'filters', index]),
    );
    const groups = [parameters.groupBy ?? []].flat();
    const [first] = groups;
    const orderBy =
      parameters.orderBy ??
      (first?.orderBy === undefined
        ? undefined
        : { value: first.orderBy, ...(first.order === undefined ? {} : { order: first.order }) });
    const limit = parameters.limit ?? first?.limit;
    const search = parameters.needle?.value ?? parameters.needle?.item;
    const namespaces = namespaceFilter(parameters.namespaces, parameters.namespaceCombination);
    if (namespaces !== undefined && parameters.filterCombination === 'OR' && filters.length > 0) {
      this.#problems.push(
        found.problem(['parameters', 'namespaces'], 'cannot be beside filters that are joined by OR'),
      );
    }
    const datasets = parameters.datasets ?? (parameters.dataset === undefined ? undefined : [parameters.dataset]);
    const allFilters = [...(namespaces === undefined ? [] : [namespaces]), ...filters];
    const query = Query.safeParse({
      ...(datasets === undefined ? {} : { datasets }),
      ...(calculations.length === 0 ? {} : { calculations }),
      ...(allFilters.length === 0 ? {} : { filters: allFilters }),
      ...(parameters.filterCombination === undefined ? {} : { filterCombination: parameters.filterCombination }),
      ...(groups.length === 0
        ? {}
        : { groupBys: groups.map(({ value, type }) => (type === undefined ? { value } : { value, type })) }),
      ...(orderBy === undefined ? {} : { orderBy }),
      ...(limit === undefined ? {} : { limit }),
      ...(search === undefined
        ? {}
        : {
            needle: {
              value: search,
              ...(parameters.needle?.isRegex === undefined ? {} : { isRegex: parameters.needle.isRegex }),
              ...(parameters.needle?.matchCase === undefined ? {} : { matchCase: parameters.needle.matchCase }),
            },
          }),
    });
    if (!query.success) {
      this.#problems.push(...issuesOf(query.error).map(([at, text]) => found.problem(['parameters', ...at], text)));
    }
    if (!query.success || this.#problems.length > before) return undefined;
    return this.#checked(found, SavedQueryRequest, { ...named(found.id, resource), query: query.data });
  }

  #alert(found: Found): AlertAsCode | undefined {
    const resource = this.#parsed(found, AlertResource);
    if (resource === undefined) return undefined;
    const { parameters } = resource;
    const before = this.#problems.length;
    this.#mustExist(found, ['parameters', 'query'], parameters.query);
    const threshold = thresholdOf(parameters.threshold);
    if (threshold === undefined) {
      this.#problems.push(
        found.problem(['parameters', 'threshold'], 'must be an operation and a number, such as `> 15`'),
      );
    }
    const window = parameters.window ?? parameters.duration;
    if (window === undefined) this.#problems.push(found.problem(['parameters'], 'needs a window, such as `10 mins`'));
    for (const [part, text] of [
      ['frequency', parameters.frequency],
      ['window', window],
    ] as const) {
      if (text !== undefined && parseDurationText(text) === undefined) {
        this.#problems.push(found.problem(['parameters', part], 'must be a span of time such as `10 mins`'));
      }
    }
    const channels = [...(resource.channels ?? []), ...(parameters.channels ?? [])].flatMap((channel) => {
      if (!(channel instanceof Ref)) return [channel];
      const declared = this.#channels.get(channel.id);
      if (declared === undefined) {
        this.#problems.push(found.problem(['channels'], `!ref ${channel.id} names no channel of these files`));
      }
      return declared ?? [];
    });
    if (threshold === undefined || window === undefined || this.#problems.length > before) return undefined;
    return {
      ...named(found.id, resource),
      enabled: resource.enabled ?? true,
      queryId: parameters.query,
      threshold,
      frequency: parameters.frequency,
      window,
      channels,
    };
  }

  #dashboard(found: Found): OrlContent['dashboards'][number] | undefined {
    if (typeof found.properties === 'object' && found.properties !== null && 'charts' in found.properties) {
      this.#notes.push(
        `${found.id} in ${found.file.name} is a dashboard of charts of an older version and was left out.`,
      );
      return undefined;
    }
    const resource = this.#parsed(found, DashboardResource);
    if (resource === undefined) return undefined;
    const before = this.#problems.length;
    const widgets = resource.parameters.widgets.map(({ query, ...rest }, index) => {
      this.#mustExist(found, ['parameters', 'widgets', index, 'query'], query);
      return { ...rest, queryId: query };
    });
    if (this.#problems.length > before) return undefined;
    return this.#checked(found, DashboardRequest, { ...named(found.id, resource), widgets });
  }

  #channel(found: Found): void {
    const resource = this.#parsed(found, ChannelResource);
    if (resource === undefined) return;
    const type = resource.type ?? 'channel';
    const targets = resource.targets ?? (resource.endpoint === undefined ? [] : [resource.endpoint]);
    this.#channels.set(found.id, { type, targets });
  }

  #mustExist(found: Found, place: readonly PropertyKey[], id: string): void {
    if (this.#known.has(id) || this.#queries.some((one) => one.id === id)) return;
    this.#problems.push(found.problem(place, `${id} is no query of these files and no saved one`));
  }

  #read<T>(
    result: { readonly value: T } | { readonly problem: string },
    found: Found,
    place: readonly PropertyKey[],
  ): T[] {
    if ('value' in result) return [result.value];
    this.#problems.push(found.problem(place, result.problem));
    return [];
  }

  /** In the contract's schema, whose limits are narrower than those of a file. */
  #checked<S extends z.ZodType, T extends object>(found: Found, schema: S, value: T): (z.output<S> & T) | undefined {
    const parsed = schema.safeParse(value);
    if (parsed.success) return { ...value, ...(parsed.data as object) } as z.output<S> & T;
    this.#problems.push(...issuesOf(parsed.error).map(([at, text]) => found.problem(at, text)));
    return undefined;
  }
}

function named(
  id: string,
  { name, description }: { readonly name?: string | undefined; readonly description?: string | undefined },
): { id: string; name: string; description?: string } {
  return { id, name: name ?? id, ...(description === undefined ? {} : { description }) };
}

function namespaceFilter(
  namespaces: readonly string[] | undefined,
  combination: 'INCLUDE' | 'EXCLUDE' | 'STARTS_WITH' | undefined,
): Filter | undefined {
  const [first] = namespaces ?? [];
  if (namespaces === undefined || first === undefined) return undefined;
  if (combination === 'STARTS_WITH') return { key: 'namespace', operation: 'STARTS_WITH', value: first };
  return { key: 'namespace', operation: combination === 'EXCLUDE' ? 'NOT_IN' : 'IN', value: [...namespaces] };
}

/** `> 15`, and `:> 10` as older files have it. */
function thresholdOf(
  threshold: string | { readonly operation: string; readonly value: number },
): AlertAsCode['threshold'] | undefined {
  const [, sign, amount] =
    typeof threshold === 'string'
      ? (/^\s*:?([^\d\s-]+|[A-Z_]+)\s*(-?\d+(?:\.\d+)?)\s*%?\s*$/.exec(threshold) ?? [])
      : ['', threshold.operation, String(threshold.value)];
  const operation = THRESHOLD_OPERATIONS.find((one) => one === sign);
  return operation === undefined ? undefined : { operation, value: Number(amount) };
}

function issuesOf(error: z.ZodError): readonly Issue[] {
  return error.issues.flatMap((issue): readonly Issue[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key): Issue => [[...issue.path, key], 'is no key of this resource']);
    }
    return [[issue.path, issue.message.replace(/^Invalid input: /, '')]];
  });
}

type Issue = readonly [place: readonly PropertyKey[], message: string];

/** ORL_INVALID of problems whose path is file and line. */
export function refused(problems: readonly ErrorDetail[]): EngineError {
  const [first] = problems;
  const more = problems.length > 1 ? `, and ${problems.length - 1} more` : '';
  return new EngineError(
    'ORL_INVALID',
    `The files cannot be used: ${first?.path ?? ''} ${first?.message ?? ''}${more}.`,
    {
      details: problems.slice(0, MOST_PROBLEMS),
    },
  );
}
