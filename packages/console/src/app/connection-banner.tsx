/** Says that the server does not answer, and reads everything anew when it does again. */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useEffect, useRef } from 'react';
import { useConnectionLost } from '../api/connection.js';
import { useViewClock } from './clock.js';

export function ConnectionBanner(): ReactElement {
  const lost = useConnectionLost();
  const client = useQueryClient();
  const { refresh } = useViewClock();
  const wasLost = useRef(false);
  useEffect(() => {
    if (wasLost.current && !lost) {
      refresh();
      void client.invalidateQueries();
    }
    wasLost.current = lost;
  }, [lost, client, refresh]);
  return (
    <div role="status">
      {lost ? (
        <p
          data-testid="connection-banner"
          className="flex items-center justify-center gap-2 border-line border-b bg-warn-soft px-4 py-1.5 text-xs text-warn"
        >
          <span className="size-1.5 animate-pulse rounded-full bg-warn" />
          The server does not answer. What you see may be old; this page tries again by itself.
        </p>
      ) : null}
    </div>
  );
}
