import type { PrivacyPreview } from '@baselime-ai/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { fetchPrivacyPreview } from '../../api/routes.js';
import { recordOf } from './model.js';

const PAUSE_MS = 350;

export interface Record {
  readonly text: string;
  /** Whose rules hold; unknown for what was pasted. */
  readonly dataset?: string;
}

export interface Previewed {
  readonly preview: PrivacyPreview | undefined;
  /** True when `preview` is of something older, because a newer answer is awaited or failed. */
  readonly isOld: boolean;
  readonly error: Error | null;
}

/** What a model would get of the record under these rules, asked for when the reader stops typing. */
export function usePreview(record: Record, rules: string | undefined): Previewed {
  const text = useSettled(record.text);
  const settledRules = useSettled(rules);
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['privacy', 'preview', text, record.dataset, settledRules],
    queryFn: ({ signal }) =>
      fetchPrivacyPreview(
        {
          record: recordOf(text),
          ...(settledRules === undefined ? {} : { rules: settledRules }),
          ...(record.dataset === undefined ? {} : { dataset: record.dataset }),
        },
        signal,
      ),
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });
  const [last, setLast] = useState<PrivacyPreview>();
  useEffect(() => {
    if (data !== undefined) setLast(data);
  }, [data]);
  return { preview: data ?? last, isOld: isPlaceholderData || data === undefined, error };
}

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
