import { ERROR_STATUSES, type ErrorFamily, errorFamilies, errorStatus, Query } from '@baselime-ai/contract';
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
    'The errors of a range of time, each kind once whoever tells it and merged ones as one: how often it happened, first seen and last seen, the ' +
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
    const decided = errorFamilies(errors, records).map(described);
    const shown = decided.filter((kind) => status === 'any' || kind.status === status);
    return { errors: shown.slice(0, query.limit ?? FEW), kinds: shown.length };
  },
});

/** Under names that the anonymizer leaves as they are. */
function described({ fingerprint, kinds, record }: ErrorFamily) {
  const lastAt = Math.max(...kinds.map((kind) => kind.lastAt));
  const { status, regressed } = errorStatus(record, lastAt);
  const { id, service, namespace, level, name, message, requestId, traceId } = kinds[0].sample;
  return {
    fingerprint,
    count: kinds.reduce((sum, kind) => sum + kind.count, 0),
    firstSeen: new Date(Math.min(...kinds.map((kind) => kind.firstAt))).toISOString(),
    lastSeen: new Date(lastAt).toISOString(),
    status,
    ...(regressed ? { cameBack: true } : {}),
    ...(record?.assignee === undefined ? {} : { assignedTo: record.assignee }),
    toldBy: kinds.flatMap((kind) => kind.tellings),
    newest: { id, service, namespace, level, name, message, requestId, traceId },
  };
}
