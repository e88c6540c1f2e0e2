import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Problem } from '../api/problem.js';
import { sessionKey } from '../features/session/use-session.js';
import { router } from './router.js';

/** A session that ended shows itself as a 401 on any call: the shell then leads to sign-in and back. */
const onError = (error: unknown): void => {
  if (error instanceof Problem && error.status === 401) void client.invalidateQueries({ queryKey: sessionKey });
};

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (query.queryKey[0] !== sessionKey[0]) onError(error);
    },
  }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) =>
        failures < 2 && error instanceof Problem && error.retry === 'later' && error.status !== 0,
    },
  },
});

export function App(): ReactElement {
  return (
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
