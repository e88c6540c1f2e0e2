/** What a page shows while nothing was ever sent: the quickest command, and the light that turns green. */
import { Link } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, useEffect } from 'react';
import { useViewClock } from '../../app/clock.js';
import { buttonClass } from '../../ui/button.js';
import { CopyButton } from '../../ui/copy.js';
import { Empty } from '../../ui/states.js';
import { FirstEvent } from './first-event.js';
import { useFirstEvent } from './use-first-event.js';

/** Long enough to see the light, short enough not to wait. */
const SHOWN_GREEN_MS = 1500;
const ANY: readonly string[] = [];

function firstCommand(origin: string): string {
  return [
    `curl ${origin}/v1/first-steps \\`,
    "  -H 'x-api-key: YOUR_KEY' \\",
    "  -H 'content-type: application/json' \\",
    `  -d '[{"level": "info", "message": "Hello from curl"}]'`,
  ].join('\n');
}

/** `children` says what this page will show. The list refreshes itself once the first event is there. */
export function FirstSteps({ children }: { readonly children: ReactNode }): ReactElement {
  const arrival = useFirstEvent({ datasets: ANY });
  const { refresh } = useViewClock();
  const arrived = arrival.state === 'arrived';
  useEffect(() => {
    if (!arrived) return;
    const timer = setTimeout(refresh, SHOWN_GREEN_MS);
    return () => clearTimeout(timer);
  }, [arrived, refresh]);
  const command = firstCommand(location.origin);
  return (
    <Empty icon="send" title="Nothing was sent yet">
      <div>{children}</div>
      <div className="w-full min-w-0 max-w-full text-left">
        <pre
          data-testid="first-command"
          className="data overflow-x-auto rounded-md border border-line bg-panel px-3 py-2 text-soft"
        >
          {command}
        </pre>
        <p className="mt-1.5 text-faint text-xs">YOUR_KEY stands for the key that the server printed at its start.</p>
      </div>
      <div className="w-full">
        <FirstEvent arrival={arrival} datasets={ANY} />
      </div>
      <span className="flex flex-wrap justify-center gap-2">
        <CopyButton label="Copy the command" text={() => command} />
        <Link to="/send-data" search={{}} className={buttonClass('lime')}>
          All ways to send data
        </Link>
      </span>
    </Empty>
  );
}
