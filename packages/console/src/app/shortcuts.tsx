/** Keys that work everywhere, and the list of all keys. Page keys are handled by the pages. */
import { type ReactElement, useEffect, useRef } from 'react';
import { IconButton, Kbd } from '../ui/button.js';

const KEYS: readonly (readonly [string, string])[] = [
  ['/', 'Search'],
  ['j', 'Next row'],
  ['k', 'Previous row'],
  ['Enter', 'Open the row'],
  ['a', 'Ask AI about the row'],
  ['Esc', 'Close what is open'],
  ['?', 'This list'],
];

/** False while the reader types into a field or a dialog has the keyboard. */
export function isPageKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return true;
  if (target.isContentEditable || target.closest('input, textarea, select, [role="dialog"], dialog')) return false;
  return true;
}

export function Shortcuts(): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isPageKey(event)) return;
      if (event.key === '?') dialog.current?.showModal();
      if (event.key === '/') {
        const field = document.querySelector<HTMLInputElement>('[data-search-field]');
        if (!field) return;
        event.preventDefault();
        field.focus();
        field.select();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-label="Keyboard shortcuts"
      className="m-auto w-80 rounded-xl border border-line-strong bg-panel p-4 text-ink shadow-float backdrop:bg-black/50"
    >
      <div className="mb-2 flex items-center justify-between">
        <h2 className="text-sm font-medium">Keyboard shortcuts</h2>
        <IconButton icon="close" label="Close" onClick={() => dialog.current?.close()} />
      </div>
      <dl>
        {KEYS.map(([key, does]) => (
          <div key={key} className="flex items-center justify-between border-line/60 border-t py-1.5">
            <dt className="text-soft">{does}</dt>
            <dd>
              <Kbd>{key}</Kbd>
            </dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
