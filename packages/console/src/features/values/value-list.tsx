/** What the events of the view are made of: keys with their most frequent values. */
import { type ReactElement, useMemo, useState } from 'react';
import { Button } from '../../ui/button.js';
import { formatCount } from '../../ui/format.js';
import { useStoredList } from '../../ui/stored-list.js';
import { keysOf, MOST_PINNED } from './model.js';
import { PinForm } from './pin-form.js';
import { useValues } from './use-values.js';
import { ValueGroup } from './value-group.js';

const MOST_CLOSED = 64;

export function ValueList(): ReactElement {
  const [pinned, setPinned] = useStoredList('pinned-keys', MOST_PINNED);
  const [closed, setClosed] = useStoredList('closed-keys', MOST_CLOSED);
  const [isPinning, setPinning] = useState(false);
  const keys = useMemo(() => keysOf(pinned), [pinned]);
  const { data, error, isPlaceholderData, refetch } = useValues(keys);
  const groups = (data?.values ?? []).filter(({ key, values }) => values.length > 0 || pinned.includes(key));
  const sampledOneIn = data?.sampledOneIn ?? 1;
  return (
    <div aria-busy={data === undefined || isPlaceholderData} data-testid="value-list" className="px-2 pb-4 md:px-3">
      {sampledOneIn > 1 ? (
        <p className="border-line/60 border-b py-2 text-2xs text-faint">
          Counts are estimates: one event in {formatCount(sampledOneIn)} was looked at.
        </p>
      ) : null}
      {groups.map((group) => (
        <ValueGroup
          key={group.key}
          group={group}
          total={data?.total ?? 0}
          isOpen={!closed.includes(group.key)}
          onOpen={(isOpen) => setClosed(isOpen ? closed.filter((key) => key !== group.key) : [...closed, group.key])}
          {...(pinned.includes(group.key)
            ? { onUnpin: () => setPinned(pinned.filter((key) => key !== group.key)) }
            : {})}
        />
      ))}
      {data === undefined ? (
        error ? (
          <p className="flex flex-col items-start gap-2 py-3 text-xs text-soft">
            The values could not be counted. Fewer filters or a shorter time range may help.
            <Button icon="refresh" onClick={() => void refetch()}>
              Count again
            </Button>
          </p>
        ) : (
          <Waiting />
        )
      ) : groups.length === 0 ? (
        <p className="py-3 text-xs text-faint">No event matches, so there is nothing to count.</p>
      ) : null}
      {isPinning ? (
        <PinForm pinned={pinned} onPin={(key) => setPinned([...pinned, key])} onClose={() => setPinning(false)} />
      ) : (
        <Button look="ghost" icon="plus" className="mt-1.5" onClick={() => setPinning(true)}>
          Pin a key
        </Button>
      )}
    </div>
  );
}

function Waiting(): ReactElement {
  return (
    <div aria-hidden="true" className="flex flex-col gap-3 py-3">
      {[70, 50, 85, 60, 40, 75].map((width) => (
        <span key={width} className="skeleton h-2.5" style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
