import type { ReactElement, ReactNode } from 'react';

/** The head of a page without search: its name, and in one line what it is for. */
export function PageTitle({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <header className="shrink-0 border-line border-b px-4 py-3.5">
      <h1 className="text-[15px] font-semibold tracking-tight">{title}</h1>
      <p className="mt-0.5 text-xs text-faint">{children}</p>
    </header>
  );
}
