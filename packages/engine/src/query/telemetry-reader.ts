/** What can be read of one environment's telemetry. Server, command line and evidence all go through this. */
import type { Filter, KeySummary, KeyValue, Query, QueryAnswer, QueryRequest } from '@baselime-ai/contract';
import type { EventId, RequestId, TraceId } from '../model/ids.js';
import type { TelemetryEvent } from '../model/telemetry-event.js';
import type { Window } from '../model/units.js';
import type { Sql } from '../store/sql.js';
import type { Selected, SelectOptions } from '../store/telemetry-store.js';
import type { Trace } from './trace.js';

export interface TelemetryReader {
  readonly environment: string;
  run(request: QueryRequest, options?: SelectOptions): Promise<QueryAnswer>;
  /** Newest first; at most `limit` (default 100). */
  events(query: Query, window: Window, limit?: number): Promise<readonly TelemetryEvent[]>;
  event(id: EventId | string): Promise<TelemetryEvent | undefined>;
  trace(traceId: TraceId | string): Promise<Trace | undefined>;
  /** Every event with this request id, by time; at most `limit` (default 2,000). */
  request(requestId: RequestId | string, limit?: number): Promise<readonly TelemetryEvent[]>;
  /** The newest event with this error fingerprint; undefined when there is none. */
  error(fingerprint: string): Promise<TelemetryEvent | undefined>;
  keys(window: Window, datasets?: readonly string[]): Promise<readonly KeySummary[]>;
  keyValues(
    key: string,
    window: Window,
    options?: { readonly filters?: readonly Filter[]; readonly prefix?: string; readonly limit?: number },
  ): Promise<readonly KeyValue[]>;
  /** For evidence: counting that the query language has no words for. The statement must filter by environment. */
  select<Row extends object>(statement: Sql, options?: SelectOptions): Promise<Selected<Row>>;
}
