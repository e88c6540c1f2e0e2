/** The head of a trace: what it was, how it went, and the way to what failed in it. */
import type { TraceView } from '@baselime-ai/contract';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { carriedSearch } from '../../app/search.js';
import { useView } from '../../app/use-view.js';
import { CopyButton, pageUrl } from '../../ui/copy.js';
import { formatCounted, formatDuration, formatInstant } from '../../ui/format.js';
import { Icon } from '../../ui/icons.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Dot } from '../../ui/tone.js';
import { AskButton } from '../ask/ask-button.js';
import { traceTone } from '../traces/model.js';

interface Props {
  readonly trace: TraceView;
  readonly durationMs: number;
  readonly onError: () => void;
}

export function TraceHead({ trace, durationMs, onError }: Props): ReactElement {
  const search = useView();
  const { summary } = trace;
  const start = Date.parse(summary.startedAt);
  return (
    <header className="shrink-0 border-line border-b px-4 py-3">
      <nav aria-label="Breadcrumb" className="flex items-center gap-1 text-xs text-faint">
        <Link to="/traces" search={carriedSearch(search)} className="hover:text-ink">
          Traces
        </Link>
        <Icon name="chevron" size={11} />
        <span className="data truncate text-2xs">{visibleLine(summary.traceId, 80)}</span>
      </nav>
      <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-2">
        <Dot tone={traceTone(summary)} />
        <h1 className="data min-w-0 truncate text-[15px] leading-6">{visibleLine(summary.name, 200) || 'unnamed'}</h1>
        <p className="flex items-center gap-3 text-xs text-soft tabular-nums">
          <span>{visibleLine(summary.namespace || summary.service, 80)}</span>
          <span className="text-ink">{formatDuration(summary.durationMs || durationMs)}</span>
          {summary.errors > 0 ? (
            <button
              type="button"
              data-testid="next-error"
              title="Go to the next one (e)"
              className="text-bad underline decoration-dotted underline-offset-4 hover:decoration-solid"
              onClick={onError}
            >
              {formatCounted(summary.errors, 'error')}
            </button>
          ) : null}
          {summary.coldStart ? <span className="text-cold">cold start</span> : null}
          {summary.timedOut ? <span className="text-late">timed out</span> : null}
          <time dateTime={summary.startedAt} className="hidden text-faint sm:inline">
            {formatInstant(start)}
          </time>
        </p>
        <div className="flex gap-1.5 sm:ml-auto">
          <CopyButton label="Copy URL" text={pageUrl} />
          <AskButton subject={{ kind: 'trace', traceId: summary.traceId }} label="Ask AI" />
        </div>
      </div>
    </header>
  );
}
