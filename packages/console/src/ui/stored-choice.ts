/** One choice of the reader that outlives the page, such as the theme. Storage may be blocked: then it lasts for this page. */

export interface StoredChoice<T extends string> {
  readonly get: () => T;
  readonly set: (value: T) => void;
  /** For `useSyncExternalStore`: also told when another tab changes it. */
  readonly subscribe: (onChange: () => void) => () => void;
}

/** @param values the first one holds where nothing (or something odd) is stored */
export function storedChoice<T extends string>(name: string, values: readonly [T, ...T[]]): StoredChoice<T> {
  const accepted = (text: string | null): T => values.find((value) => value === text) ?? values[0];
  let current = accepted(read(name));
  const listeners = new Set<() => void>();
  const change = (value: T): void => {
    if (value === current) return;
    current = value;
    for (const listener of listeners) listener();
  };
  const onStorage = (event: StorageEvent): void => {
    if (event.key === name) change(accepted(event.newValue));
  };
  return {
    get: () => current,
    set: (value) => {
      write(name, value);
      change(value);
    },
    subscribe: (onChange) => {
      if (listeners.size === 0) window.addEventListener('storage', onStorage);
      listeners.add(onChange);
      return () => {
        listeners.delete(onChange);
        if (listeners.size === 0) window.removeEventListener('storage', onStorage);
      };
    },
  };
}

function read(name: string): string | null {
  try {
    return globalThis.localStorage?.getItem(name) ?? null;
  } catch {
    return null;
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // The choice then lasts for this page only.
  }
}
