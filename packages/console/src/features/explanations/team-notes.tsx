/** What the team wrote about earlier occurrences: text of people, shown as theirs and never as a finding. */
import type { FoundNote } from '@baselime-ai/contract';
import type { ReactElement } from 'react';
import { useViewClock } from '../../app/clock.js';
import { formatAgo } from '../../ui/format.js';
import { visibleLine } from '../../ui/safe-text.js';

const KINDS = { correction: 'Corrected cause', note: 'Note' } as const;
const BECAUSE = { fingerprint: 'the same error', pattern: 'the same log line', cause: 'the same cause' } as const;

export function TeamNotes({ notes }: { readonly notes: readonly FoundNote[] }): ReactElement | null {
  const { nowMs } = useViewClock();
  if (notes.length === 0) return null;
  return (
    <section
      aria-label="Notes of your team"
      data-testid="team-notes"
      className="mb-5 rounded-lg border border-line-strong p-3"
    >
      <h3 className="text-2xs font-semibold text-faint uppercase tracking-[0.06em]">Your team noted before</h3>
      <ul className="mt-2 flex flex-col gap-2.5">
        {notes.map(({ id, kind, text, author, at, because }) => (
          <li key={id} className="text-sm">
            <p className="[overflow-wrap:anywhere]">{visibleLine(text, 2000)}</p>
            <p className="mt-0.5 text-2xs text-faint">
              {KINDS[kind]} by {visibleLine(author, 80)}, {formatAgo(Date.parse(at), Math.max(nowMs, Date.now()))}, on{' '}
              {BECAUSE[because]}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
