import { useSyncExternalStore } from 'react';

/** Whether a media query matches now, kept up to date. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', onChange);
      return () => list.removeEventListener('change', onChange);
    },
    () => window.matchMedia(query).matches,
  );
}

export const useIsNarrow = (): boolean => useMedia('(max-width: 767px)');
