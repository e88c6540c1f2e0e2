import { Dialog } from 'radix-ui';
import type { ReactElement, ReactNode, RefObject } from 'react';

interface Props {
  readonly onClose: () => void;
  /** What has the keyboard again afterwards. */
  readonly backTo: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

/** The navigation on a phone, over the page from the left. */
export function PhoneMenu({ onClose, backTo, children }: Props): ReactElement {
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/50" />
        <Dialog.Content
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            backTo.current?.focus();
          }}
          className="fixed inset-y-0 left-0 z-50 flex w-64 flex-col border-line border-r bg-panel p-3"
        >
          <Dialog.Title className="sr-only">Menu</Dialog.Title>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
