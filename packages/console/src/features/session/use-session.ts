import type { SessionView } from '@baselime-ai/contract';
import { useQuery } from '@tanstack/react-query';
import { Problem } from '../../api/problem.js';
import { fetchSession } from '../../api/routes.js';

export const sessionKey = ['session'] as const;

export interface TimedSession extends SessionView {
  /** To add to the browser's time for the server's, in milliseconds. */
  readonly offsetMs: number;
}

export function useSession() {
  return useQuery({
    queryKey: sessionKey,
    queryFn: async ({ signal }): Promise<TimedSession> => {
      const { session, offsetMs } = await fetchSession(signal);
      return { ...session, offsetMs };
    },
    staleTime: 300_000,
  });
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof Problem && error.status === 401;
}
