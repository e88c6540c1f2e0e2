/** Keys that work everywhere, and the list of all keys. Page keys are handled by the pages. */
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useEffect, useRef } from 'react';
import { IconButton, Kbd } from '../ui/button.js';
import { PAGES } from './pages.js';
import { carriedSearch } from './search.js';
import { useView } from './use-view.js';

const EVERYWHERE: readonly (readonly [string, string])[] = [
  ['Ctrl K', 'Go to a page, a service or an id'],
  ['/', 'Search'],
  ['?', 'This list'],
  ['Esc', 'Close what is open'],
];
const LISTS: readonly (readonly [string, string])[] = [
  ['j', 'Next row'],
  ['k', 'Previous row'],
  ['Enter', 'Open the row'],
  ['a', 'Ask AI about the row'],
  ['l', 'Live tail on or off'],
  ['[', 'Earlier'],
  [']', 'Later'],
];
const TRACES: readonly (readonly [string, string])[] = [
  ['←', 'Hide the spans below'],
  ['→', 'Show the spans below'],
  ['c', 'Next span of the critical path'],
  ['e', 'Next span that failed'],
  ['z', 'Zoom to the span, or back'],
];

/** False while the reader types into a field or a dialog has the keyboard. */
export function isPageKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return true;
  if (target.isContentEditable || target.closest('input, textarea, select, [role="dialog"], [role="menu"], dialog'))
    return false;
  return true;
}

/** A second key counts as long as the reader still means the first. */
const CHORD_MS = 1500;

interface Props {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onCommand: () => void;
}

export function Shortcuts({ open, onOpenChange, onCommand }: Props): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  const navigate = useNavigate();
  const view = useView();
  const latest = useRef({ view, navigate, onOpenChange, onCommand });
  latest.current = { view, navigate, onOpenChange, onCommand };
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  useEffect(() => {
    let chordAt = Number.NEGATIVE_INFINITY;
    const onKey = (event: KeyboardEvent): void => {
      const now = latest.current;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        now.onCommand();
        return;
      }
      if (!isPageKey(event)) return;
      const chord = event.timeStamp - chordAt < CHORD_MS;
      chordAt = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      const page = chord ? PAGES.find(({ key }) => key === event.key) : undefined;
      if (page) {
        event.preventDefault();
        void now.navigate({ to: page.to, search: carriedSearch(now.view) });
      } else if (event.key === '?') now.onOpenChange(true);
      else if (event.key === '/') {
        const field = document.querySelector<HTMLInputElement>('[data-search-field]');
        if (!field) return;
        event.preventDefault();
        field.focus();
        field.select();
      }
    };
    // Before the keys of the page, which have letters of their own.
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
  const pages = PAGES.flatMap(({ key, name }) => (key === undefined ? [] : [[`g ${key}`, name] as const]));
  return (
    <dialog
      ref={dialog}
      aria-label="Keyboard shortcuts"
      onClose={() => onOpenChange(false)}
      className="m-auto w-[min(40rem,calc(100vw-16px))] rounded-xl border border-line-strong bg-panel p-4 text-ink shadow-float backdrop:bg-black/50"
    >
      <div className="mb-2 flex items-center justify-between">
        <h2 className="text-sm font-medium">Keyboard shortcuts</h2>
        <IconButton icon="close" label="Close" onClick={() => onOpenChange(false)} />
      </div>
      <div className="gap-x-8 sm:columns-2">
        <Keys name="Everywhere" keys={EVERYWHERE} />
        <Keys name="Lists" keys={LISTS} />
        <Keys name="Go to" keys={pages} />
        <Keys name="Traces" keys={TRACES} />
      </div>
    </dialog>
  );
}

interface KeysProps {
  readonly name: string;
  readonly keys: readonly (readonly [string, string])[];
}

function Keys({ name, keys }: KeysProps): ReactElement {
  return (
    <section aria-label={name} className="break-inside-avoid pb-4">
      <h3 className="pb-1 text-2xs text-faint">{name}</h3>
      <dl>
        {keys.map(([key, does]) => (
          <div key={key} className="flex items-center justify-between border-line/60 border-t py-1.5">
            <dt className="text-soft">{does}</dt>
            <dd className="flex gap-1">
              {key.split(' ').map((part) => (
                <Kbd key={part}>{part}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
