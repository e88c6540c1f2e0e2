import { Popover } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';

/** The look of what floats over a page. */
export const FLOATING = 'z-50 rounded-lg border border-line-strong bg-panel shadow-float';

interface Props {
  /** Width and padding; no wider than a phone whatever it says. */
  readonly className: string;
  readonly align?: 'start' | 'end';
  readonly label?: string;
  readonly children: ReactNode;
}

/** What a popover holds: below its trigger, over everything, inside the window. */
export function PopoverPanel({ className, align = 'start', label, children }: Props): ReactElement {
  return (
    <Popover.Portal>
      <Popover.Content
        align={align}
        sideOffset={6}
        collisionPadding={12}
        aria-label={label}
        className={`${FLOATING} max-w-[calc(100vw-24px)] ${className}`}
      >
        {children}
      </Popover.Content>
    </Popover.Portal>
  );
}
