import type { PrivacyPreview } from '@baselime-ai/contract';
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { fetchPrivacyPreview } from '../../api/routes.js';
import { recordOf } from './model.js';

const PAUSE_MS = 350;

export interface Record {
  readonly text: string;
  /** Whose rules hold; unknown for what was pasted. */
  readonly dataset?: string;
}

/** What a model would get of the record under these rules, asked for when the reader stops typing. */
export function usePreview(record: Record, rules: string | undefined): UseQueryResult<PrivacyPreview> {
  const text = useSettled(record.text);
  const settledRules = useSettled(rules);
  return useQuery({
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
}

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
