import type { TraceView } from '@baselime-ai/contract';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { carriedSearch } from '../../app/search.js';
import { isPageKey } from '../../app/shortcuts.js';
import { usePatchView, useView } from '../../app/use-view.js';
import { IconButton } from '../../ui/button.js';
import { CopyButton, pageUrl } from '../../ui/copy.js';
import { formatClock, formatCount, formatDuration, formatInstant } from '../../ui/format.js';
import { Icon } from '../../ui/icons.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Empty, Failed, SkeletonRows } from '../../ui/states.js';
import { Badge, Dot } from '../../ui/tone.js';
import { AskButton } from '../ask/ask-button.js';
import { EventDetail } from '../event/event-detail.js';
import { eventRow } from '../events/model.js';
import { traceTone } from '../traces/model.js';
import { useTrace } from './use-trace.js';
import { waterfall } from './waterfall-model.js';
import { WaterfallView } from './waterfall-view.js';

export function TracePage(): ReactElement {
  const { traceId } = useParams({ from: '/shell/traces/$traceId' });
  const trace = useTrace(traceId);
  if (trace.error) return <Failed error={trace.error} onRetry={() => void trace.refetch()} />;
  if (!trace.data) {
    return (
      <>
        <div className="h-[85px] shrink-0 border-line border-b" />
        <SkeletonRows rows={16} height={30} />
      </>
    );
  }
  return <Trace key={traceId} trace={trace.data} />;
}

function Trace({ trace }: { readonly trace: TraceView }): ReactElement {
  const search = useView();
  const patch = usePatchView();
  const laid = useMemo(() => waterfall(trace.spans), [trace.spans]);
  const row = laid.rows.find((one) => one.key === search.span || one.event.id === search.span);
  const open = row?.event ?? trace.logs.find((log) => log.id === search.event);
  const [shown, setShown] = useState<'spans' | 'logs'>(search.event && !search.span ? 'logs' : 'spans');
  const close = (): void => patch({ span: undefined, event: undefined });
  useEffect(() => {
    const onKey = (key: KeyboardEvent): void => {
      if (!isPageKey(key)) return;
      if (key.key === 'Escape') patch({ span: undefined, event: undefined });
      if (key.key === 'a') patch({ ask: `trace:${trace.summary.traceId}${search.span ? `:${search.span}` : ''}` });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [patch, trace.summary.traceId, search.span]);
  const tab = 'h-7 rounded-md px-2.5 text-xs text-soft hover:text-ink aria-selected:bg-raised aria-selected:text-ink';
  return (
    <>
      <TraceHead trace={trace} durationMs={laid.durationMs} />
      <div className="relative flex min-h-0 flex-1">
        <section className="flex min-w-0 flex-1 flex-col" aria-label="Trace">
          <div
            role="tablist"
            aria-label="Parts of the trace"
            className="flex h-10 shrink-0 items-center gap-1 border-line border-b px-3"
          >
            <button
              type="button"
              role="tab"
              aria-selected={shown === 'spans'}
              className={tab}
              onClick={() => setShown('spans')}
            >
              Spans <span className="text-faint">{formatCount(trace.spans.length)}</span>
            </button>
            <button
              type="button"
              role="tab"
              aria-selected={shown === 'logs'}
              className={tab}
              onClick={() => setShown('logs')}
            >
              Logs <span className="text-faint">{formatCount(trace.logs.length)}</span>
            </button>
            {trace.truncated ? <Badge look="warn">Only the first part of a larger trace</Badge> : null}
          </div>
          {shown === 'spans' ? (
            <WaterfallView
              laid={laid}
              selected={row?.key}
              onSelect={(key) => patch({ span: key, event: undefined }, { replace: search.span !== undefined })}
            />
          ) : (
            <Logs
              trace={trace}
              openId={search.event}
              onOpen={(id) => patch({ event: id, span: undefined }, { replace: search.event !== undefined })}
            />
          )}
        </section>
        {open ? (
          <aside
            aria-label="Open span"
            data-testid="span-panel"
            className="absolute inset-0 z-20 border-line border-l bg-panel lg:static lg:w-[42%] lg:max-w-xl lg:shrink-0"
          >
            <EventDetail
              key={open.id}
              event={open}
              inTrace={trace.summary.traceId}
              controls={
                <div className="-mt-1 -mr-2">
                  <IconButton icon="close" label="Close (Esc)" onClick={close} />
                </div>
              }
            />
          </aside>
        ) : null}
      </div>
    </>
  );
}

function TraceHead({ trace, durationMs }: { readonly trace: TraceView; readonly durationMs: number }): ReactElement {
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
          {summary.errors > 0 ? <span className="text-bad">{formatCount(summary.errors)} errors</span> : null}
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

interface LogsProps {
  readonly trace: TraceView;
  readonly openId: string | undefined;
  readonly onOpen: (id: string) => void;
}

const MOST_LOGS = 1000;

function Logs({ trace, openId, onOpen }: LogsProps): ReactElement {
  if (trace.logs.length === 0) {
    return (
      <Empty icon="events" title="No logs in this trace">
        <p>Logs show here when they carry the trace id, or the request id of one of its spans.</p>
      </Empty>
    );
  }
  return (
    <ul aria-label="Logs of the trace" className="min-h-0 flex-1 overflow-y-auto">
      {trace.logs.slice(0, MOST_LOGS).map((log) => {
        const row = eventRow(log);
        return (
          <li
            key={log.id}
            className={`border-line/60 border-b ${log.id === openId ? 'bg-selected' : 'hover:bg-hover'}`}
          >
            <button
              type="button"
              data-testid="trace-log-row"
              onClick={() => onOpen(log.id)}
              className="data flex h-8 w-full items-center gap-3 px-4 text-left outline-offset-[-2px]"
            >
              <span className="shrink-0 text-faint">{formatClock(log.timestampMs)}</span>
              <Dot tone={row.tone} />
              <span className="hidden w-36 shrink-0 truncate text-soft sm:block">{row.place}</span>
              <span className={`min-w-0 flex-1 truncate ${log.isError ? 'text-bad' : ''}`}>{row.text}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
