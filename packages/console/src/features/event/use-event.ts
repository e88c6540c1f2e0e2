import { useQuery } from '@tanstack/react-query';
import { fetchEvent } from '../../api/routes.js';

export function useEvent(id: string | undefined) {
  return useQuery({
    queryKey: ['event', id],
    queryFn: ({ signal }) => fetchEvent(id ?? '', signal),
    enabled: id !== undefined,
    // A stored event never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });
}
