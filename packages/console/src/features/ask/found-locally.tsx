/** What the analysis on this machine says by itself, above the wording of a model: there before the model has any word. */
import { type ReactElement, useMemo } from 'react';
import { Icon } from '../../ui/icons.js';
import type { Answer } from './answer-model.js';
import { Lines } from './answer-sections.js';
import { blocksOf } from './section-model.js';

/** Nothing where the narrator answers: its summary is this text. */
export function FoundLocally({ answer }: { readonly answer: Answer }): ReactElement | null {
  const text = answer.engine === 'narrator' ? '' : (answer.found ?? '');
  const blocks = useMemo(() => blocksOf(text, []), [text]);
  if (blocks.length === 0) return null;
  return (
    <section
      data-testid="found-locally"
      aria-label="Found on this machine"
      className="mb-5 rounded-lg border border-line bg-ground px-3 py-2.5"
    >
      <h3 className="mb-1 flex items-center gap-1.5 text-2xs font-semibold text-faint uppercase tracking-[0.06em]">
        <span className="text-good">
          <Icon name="shield" size={12} />
        </span>
        Found on this machine
      </h3>
      <div className="flex flex-col gap-1.5 text-ink text-sm leading-[21px]">
        <Lines blocks={blocks} answer={answer} writing={false} />
      </div>
    </section>
  );
}
