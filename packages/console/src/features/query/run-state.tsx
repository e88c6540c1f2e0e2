import type { ReactElement } from 'react';
import { Button } from '../../ui/button.js';
import { formatCount, formatDuration } from '../../ui/format.js';
import { type QueryRunState, useSecondsOf } from './use-query-run.js';

/** Runs a query again, or stops it, and tells how long it took and what it read. */
export function RunState({
  state,
  onRun,
}: {
  readonly state: QueryRunState;
  readonly onRun: () => void;
}): ReactElement {
  const seconds = useSecondsOf(state.isRunning);
  const { answer, isRunning, isCancelled } = state;
  return (
    <span className="flex items-center gap-2 text-2xs text-faint tabular-nums" role="status">
      {isRunning ? (
        <Button icon="stop" data-testid="cancel-query" onClick={state.cancel}>
          Cancel
        </Button>
      ) : (
        <Button icon="refresh" data-testid="run-query" onClick={onRun}>
          Run
        </Button>
      )}
      <span data-testid="run-state">
        {isRunning
          ? seconds > 0
            ? `Running for ${seconds} s`
            : 'Running'
          : isCancelled
            ? 'Cancelled'
            : answer === undefined
              ? ''
              : `${formatDuration(answer.statistics.elapsedMs)} · ${formatCount(answer.statistics.rowsRead)} rows read`}
      </span>
    </span>
  );
}
