import { ERROR_STATUSES, type ErrorKind, type ErrorRecord, Query } from '@baselime-ai/contract';
import { z } from 'zod';
import { timeframeOf, timeInput } from '../time-input.js';
import { defineTool } from '../tool.js';

const FEW = 20;
/** Read before those of another status are left out. */
const MOST = 300;

export const errorsTool = defineTool({
  name: 'list_errors',
  title: 'Kinds of errors',
  description:
    'The errors of a range of time, each kind once whoever tells it: how often it happened, first seen and last seen, the ' +
    'newest event, and what people decided about it. Pass `fingerprint` to explain as {kind:"error", fingerprint}. ' +
    '`query.orderBy.value` is `count`, `first` or `last`.',
  input: z.object({
    query: Query.pick({
      datasets: true,
      filters: true,
      filterCombination: true,
      needle: true,
      orderBy: true,
      limit: true,
    }).optional(),
    status: z.enum([...ERROR_STATUSES, 'any']).default('active'),
    ...timeInput,
  }),
  isReading: true,
  async run(context, { query = {}, status, ...time }) {
    const { engine, actor, signal } = context;
    const timeframe = timeframeOf(time, context);
    const asked = { query: { ...query, limit: MOST }, timeframe, view: 'errors' as const };
    const [{ errors = [] }, records] = await Promise.all([
      engine.query(actor, asked, signal),
      engine.workspace.errors.list(actor.workspaceId, actor.environment),
    ]);
    const decided = errors.map((kind) => decidedKind(kind, records));
    const shown = decided.filter((kind) => status === 'any' || kind.status === status);
    return { errors: shown.slice(0, query.limit ?? FEW), kinds: shown.length };
  },
});

/**
 * Under names that the anonymizer leaves as they are, with the newest decision about any of its tellings. One that was
 * resolved and happened again is active.
 */
function decidedKind({ sample, firstAt, lastAt, tellings, ...kind }: ErrorKind, records: readonly ErrorRecord[]) {
  const marks = new Set(tellings.map(({ fingerprint }) => fingerprint));
  const [record] = records
    .filter(({ fingerprint }) => marks.has(fingerprint))
    .sort((a, b) => Date.parse(b.statusAt) - Date.parse(a.statusAt));
  const cameBack = record?.status === 'resolved' && lastAt > Date.parse(record.statusAt);
  const { id, service, namespace, level, name, message, requestId, traceId } = sample;
  return {
    ...kind,
    firstSeen: new Date(firstAt).toISOString(),
    lastSeen: new Date(lastAt).toISOString(),
    status: cameBack ? ('active' as const) : (record?.status ?? ('active' as const)),
    ...(cameBack ? { cameBack } : {}),
    ...(record?.assignee === undefined ? {} : { assignedTo: record.assignee }),
    ...(record?.mergedInto === undefined ? {} : { mergedInto: record.mergedInto }),
    toldBy: tellings,
    newest: { id, service, namespace, level, name, message, requestId, traceId },
  };
}
