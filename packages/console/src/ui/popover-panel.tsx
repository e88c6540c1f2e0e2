import { Popover } from 'radix-ui';
import { type ReactElement, type ReactNode, useState } from 'react';

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

interface ButtonProps extends Omit<Props, 'children'> {
  /** What opens the panel; it takes the properties of a button. */
  readonly trigger: ReactElement;
  readonly children: (close: () => void) => ReactNode;
}

/** A button with a panel that closes itself once something in it was chosen. */
export function PanelButton({ trigger, children, ...panel }: ButtonProps): ReactElement {
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <PopoverPanel {...panel}>{children(() => setOpen(false))}</PopoverPanel>
    </Popover.Root>
  );
}
