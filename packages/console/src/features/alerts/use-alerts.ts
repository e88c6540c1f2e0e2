/** The alerts with their states, read again while somebody looks. */
import { useQuery } from '@tanstack/react-query';
import { fetchAlerts } from '../../api/routes.js';

const REFRESH_MS = 10_000;

export const useAlerts = () =>
  useQuery({
    queryKey: ['alerts'],
    queryFn: ({ signal }) => fetchAlerts(signal),
    refetchInterval: REFRESH_MS,
  });
