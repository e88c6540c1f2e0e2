import type { TraceView } from '@baselime-ai/contract';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { carriedSearch } from '../../app/search.js';
import { isPageKey } from '../../app/shortcuts.js';
import { usePatchView, useView } from '../../app/use-view.js';
import { IconButton } from '../../ui/button.js';
import { CopyButton, pageUrl } from '../../ui/copy.js';
import { formatClock, formatCount, formatCounted, formatDuration, formatInstant } from '../../ui/format.js';
import { Icon } from '../../ui/icons.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Empty, SkeletonRows } from '../../ui/states.js';
import { Badge, Dot } from '../../ui/tone.js';
import { AskButton } from '../ask/ask-button.js';
import { EventDetail } from '../event/event-detail.js';
import { eventRow } from '../events/model.js';
import { traceTone } from '../traces/model.js';
import { GonePage } from '../view/gone-page.js';
import { operationKey } from './compare-model.js';
import { CompareView } from './compare-view.js';
import { criticalPath } from './critical-path.js';
import { TraceMapView } from './trace-map.js';
import { useTrace } from './use-trace.js';
import { type Typical, useTypical } from './use-typical.js';
import { isFailed, nextRow, type WaterfallRow, waterfall } from './waterfall-model.js';
import { WaterfallView } from './waterfall-view.js';

export function TracePage(): ReactElement {
  const { traceId } = useParams({ from: '/shell/traces/$traceId' });
  const trace = useTrace(traceId);
  if (trace.error) {
    return (
      <GonePage title="Trace" error={trace.error} onRetry={() => void trace.refetch()} to="/traces">
        All traces
      </GonePage>
    );
  }
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

const TABS = ['spans', 'logs', 'map', 'compare'] as const;
type Tab = (typeof TABS)[number];
const TAB_NAMES: Readonly<Record<Tab, string>> = { spans: 'Spans', logs: 'Logs', map: 'Map', compare: 'Compare' };

/** More logs than this would bury the spans; the reader may still ask for them. */
const MOST_INLINE_AT_FIRST = 60;
const NO_LOGS: TraceView['logs'] = [];

function Trace({ trace }: { readonly trace: TraceView }): ReactElement {
  const search = useView();
  const patch = usePatchView();
  const laid = useMemo(() => waterfall(trace.spans), [trace.spans]);
  const path = useMemo(() => criticalPath(laid.rows), [laid.rows]);
  const typical = useTypical(trace);
  const row = laid.rows.find((one) => one.key === search.span || one.event.id === search.span);
  const open = row?.event ?? trace.logs.find((log) => log.id === search.event);
  const [inline, setInline] = useState(trace.logs.length <= MOST_INLINE_AT_FIRST);
  const [shown, setShown] = useState<Tab>(
    trace.spans.length === 0 || (search.event && !search.span && !inline) ? 'logs' : 'spans',
  );
  const openLog = (id: string): void => patch({ event: id, span: undefined }, { replace: search.event !== undefined });
  const close = (): void => patch({ span: undefined, event: undefined });
  /** To what failed first, or next: a span, or a log where no span did. */
  const toError = (): void => {
    const failed = nextRow(laid.rows, search.span, isFailed);
    const log = trace.logs.find((one) => one.isError);
    if (failed) {
      setShown('spans');
      patch({ span: failed.key, event: undefined }, { replace: search.span !== undefined });
    } else if (log) openLog(log.id);
  };
  useEffect(() => {
    const onKey = (key: KeyboardEvent): void => {
      if (!isPageKey(key)) return;
      if (key.key === 'Escape') patch({ span: undefined, event: undefined });
      if (key.key === 'a') patch({ ask: `trace:${trace.summary.traceId}${search.span ? `:${search.span}` : ''}` });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [patch, trace.summary.traceId, search.span]);
  const tab =
    'h-7 whitespace-nowrap rounded-md px-2 text-xs md:px-2.5 text-soft hover:text-ink aria-selected:bg-raised aria-selected:text-ink';
  return (
    <>
      <TraceHead trace={trace} durationMs={laid.durationMs} onError={toError} />
      <div className="relative flex min-h-0 flex-1">
        <section className="flex min-w-0 flex-1 flex-col" aria-label="Trace">
          <div className="flex h-10 shrink-0 items-center gap-1 border-line border-b px-3">
            <div role="tablist" aria-label="Parts of the trace" className="flex items-center gap-1">
              {TABS.map((one) => (
                <button
                  key={one}
                  type="button"
                  role="tab"
                  id={`tab-${one}`}
                  aria-selected={shown === one}
                  aria-controls="trace-part"
                  tabIndex={shown === one ? 0 : -1}
                  className={tab}
                  onClick={() => setShown(one)}
                  onKeyDown={(event) => {
                    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
                    const next = TABS[TABS.indexOf(one) + step];
                    if (step === 0 || !next) return;
                    event.preventDefault();
                    event.stopPropagation();
                    setShown(next);
                    document.getElementById(`tab-${next}`)?.focus();
                  }}
                >
                  {TAB_NAMES[one]}
                  <span className="text-faint">
                    {one === 'spans'
                      ? ` ${formatCount(trace.spans.length)}`
                      : one === 'logs'
                        ? ` ${formatCount(trace.logs.length)}`
                        : ''}
                  </span>
                </button>
              ))}
            </div>
            {trace.truncated ? <Badge look="warn">Only the first part of a larger trace</Badge> : null}
            {shown === 'spans' && trace.logs.length > 0 ? (
              <button
                type="button"
                aria-pressed={inline}
                data-testid="logs-in-place"
                onClick={() => setInline(!inline)}
                className="ml-auto h-7 truncate whitespace-nowrap rounded-md px-2 text-xs text-faint md:px-2.5 hover:text-ink aria-pressed:text-lime"
              >
                Logs in place
              </button>
            ) : null}
          </div>
          <div
            id="trace-part"
            role="tabpanel"
            aria-labelledby={`tab-${shown}`}
            className="flex min-h-0 flex-1 flex-col"
          >
            {shown === 'spans' ? (
              <WaterfallView
                laid={laid}
                path={path}
                typical={typical.data}
                logs={inline ? trace.logs : NO_LOGS}
                selected={row?.key}
                onSelect={(key) => patch({ span: key, event: undefined }, { replace: search.span !== undefined })}
                openLog={search.event}
                onOpenLog={openLog}
              />
            ) : shown === 'logs' ? (
              <Logs trace={trace} openId={search.event} onOpen={openLog} />
            ) : shown === 'map' ? (
              <TraceMapView rows={laid.rows} onOpen={(key) => patch({ span: key, event: undefined })} />
            ) : (
              <CompareView trace={trace} laid={laid} typical={typical.data} />
            )}
          </div>
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
              note={
                row ? (
                  <Usual row={row} pathMs={path.get(row.key)} typical={typical.data?.get(operationKey(row.event))} />
                ) : null
              }
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

interface UsualProps {
  readonly row: WaterfallRow;
  readonly pathMs: number | undefined;
  readonly typical: Typical | undefined;
}

/** How the span's time compares with what is usual, and how much of the trace hangs on it. */
function Usual({ row, pathMs, typical }: UsualProps): ReactElement {
  return (
    <p className="mt-2.5 flex flex-wrap gap-x-4 gap-y-0.5 text-xs text-soft" data-testid="span-usual">
      <span>
        Itself {formatDuration(row.selfMs)} of {formatDuration(row.durationMs)}
      </span>
      {pathMs === undefined ? null : <span className="text-lime">Critical path: {formatDuration(pathMs)}</span>}
      {typical === undefined ? null : (
        <span>
          Usually {formatDuration(typical.medianMs)}, p95 {formatDuration(typical.p95Ms)}, in{' '}
          {formatCount(typical.calls)} calls
        </span>
      )}
    </p>
  );
}

interface HeadProps {
  readonly trace: TraceView;
  readonly durationMs: number;
  readonly onError: () => void;
}

function TraceHead({ trace, durationMs, onError }: HeadProps): ReactElement {
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
