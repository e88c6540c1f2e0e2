/** Everything that only reads telemetry, and what is known of its datasets. */
import type { QueryRequest } from '@baselime-ai/contract';
import type { Engine } from '../engine.js';
import type { Clock } from '../model/clock.js';
import { EngineError } from '../model/errors.js';
import { fromEpochMillis } from '../model/units.js';
import { describeDataset, listDatasets, type TelemetryReader, toEventView, toTraceView } from '../query/index.js';
import type { Parts } from './open-parts.js';

type ReadVerbs = Pick<
  Engine,
  'query' | 'event' | 'trace' | 'keys' | 'keyValues' | 'datasets' | 'dataset' | 'saveDataset'
>;

export function readVerbs(
  { datasets: book }: Pick<Parts, 'datasets'>,
  reader: (environment: string) => TelemetryReader,
  clock: Clock,
): ReadVerbs {
  return {
    query: (actor, request, signal) =>
      reader(actor.environment).run(request, signal === undefined ? undefined : { signal }),
    async event(actor, id) {
      return toEventView(found(await reader(actor.environment).event(id), 'event', id));
    },
    async trace(actor, traceId) {
      return toTraceView(found(await reader(actor.environment).trace(traceId), 'trace', traceId));
    },
    async keys(actor, timeframe, datasets) {
      return { keys: [...(await reader(actor.environment).keys(windowOf(timeframe), datasets))] };
    },
    async keyValues(actor, key, timeframe, limits) {
      return { key, values: [...(await reader(actor.environment).keyValues(key, windowOf(timeframe), limits))] };
    },
    datasets: ({ environment }) => listDatasets(book, reader(environment), clock),
    dataset: ({ environment }, name) => describeDataset(book, environment, name),
    async saveDataset({ environment }, name, settings) {
      await book.save(environment, name, settings);
      return describeDataset(book, environment, name);
    },
  };
}

function found<T>(value: T | undefined, what: string, id: string): T {
  if (value !== undefined) return value;
  throw new EngineError(
    'REQUEST_NOT_FOUND',
    `There is no ${what} with this id. It may have expired, or the id is cut.`,
    { details: [{ path: 'id', message: id.slice(0, 64) }] },
  );
}

const windowOf = (timeframe: QueryRequest['timeframe']) => ({
  from: fromEpochMillis(timeframe.from),
  to: fromEpochMillis(timeframe.to),
});
