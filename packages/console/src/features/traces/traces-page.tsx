import type { TraceSummary } from '@baselime-ai/contract';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useMemo, useState } from 'react';
import { carriedSearch } from '../../app/search.js';
import { useTimeframe, useView } from '../../app/use-view.js';
import { Button } from '../../ui/button.js';
import { formatClock, formatCount, formatCounted, formatDuration } from '../../ui/format.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Dot, TONE_BACKGROUND } from '../../ui/tone.js';
import { useIsNarrow } from '../../ui/use-media.js';
import { useAsk } from '../ask/ask-button.js';
import { ListEnd, ListHead, ListPage } from '../view/list-page.js';
import { ListRow } from '../view/list-row.js';
import { RowList } from '../view/row-list.js';
import { Toolbar } from '../view/toolbar.js';
import { usePages } from '../view/use-pages.js';
import { barShare, traceTone } from './model.js';
import { type Box, dotsOf, scaleOf, tracesIn } from './scatter-model.js';
import { ScatterSpace, TraceScatter } from './trace-scatter.js';
import { useScatter } from './use-scatter.js';

const EMPTY = {
  icon: 'traces',
  title: 'No traces in this time range',
  text: 'Send OpenTelemetry spans to /v1/traces (OTLP over HTTP) and each request shows here as one row.',
} as const;
const keyOf = (trace: TraceSummary): string => trace.traceId;

export function TracesPage(): ReactElement {
  const search = useView();
  const navigate = useNavigate();
  const ask = useAsk();
  const narrow = useIsNarrow();
  const [scrolled, setScrolled] = useState(false);
  const list = usePages('traces');
  const timeframe = useTimeframe();
  const scatter = useScatter(search, timeframe);
  const [box, setBox] = useState<Box | undefined>();
  const dots = scatter.data;
  const chosen = useMemo(
    () => (box && dots ? tracesIn(dotsOf(dots.traces, dots.timeframe, scaleOf(dots.traces)), box) : undefined),
    [box, dots],
  );
  const paged = useMemo(() => list.pages.flatMap((page) => page.traces ?? []), [list.pages]);
  const rows = chosen ?? paged;
  const longest = useMemo(() => rows.reduce((most, trace) => Math.max(most, trace.durationMs), 0), [rows]);
  const open = (trace: TraceSummary): void =>
    void navigate({ to: '/traces/$traceId', params: { traceId: trace.traceId }, search: carriedSearch(search) });
  const height = narrow ? 56 : 36;
  return (
    <>
      <Toolbar title="Traces" placeholder="Search the text of all spans" paused={scrolled}>
        {list.pending ? ' ' : formatCounted(paged.length, 'trace', list.more)}
      </Toolbar>
      {dots && dots.traces.length > 0 ? (
        <TraceScatter traces={dots.traces} timeframe={dots.timeframe} selected={box} onSelect={setBox} onOpen={open} />
      ) : scatter.isPending && (list.pending || paged.length > 0) ? (
        <ScatterSpace />
      ) : null}
      {chosen ? (
        <p
          className="flex h-9 shrink-0 items-center gap-3 border-line border-b bg-lime-soft px-4 text-xs"
          data-testid="scatter-selection"
        >
          {formatCount(chosen.length)} selected
          <Button onClick={() => setBox(undefined)}>Show all</Button>
        </p>
      ) : null}
      <ListHead>
        <span className="w-[88px]">Started</span>
        <span className="min-w-0 flex-1 pl-[19px]">Root</span>
        <span className="w-28 xl:w-40">Namespace</span>
        <span className="w-36 xl:w-52">Duration</span>
        <span className="w-14 text-right">Spans</span>
        <span className="w-14 text-right">Errors</span>
      </ListHead>
      <ListPage
        pending={list.pending}
        error={list.error}
        rows={paged.length}
        rowHeight={height}
        onRetry={list.retry}
        empty={EMPTY}
      >
        <RowList
          rows={rows}
          rowHeight={height}
          label="Traces, newest first"
          testId="trace-row"
          keyOf={keyOf}
          onOpen={open}
          onAsk={(trace) => ask({ kind: 'trace', traceId: trace.traceId })}
          {...(chosen ? {} : { onEnd: list.onEnd })}
          onScrolled={setScrolled}
          renderRow={(trace) => <TraceLine trace={trace} longestMs={longest} narrow={narrow} onOpen={open} />}
          footer={chosen ? null : <ListEnd loading={list.loadingMore} more={list.more} />}
        />
      </ListPage>
    </>
  );
}

interface LineProps {
  readonly trace: TraceSummary;
  readonly longestMs: number;
  readonly narrow: boolean;
  readonly onOpen: (trace: TraceSummary) => void;
}

function TraceLine({ trace, longestMs, narrow, onOpen }: LineProps): ReactElement {
  const tone = traceTone(trace);
  const clock = formatClock(Date.parse(trace.startedAt));
  const name = visibleLine(trace.name, 160) || 'unnamed';
  return (
    <ListRow
      onOpen={() => onOpen(trace)}
      subject={{ kind: 'trace', traceId: trace.traceId }}
      askLabel="Ask AI about this trace"
    >
      {narrow ? (
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-2">
            <Dot tone={tone} />
            <span className="truncate">{name}</span>
            <span className="ml-auto shrink-0 text-soft">{formatDuration(trace.durationMs)}</span>
          </span>
          <span className="flex gap-3 pl-[15px] text-2xs text-faint">
            <span className="truncate">{visibleLine(trace.namespace, 80)}</span>
            <span className="ml-auto shrink-0">
              {formatCounted(trace.spans, 'span')} · {clock}
            </span>
          </span>
        </span>
      ) : (
        <>
          <span className="w-[88px] shrink-0 text-faint">{clock}</span>
          <Dot tone={tone} />
          <span className="min-w-0 flex-1 truncate">{name}</span>
          <span className="w-28 shrink-0 truncate text-soft xl:w-40">{visibleLine(trace.namespace, 80)}</span>
          <span className="flex w-36 shrink-0 items-center gap-2.5 xl:w-52">
            <span className="h-1.5 flex-1 overflow-hidden rounded-full bg-raised">
              <span
                className={`block h-full rounded-full ${TONE_BACKGROUND[tone]} opacity-80`}
                style={{ width: `${barShare(trace.durationMs, longestMs) * 100}%` }}
              />
            </span>
            <span className="w-16 text-right">{formatDuration(trace.durationMs)}</span>
          </span>
          <span className="w-14 shrink-0 text-right text-soft">{formatCount(trace.spans)}</span>
          <span className={`w-14 shrink-0 text-right ${trace.errors > 0 ? 'text-bad' : 'text-faint'}`}>
            {trace.errors > 0 ? formatCount(trace.errors) : '–'}
          </span>
        </>
      )}
    </ListRow>
  );
}
