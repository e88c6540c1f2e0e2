/** The values on a phone, over the page from the left. */
import { Dialog } from 'radix-ui';
import type { ReactElement } from 'react';
import { IconButton } from '../../ui/button.js';
import { ValueList } from './value-list.js';

export function ValuesDrawer({ onClose }: { readonly onClose: () => void }): ReactElement {
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/50" />
        <Dialog.Content
          aria-describedby={undefined}
          data-testid="values-drawer"
          className="fixed inset-y-0 left-0 z-50 flex w-[min(20rem,88vw)] flex-col border-line border-r bg-panel"
        >
          <div className="flex items-center justify-between border-line border-b py-1.5 pr-1.5 pl-3">
            <Dialog.Title className="text-sm">Values</Dialog.Title>
            <IconButton icon="close" label="Close" onClick={onClose} />
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto">
            <ValueList />
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
