/** View `patterns`: log templates by how often they occur. */
import type { PatternSummary, Query } from '@baselime-ai/contract';
import { toIsoNanos, unixNanos, type Window } from '../../model/units.js';
import { raw, sql } from '../../store/sql.js';
import type { SelectOptions, TelemetryStore } from '../../store/telemetry-store.js';
import { queryCondition } from '../conditions.js';
import { mineTemplates } from '../patterns/mine-templates.js';
import { weighingOf } from '../weighing.js';
import type { Gathered } from './gathered.js';

/** The masked lines that the engine hands over, most frequent first; what is rarer is counted nowhere else. */
export const MOST_PATTERNS = 5_000;

interface PatternRow {
  readonly pattern: string;
  readonly events: number;
  readonly errors: number;
  readonly first: string;
  readonly last: string;
  readonly sample: string;
}

/**
 * The templates of the lines that match, most frequent first. The engine counts the masked lines, and the miner joins
 * those that are one statement; so the work here grows with how many statements a program has, not with its lines.
 */
export async function patternsView(
  store: TelemetryStore,
  environment: string,
  asked: { readonly query: Query; readonly window: Window; readonly limit: number },
  options?: SelectOptions,
): Promise<Gathered<PatternSummary>> {
  const weighing = await weighingOf(store, environment, asked.window, options);
  const found = await store.select<PatternRow>(
    sql`SELECT pattern, ${weighing.count} AS events, ${weighing.countIf(raw('is_error'))} AS errors,
          toString(toUnixTimestamp64Nano(min(timestamp))) AS first,
          toString(toUnixTimestamp64Nano(max(timestamp))) AS last, argMax(id, timestamp) AS sample
        FROM baselime.events WHERE ${queryCondition(environment, asked.query, asked.window)} AND pattern != ''
        GROUP BY pattern ORDER BY events DESC, pattern LIMIT ${MOST_PATTERNS}`,
    options,
  );
  return { items: joined(found.rows).slice(0, asked.limit), rowsRead: found.rowsRead };
}

function joined(rows: readonly PatternRow[]): readonly PatternSummary[] {
  const templates = mineTemplates(rows.map(({ pattern }) => pattern));
  const groups = new Map<string, PatternRow[]>();
  for (const row of rows) {
    const template = templates.get(row.pattern) ?? row.pattern;
    const group = groups.get(template) ?? [];
    group.push(row);
    groups.set(template, group);
  }
  return [...groups]
    .map(([template, members]) => summaryOf(template, members))
    .sort((one, other) => other.count - one.count || (one.pattern < other.pattern ? -1 : 1));
}

function summaryOf(template: string, rows: readonly PatternRow[]): PatternSummary {
  const firsts = rows.map(({ first }) => BigInt(first));
  const newest = rows.reduce((best, row) => (BigInt(row.last) > BigInt(best.last) ? row : best));
  return {
    // A statement with one form shows it as it was stored: there its units stand.
    pattern: rows.length === 1 ? newest.pattern : template,
    members: rows.map(({ pattern }) => pattern),
    count: rows.reduce((sum, { events }) => sum + events, 0),
    errors: rows.reduce((sum, { errors }) => sum + errors, 0),
    firstSeen: iso(firsts.reduce((least, time) => (time < least ? time : least))),
    lastSeen: iso(BigInt(newest.last)),
    sampleId: newest.sample,
  };
}

const iso = (nanos: bigint): string => toIsoNanos(unixNanos(nanos));
