import type { TraceView } from '@baselime-ai/contract';
import { useParams } from '@tanstack/react-router';
import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { isPageKey } from '../../app/shortcuts.js';
import { usePatchView, useView } from '../../app/use-view.js';
import { IconButton } from '../../ui/button.js';
import { SkeletonRows } from '../../ui/states.js';
import { Badge } from '../../ui/tone.js';
import { EventDetail } from '../event/event-detail.js';
import { GonePage } from '../view/gone-page.js';
import { operationKey } from './compare-model.js';
import { CompareView } from './compare-view.js';
import { criticalPath } from './critical-path.js';
import { SpanUsual } from './span-usual.js';
import { TraceHead } from './trace-head.js';
import { TraceLogs } from './trace-logs.js';
import { TraceMapView } from './trace-map.js';
import { type TraceTab, TraceTabs } from './trace-tabs.js';
import { useTrace } from './use-trace.js';
import { useTypical } from './use-typical.js';
import { isFailed, nextRow, waterfall } from './waterfall-model.js';
import { WaterfallView } from './waterfall-view.js';
import { parseZoom, zoomText } from './waterfall-zoom.js';

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

/** More logs than this would bury the spans; the reader may still ask for them. */
const MOST_INLINE_AT_FIRST = 60;
const NO_LOGS: TraceView['logs'] = [];

function Trace({ trace }: { readonly trace: TraceView }): ReactElement {
  const search = useView();
  const patch = usePatchView();
  const laid = useMemo(() => waterfall(trace.spans), [trace.spans]);
  const path = useMemo(() => criticalPath(laid.rows), [laid.rows]);
  const typical = useTypical(trace);
  const zoom = parseZoom(search.zoom, laid.durationMs);
  const row = laid.rows.find((one) => one.key === search.span || one.event.id === search.span);
  const open = row?.event ?? trace.logs.find((log) => log.id === search.event);
  const [inline, setInline] = useState(trace.logs.length <= MOST_INLINE_AT_FIRST);
  const [shown, setShown] = useState<TraceTab>(
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
  return (
    <>
      <TraceHead trace={trace} durationMs={laid.durationMs} onError={toError} />
      <div className="relative flex min-h-0 flex-1">
        <section className="flex min-w-0 flex-1 flex-col" aria-label="Trace">
          <div className="flex h-10 shrink-0 items-center gap-1 border-line border-b px-3">
            <TraceTabs shown={shown} spans={trace.spans.length} logs={trace.logs.length} onShow={setShown} />
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
                zoom={zoom}
                onZoom={(next) => patch({ zoom: next && zoomText(next) }, { replace: zoom !== undefined })}
                openLog={search.event}
                onOpenLog={openLog}
              />
            ) : shown === 'logs' ? (
              <TraceLogs trace={trace} openId={search.event} onOpen={openLog} />
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
                  <SpanUsual
                    row={row}
                    pathMs={path.get(row.key)}
                    typical={typical.data?.get(operationKey(row.event))}
                  />
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
