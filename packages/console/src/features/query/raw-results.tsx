/** The rows behind a chart: events, log patterns, traces. Each can be opened and asked about. */
import type { Query, QueryRequest, Subject, Timeframe } from '@baselime-ai/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { runQuery } from '../../api/routes.js';
import { carriedSearch } from '../../app/search.js';
import { useView } from '../../app/use-view.js';
import { formatClock, formatCount, formatDuration } from '../../ui/format.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Failed, SkeletonRows } from '../../ui/states.js';
import { Dot, type Tone } from '../../ui/tone.js';
import { AskButton } from '../ask/ask-button.js';
import { eventRow } from '../events/model.js';
import { ListHead } from '../view/list-page.js';

export type RawView = 'events' | 'patterns' | 'traces';
const MOST_ROWS = 100;
const ROW_HEIGHT = 30;

/** What stands in the columns of a view; a pattern has no duration. */
const HEADS: Readonly<Record<RawView, readonly [left: string, place: string, text: string, right: string]>> = {
  events: ['Time', 'Namespace', 'Message', 'Duration'],
  patterns: ['Count', 'Errors', 'Pattern', ''],
  traces: ['Started', 'Namespace', 'Root', 'Duration'],
};

interface Props {
  readonly view: RawView;
  readonly query: Query;
  readonly timeframe: Timeframe;
}

interface Row {
  readonly key: string;
  readonly left: string;
  readonly tone: Tone;
  readonly place: string;
  readonly text: string;
  readonly right: string;
  readonly subject: Subject;
  readonly open: () => void;
}

/** Calculations and groups say nothing about rows. */
const rowsQuery = ({ calculations: _c, groupBys: _g, orderBy: _o, limit, ...rest }: Query): Query => ({
  ...rest,
  limit: Math.min(limit ?? MOST_ROWS, MOST_ROWS),
});

export function RawResults({ view, query, timeframe }: Props): ReactElement {
  const navigate = useNavigate();
  const search = carriedSearch(useView());
  const asked = rowsQuery(query);
  const request: QueryRequest = { query: asked, timeframe, view };
  const found = useQuery({
    queryKey: ['query-rows', view, asked, timeframe.from, timeframe.to],
    queryFn: ({ signal }) => runQuery(request, signal),
    placeholderData: keepPreviousData,
  });
  if (found.isPending) return <SkeletonRows rows={10} height={ROW_HEIGHT} />;
  if (found.error && found.data === undefined)
    return <Failed error={found.error} onRetry={() => void found.refetch()} />;
  const openEvent = (id: string) => () => void navigate({ to: '/events/$id', params: { id }, search });
  const rows: readonly Row[] = [
    ...(found.data?.events ?? []).map((event): Row => {
      const row = eventRow(event);
      const subject: Subject = { kind: 'event', id: event.id };
      return {
        ...row,
        key: event.id,
        left: formatClock(event.timestampMs),
        right: event.durationMs === undefined ? '' : formatDuration(event.durationMs),
        subject,
        open: openEvent(event.id),
      };
    }),
    ...(found.data?.patterns ?? []).map(
      (pattern): Row => ({
        key: `${pattern.sampleId} ${pattern.pattern}`,
        left: `${formatCount(pattern.count)}×`,
        tone: pattern.errors > 0 ? 'bad' : 'info',
        place: pattern.errors > 0 ? formatCount(pattern.errors) : '–',
        text: visibleLine(pattern.pattern, 400),
        right: '',
        subject: { kind: 'event', id: pattern.sampleId },
        open: openEvent(pattern.sampleId),
      }),
    ),
    ...(found.data?.traces ?? []).map(
      (trace): Row => ({
        key: trace.traceId,
        left: formatClock(Date.parse(trace.startedAt)),
        tone: trace.errors > 0 ? 'bad' : 'good',
        place: visibleLine(trace.namespace, 80),
        text: visibleLine(trace.name, 200) || 'unnamed',
        right: formatDuration(trace.durationMs),
        subject: { kind: 'trace', traceId: trace.traceId },
        open: () => void navigate({ to: '/traces/$traceId', params: { traceId: trace.traceId }, search }),
      }),
    ),
  ];
  if (rows.length === 0)
    return <p className="px-4 py-10 text-center text-faint text-sm">Nothing matches in this time range.</p>;
  const [left, place, text, right] = HEADS[view];
  return (
    <>
      <ListHead>
        <span className="w-[88px]">{left}</span>
        <span className="w-[163px] pl-[19px]">{place}</span>
        <span className="min-w-0 flex-1">{text}</span>
        <span className="w-16 text-right">{right}</span>
      </ListHead>
      <ul aria-label={view} data-testid="raw-rows">
        {rows.map((row) => (
          <li
            key={row.key}
            className="group flex items-center border-line/60 border-b hover:bg-hover"
            style={{ height: ROW_HEIGHT }}
          >
            <button
              type="button"
              onClick={row.open}
              className="data flex h-full min-w-0 flex-1 items-center gap-3 pl-4 text-left outline-offset-[-2px]"
            >
              <span className="w-[88px] shrink-0 text-faint">{row.left}</span>
              <Dot tone={row.tone} />
              <span className="hidden w-36 shrink-0 truncate text-soft sm:block">{row.place}</span>
              <span className="min-w-0 flex-1 truncate">{row.text}</span>
              <span className={`w-16 shrink-0 text-right text-faint ${row.right === '' ? 'max-sm:hidden' : ''}`}>
                {row.right}
              </span>
            </button>
            <span className="mr-2 ml-1 w-6 opacity-0 focus-within:opacity-100 group-hover:opacity-100 [@media(hover:none)]:opacity-100">
              <AskButton subject={row.subject} look="row" label="Ask AI about this" />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
