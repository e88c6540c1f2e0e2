/** Below a chart that is not grouped: one press to what its events differ in. */
import type { ReactElement } from 'react';

/** What every event has, in the order in which a reader looks for what is to blame. */
const USUAL = ['service', 'namespace', 'level', 'message', 'dataset', 'kind'];

interface Props {
  readonly onGroup: (key: string) => void;
}

export function BreakDown({ onGroup }: Props): ReactElement {
  return (
    <div className="flex flex-wrap items-center gap-1.5 px-1 text-xs" data-testid="break-down">
      <span className="text-faint">Break down by</span>
      {USUAL.map((key) => (
        <button
          key={key}
          type="button"
          onClick={() => onGroup(key)}
          className="data h-7 rounded-md border border-line px-2 text-soft hover:border-line-strong hover:text-ink"
        >
          {key}
        </button>
      ))}
    </div>
  );
}
