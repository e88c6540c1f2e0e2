import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../../ui/icons.js';

export function Heading({ id, children }: { readonly id: string; readonly children: ReactNode }): ReactElement {
  return (
    <h2 id={id} className="text-sm font-semibold tracking-tight">
      {children}
    </h2>
  );
}

const LOOKS = { good: 'text-good', bad: 'text-bad', plain: 'text-faint' } as const;

interface NoteProps {
  readonly look: keyof typeof LOOKS;
  readonly role?: 'alert' | 'status';
  readonly children: ReactNode;
}

export function Note({ look, role, children }: NoteProps): ReactElement {
  return (
    <div role={role} className="flex gap-2.5 rounded-lg border border-line bg-panel px-3 py-2.5 text-sm text-soft">
      <span className={`mt-0.5 ${LOOKS[look]}`}>
        <Icon name={look === 'bad' ? 'errors' : 'shield'} />
      </span>
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">{children}</div>
    </div>
  );
}
