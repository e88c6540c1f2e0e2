/** What a team writes about a failure, and how it is found again: by the error, by the log line, else by the cause. */
import type { Explanation, FailureSignature, FeedbackRequest, FoundNote, TeamNote } from '@baselime-ai/contract';
import type { Evidence } from '../query/evidence/evidence.js';
import type { WorkspaceStore } from '../store/workspace-store.js';

const MOST_SHOWN = 5;

/** Of the event whose failure the evidence is about; undefined when that has neither fingerprint nor pattern. */
export function signatureOf(evidence: Evidence): FailureSignature | undefined {
  const { marker, focus, example, series } = evidence;
  if (example !== undefined) return signatureOf(example);
  const event: FailureSignature = marker ?? focus ?? series?.errors[0] ?? {};
  const { fingerprint, pattern } = event;
  if (fingerprint === undefined && pattern === undefined) return undefined;
  return {
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...(pattern === undefined ? {} : { pattern }),
  };
}

interface Subject {
  readonly signature?: FailureSignature | undefined;
  readonly rootCause: Explanation['rootCause'];
}

/** Each begins with the reason for which a note is shown. None when nothing says what failed. */
export function noteKeys({ signature, rootCause }: Subject): readonly string[] {
  const { fingerprint, pattern } = signature ?? {};
  const known = [
    ...(fingerprint === undefined ? [] : [`fingerprint:${fingerprint}`]),
    ...(pattern === undefined ? [] : [`pattern:${pattern}`]),
  ];
  if (known.length > 0) return known;
  const { entity, fault } = rootCause;
  return entity === undefined || fault === undefined ? [] : [`cause:${fault}:${entity}`];
}

/** The notes that a rating carries; none when it is only a rating. */
export function notesIn(
  feedback: FeedbackRequest,
  written: Pick<TeamNote, 'author' | 'at' | 'explanationId'> & { readonly newId: () => string },
): readonly TeamNote[] {
  const { newId, ...common } = written;
  const texts = [
    ['correction', feedback.correction],
    ['note', feedback.note],
  ] as const;
  return texts.flatMap(([kind, text]) => (text === undefined ? [] : [{ id: newId(), kind, text, ...common }]));
}

/** Newest first, at most five. A store that cannot be asked costs the notes and not the answer. */
export async function findNotes(
  store: WorkspaceStore['teamNotes'],
  place: { readonly workspaceId: string; readonly environment: string },
  subject: Subject,
): Promise<readonly FoundNote[]> {
  const found = await store.find(place.workspaceId, place.environment, noteKeys(subject)).catch(() => []);
  return found.slice(0, MOST_SHOWN).map(({ note, keys }) => ({ ...note, because: reasonOf(keys) }));
}

function reasonOf(keys: readonly string[]): FoundNote['because'] {
  const has = (reason: string): boolean => keys.some((key) => key.startsWith(`${reason}:`));
  return has('fingerprint') ? 'fingerprint' : has('pattern') ? 'pattern' : 'cause';
}
