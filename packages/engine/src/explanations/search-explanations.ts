/** Stored explanations that match, page by page: records are read whole and looked through here. */
import type { Explanation, ExplanationFilter } from '@baselime-ai/contract';
import type { Page, PageRequest } from '../store/workspace-store.js';

/** A search without a match must end: so many explanations are looked through for one page. */
const MOST_LOOKED_AT = 5_000;

/**
 * One page of what matches, newest first. It may hold fewer than `limit` although more follow; only an absent
 * `nextCursor` says that nothing does.
 */
export async function searchExplanations(
  list: (page: PageRequest) => Promise<Page<Explanation>>,
  page: PageRequest,
  filter: ExplanationFilter,
): Promise<Page<Explanation>> {
  const found: Explanation[] = [];
  let cursor = page.cursor;
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += page.limit) {
    const { items, nextCursor } = await list({ limit: page.limit, ...(cursor === undefined ? {} : { cursor }) });
    const matching = items.filter((one) => matches(one, filter));
    // What does not fit is read again from the place where its page began.
    if (found.length > 0 && found.length + matching.length > page.limit) break;
    found.push(...matching);
    cursor = nextCursor;
    if (cursor === undefined || found.length === page.limit) break;
  }
  return { items: found, ...(cursor === undefined ? {} : { nextCursor: cursor }) };
}

/** Whether every part of the filter holds. */
export function matches(explanation: Explanation, { q, service, confidence, rating }: ExplanationFilter): boolean {
  const { rootCause, findings, sections, question = '', feedback } = explanation;
  if (confidence !== undefined && explanation.confidence !== confidence) return false;
  if (rating !== undefined && (feedback?.rating ?? 'none') !== rating) return false;
  const entities = [rootCause.entity ?? '', ...findings.map(({ entity = '' }) => entity)];
  if (service !== undefined && !entities.some((entity) => entity.toLowerCase().includes(service.toLowerCase()))) {
    return false;
  }
  if (q === undefined) return true;
  const text = [rootCause.statement, rootCause.fault ?? '', question, ...entities, ...Object.values(sections)];
  const told = text.join('\n').toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => told.includes(word));
}
