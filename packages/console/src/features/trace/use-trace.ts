import { useQuery } from '@tanstack/react-query';
import { fetchTrace } from '../../api/routes.js';

export function useTrace(traceId: string | undefined) {
  return useQuery({
    queryKey: ['trace', traceId],
    queryFn: ({ signal }) => fetchTrace(traceId ?? '', signal),
    enabled: traceId !== undefined,
  });
}
