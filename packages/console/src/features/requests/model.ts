/** What a request is told by where the program said nothing: what it did, what it used, how it began and ended. */
import type { RequestSummary } from '@baselime-ai/contract';
import { formatCount, formatDuration } from '../../ui/format.js';

/** Its first words, else what is known of it, else its id; for a place without columns with the duration. */
export function lineOf(request: RequestSummary, withDuration = false): string {
  if (request.message !== undefined) return request.message;
  const { operation, namespace, durationMs, initDurationMs, timedOut, errors, coldStart } = request;
  const facts = [
    operation === undefined || operation === namespace ? '' : operation,
    timedOut ? 'timed out' : errors > 0 ? 'failed' : '',
    withDuration && durationMs !== undefined ? formatDuration(durationMs) : '',
    memoryOf(request),
    initDurationMs !== undefined ? `cold start ${formatDuration(initDurationMs)}` : coldStart ? 'cold start' : '',
  ].filter((fact) => fact !== '');
  return facts.join(' · ') || request.requestId;
}

/** As Lambda's REPORT line has it; empty where none came. */
function memoryOf({ memoryUsedMb, memorySizeMb }: RequestSummary): string {
  if (memoryUsedMb === undefined) return '';
  const used = formatCount(memoryUsedMb);
  return memorySizeMb === undefined ? `${used} MB` : `${used} of ${formatCount(memorySizeMb)} MB`;
}
