/** The stack of an error as lines: what the program itself did stands out from what it runs on. */
import type { EventView } from '@baselime-ai/contract';
import { type ReactElement, useMemo } from 'react';
import { CopyIcon } from '../../ui/copy.js';
import { visibleLine } from '../../ui/safe-text.js';
import { type StackLine, stackOf } from './stack-model.js';

const LOOKS: Readonly<Record<StackLine['kind'], string>> = { head: 'text-bad', own: 'text-ink', foreign: 'text-faint' };

/** Nothing where the event holds no stack. */
export function StackView({ event }: { readonly event: EventView }): ReactElement | null {
  const lines = useMemo(() => stackOf(event), [event]);
  if (lines.length === 0) return null;
  return (
    <section aria-label="Stack" data-testid="stack" className="mb-2 rounded-md border border-line bg-ground">
      <div className="flex items-center justify-between py-1 pr-1 pl-3">
        <h3 className="text-2xs text-faint">Stack</h3>
        <CopyIcon label="Copy stack" text={() => lines.map(({ text }) => text).join('\n')} />
      </div>
      <ol className="data px-3 pb-2 text-2xs leading-[1.65]">
        {lines.map(({ text, kind }, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one stack never change places
            key={index}
            className={`[overflow-wrap:anywhere] ${LOOKS[kind]} ${kind === 'head' ? '' : '-indent-4 pl-7'}`}
          >
            {visibleLine(text.trimStart(), 400)}
          </li>
        ))}
      </ol>
    </section>
  );
}
