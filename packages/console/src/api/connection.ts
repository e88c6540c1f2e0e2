/**
 * Whether the server answers. Any call that gets no answer marks it as lost; then its health is asked for until it is
 * back, so that the page recovers by itself from a restart.
 */
import { useSyncExternalStore } from 'react';

const ASK_EVERY_MS = 1500;

let lost = false;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
const tell = (): void => {
  for (const listener of listeners) listener();
};

export function connectionLost(): void {
  if (lost) return;
  lost = true;
  tell();
  timer = setTimeout(ask, ASK_EVERY_MS);
}

/** Any answer of the server, also a refusal. */
export function connectionHeld(): void {
  if (!lost) return;
  lost = false;
  clearTimeout(timer);
  tell();
}

function ask(): void {
  fetch('/readyz', { cache: 'no-store' })
    .then((answer) => (answer.ok ? connectionHeld() : Promise.reject(new Error('not ready'))))
    .catch(() => {
      if (lost) timer = setTimeout(ask, ASK_EVERY_MS);
    });
}

const subscribe = (onChange: () => void): (() => void) => {
  listeners.add(onChange);
  return () => listeners.delete(onChange);
};

export const useConnectionLost = (): boolean => useSyncExternalStore(subscribe, () => lost);
