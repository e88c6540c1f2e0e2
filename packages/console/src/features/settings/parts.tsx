import type { ReactElement, ReactNode } from 'react';
import { toProblem } from '../../api/problem.js';
import { CopyButton } from '../../ui/copy.js';

export const FIELD =
  'h-8 min-w-0 rounded-md border border-line-strong bg-ground px-2 outline-none placeholder:text-faint focus:border-lime';

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly about: ReactNode;
  readonly children: ReactNode;
}

export function Section({ id, title, about, children }: SectionProps): ReactElement {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <div>
        <h2 id={id} className="text-sm font-semibold tracking-tight">
          {title}
        </h2>
        <p className="mt-0.5 text-xs text-faint">{about}</p>
      </div>
      {children}
    </section>
  );
}

/** What went wrong with the last change, read out at once; nothing when nothing did. */
export function Trouble({ error }: { readonly error: unknown }): ReactElement | null {
  if (error === null || error === undefined) return null;
  return (
    <p role="alert" className="text-bad text-xs [overflow-wrap:anywhere]">
      {toProblem(error).message}
    </p>
  );
}

/** Something that is shown once and then never again. */
export function ShownOnce({
  text,
  note,
  testId,
}: {
  readonly text: string;
  readonly note: string;
  readonly testId: string;
}): ReactElement {
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-2 rounded-lg border border-lime/40 bg-lime-soft px-3 py-2"
    >
      <code data-testid={testId} className="data min-w-0 flex-1 select-all [overflow-wrap:anywhere]">
        {text}
      </code>
      <CopyButton text={() => text} label="Copy" />
      <span className="w-full text-2xs text-soft">{note}</span>
    </div>
  );
}
