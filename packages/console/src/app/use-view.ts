/** The view in the address bar, and how to change it. */

import type { Timeframe } from '@baselime-ai/contract';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useViewClock } from './clock.js';
import { parseSearch, type ViewSearch } from './search.js';
import { timeframeOf } from './time-range.js';

export function useView(): ViewSearch {
  return useSearch({
    strict: false,
    structuralSharing: true,
    select: (search: Record<string, unknown>) => parseSearch(search),
  });
}

export type PatchView = (patch: Partial<ViewSearch>, options?: { readonly replace?: boolean }) => void;

/** Changes parts of the address; a part set to `undefined` leaves it. */
export function usePatchView(): PatchView {
  const navigate = useNavigate();
  return useCallback(
    (patch, options) => {
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) => parseSearch({ ...before, ...patch }),
        replace: options?.replace ?? false,
      });
    },
    [navigate],
  );
}

export function useTimeframe(): Timeframe {
  const { nowMs } = useViewClock();
  const search = useView();
  return timeframeOf(search, nowMs);
}
