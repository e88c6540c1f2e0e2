/** A short list of texts that outlives the page, such as pinned keys. Storage may be blocked: then it lasts for this page. */
import { useCallback, useState } from 'react';

const LONGEST_TEXT = 256;

/** @param most how many are kept: the newest. Odd content of the storage reads as nothing. */
export function useStoredList(
  name: string,
  most: number,
): readonly [readonly string[], (next: readonly string[]) => void] {
  const [list, setList] = useState(() => read(name).slice(-most));
  const set = useCallback(
    (next: readonly string[]): void => {
      const kept = next.slice(-most);
      setList(kept);
      try {
        localStorage.setItem(name, JSON.stringify(kept));
      } catch {
        // The list then lasts for this page only.
      }
    },
    [name, most],
  );
  return [list, set];
}

function read(name: string): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(name) ?? '[]');
    return Array.isArray(stored)
      ? stored.filter((text): text is string => typeof text === 'string' && text !== '' && text.length <= LONGEST_TEXT)
      : [];
  } catch {
    return [];
  }
}
