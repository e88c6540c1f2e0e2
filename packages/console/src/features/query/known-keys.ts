/** The keys that a reader can choose from: the surface's own, and those that occur in the stored events. */
import type { KeySummary } from '@baselime-ai/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { fetchKeys, fetchKeyValues } from '../../api/routes.js';
import { useTimeframe } from '../../app/use-view.js';
import type { Known } from './plain-words.js';

type KnownKey = Pick<KeySummary, 'key' | 'type' | 'count'>;

const OWN: readonly (readonly [string, KeySummary['type']])[] = [
  ['service', 'string'],
  ['namespace', 'string'],
  ['dataset', 'string'],
  ['kind', 'string'],
  ['level', 'string'],
  ['name', 'string'],
  ['message', 'string'],
  ['@duration', 'number'],
  ['@requestId', 'string'],
  ['traceId', 'string'],
  ['$baselime.error', 'boolean'],
  ['$baselime.fingerprint', 'string'],
  ['$baselime.pattern', 'string'],
  ['coldStart', 'boolean'],
  ['@timedOut', 'boolean'],
];

/** Most frequent first after the surface's own; without the others while they are being read. */
export function useKnownKeys(): { readonly keys: readonly KnownKey[]; readonly datasets: readonly string[] } {
  const timeframe = useTimeframe();
  const found = useQuery({
    queryKey: ['keys', timeframe.from, timeframe.to],
    queryFn: ({ signal }) => fetchKeys(timeframe, signal),
    placeholderData: (before) => before,
  });
  return useMemo(() => {
    const stored = found.data?.keys ?? [];
    const own = OWN.map(([key, type]) => ({ key, type, count: 0 }));
    const names = new Set(OWN.map(([key]) => key));
    const datasets = [...new Set(stored.flatMap((one) => one.datasets))].sort();
    return { keys: [...own, ...stored.filter(({ key }) => !names.has(key))], datasets };
  }, [found.data]);
}

/** Names of services and functions of the range, for questions in words. */
export function useKnownPlaces(): Pick<Known, 'services' | 'namespaces'> {
  const timeframe = useTimeframe();
  const found = useQuery({
    queryKey: ['places', timeframe.from, timeframe.to],
    queryFn: async ({ signal }) => {
      const [services, namespaces] = await Promise.all([
        fetchKeyValues('service', timeframe, '', signal),
        fetchKeyValues('namespace', timeframe, '', signal),
      ]);
      return {
        services: services.values.map(({ value }) => value),
        namespaces: namespaces.values.map(({ value }) => value),
      };
    },
    placeholderData: (before) => before,
  });
  return found.data ?? { services: [], namespaces: [] };
}
