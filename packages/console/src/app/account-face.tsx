import type { SessionView } from '@baselime-ai/contract';
import type { ReactElement } from 'react';
import { visibleLine } from '../ui/safe-text.js';

export interface AccountProps {
  readonly session: SessionView;
}

export const ACCOUNT_BUTTON = 'flex h-9 shrink-0 items-center gap-2 rounded-md px-1.5 hover:bg-raised md:mt-2';

/** What the button of the account shows; its menu has the same. */
export function AccountFace({ session }: AccountProps): ReactElement {
  const name = visibleLine(session.user.name, 40);
  return (
    <>
      <span
        aria-hidden="true"
        className="flex size-6 shrink-0 items-center justify-center rounded-full bg-lime-soft text-2xs font-semibold text-lime"
      >
        {name.slice(0, 1).toUpperCase() || '?'}
      </span>
      <span className="sr-only">Account of </span>
      <span className="sr-only min-w-0 flex-1 truncate text-left text-soft md:not-sr-only">{name}</span>
    </>
  );
}
