/** Dark unless the reader chose otherwise: light, or as the system prefers. `public/first.js` does the same before the first paint. */
import { useEffect, useSyncExternalStore } from 'react';
import { storedChoice } from '../ui/stored-choice.js';
import { useMedia } from '../ui/use-media.js';

export const THEMES = ['dark', 'light', 'system'] as const;
export type Theme = (typeof THEMES)[number];

const choice = storedChoice<Theme>('theme', THEMES);
export const chooseTheme = choice.set;
export const useTheme = (): Theme => useSyncExternalStore(choice.subscribe, choice.get);

/** What is on the screen now. */
export function useShownTheme(): 'dark' | 'light' {
  const theme = useTheme();
  const prefersLight = useMedia('(prefers-color-scheme: light)');
  if (theme !== 'system') return theme;
  return prefersLight ? 'light' : 'dark';
}

/** Keeps the page's theme in step with the choice and with the system. */
export function useAppliedTheme(): void {
  const shown = useShownTheme();
  useEffect(() => {
    document.documentElement.dataset.theme = shown;
  }, [shown]);
}
