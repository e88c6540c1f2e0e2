/** What is asked about, as the server reads it: shown beside the answer. */
import type { Subject, Timeframe } from '@baselime-ai/contract';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactElement, type ReactNode, Suspense, useMemo } from 'react';
import { fetchAlert, runQuery } from '../../api/routes.js';
import { useViewClock } from '../../app/clock.js';
import { CopyButton, pageUrl } from '../../ui/copy.js';
import { formatClock, formatCounted, formatDuration, formatInstant, words } from '../../ui/format.js';
import { JsonTree } from '../../ui/json-tree/json-tree.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Dot } from '../../ui/tone.js';
import { conditionText, limitOf, watchedQuery, watchedRange } from '../alerts/model.js';
import { StackView } from '../event/stack-view.js';
import { useEvent } from '../event/use-event.js';
import { eventRow } from '../events/model.js';
import { metricQuery, usualCalculation } from '../metrics/model.js';
import { BAR_BOX, SpanBar } from '../trace/span-bar.js';
import { useTrace } from '../trace/use-trace.js';
import { waterfall } from '../trace/waterfall-model.js';
import { subjectName } from './subject-code.js';

const AboutChart = lazy(() => import('./about-chart.js').then((module) => ({ default: module.AboutChart })));
const MINI_ROWS = 40;
const WEEK_MS = 7 * 86_400_000;

interface Props {
  readonly subject: Subject;
  /** False while the answer is counted, so that nothing heavy is asked beside it. */
  readonly mayAsk: boolean;
}

export function SubjectView({ subject, mayAsk }: Props): ReactElement {
  if (subject.kind === 'event') return <AboutEvent id={subject.id} />;
  if (subject.kind === 'trace') return <AboutTrace traceId={subject.traceId} spanId={subject.spanId} />;
  if (subject.kind === 'error')
    return <AboutMany subject={subject} filterKey="$baselime.fingerprint" value={subject.fingerprint} />;
  if (subject.kind === 'request')
    return <AboutMany subject={subject} filterKey="@requestId" value={subject.requestId} />;
  if (subject.kind === 'alert') return <AboutAlert id={subject.id} mayAsk={mayAsk} />;
  const drawn = drawnOf(subject);
  return (
    <Frame title={subjectName(subject)} note={drawn && rangeText(drawn.timeframe)} json={subject}>
      {drawn === undefined ? null : (
        <Suspense fallback={<div className="skeleton mb-3 h-48" aria-hidden="true" />}>
          <AboutChart {...drawn} mayAsk={mayAsk} />
        </Suspense>
      )}
      <JsonTree value={subject} />
    </Frame>
  );
}

/** What is drawn of a subject over time; undefined for all that is no series. */
function drawnOf(subject: Subject) {
  if (subject.kind === 'chart') return subject;
  if (subject.kind !== 'metric') return undefined;
  const query = metricQuery({ name: subject.name, dataset: '' }, usualCalculation(subject.name), undefined);
  const filters = [...(query.filters ?? []), ...(subject.filters ?? [])];
  return { query: { ...query, filters }, timeframe: subject.timeframe };
}

const rangeText = ({ from, to }: Timeframe): string => `${formatInstant(from)} – ${formatInstant(to)}`;

interface FrameProps {
  readonly title: string;
  readonly note?: string | undefined;
  /** What Copy JSON copies; undefined while it is not there. */
  readonly json: unknown;
  readonly children: ReactNode;
}

function Frame({ title, note, json, children }: FrameProps): ReactElement {
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex h-11 shrink-0 items-center gap-2 border-line border-b px-4">
        <h3 className="min-w-0 flex-1 truncate text-xs font-medium">
          <span>{words(title)}</span>
          {note ? <span className="ml-2 font-normal text-faint">{note}</span> : null}
        </h3>
        <CopyButton label="Copy JSON" short="JSON" text={() => JSON.stringify(json ?? null, null, 2)} />
        <CopyButton label="Copy URL" short="URL" text={pageUrl} />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto p-3">
        {json === undefined ? (
          <div aria-hidden="true" className="flex flex-col gap-3 p-1">
            {[52, 68, 40, 74, 58, 36].map((width) => (
              <span key={width} className="skeleton h-2.5" style={{ width: `${width}%` }} />
            ))}
          </div>
        ) : (
          children
        )}
      </div>
    </div>
  );
}

/** What the alert watches, against its threshold. */
function AboutAlert({ id, mayAsk }: { readonly id: string; readonly mayAsk: boolean }): ReactElement {
  const { nowMs } = useViewClock();
  const { data, error } = useQuery({ queryKey: ['alert', id], queryFn: ({ signal }) => fetchAlert(id, signal) });
  const drawn = useMemo(
    () => data && { query: watchedQuery(data), timeframe: watchedRange(data.window, nowMs) },
    [data, nowMs],
  );
  return (
    <Frame title="alert" note={data && visibleLine(data.name, 60)} json={error ? null : data}>
      {error ? <Gone what="alert" /> : null}
      {data && drawn ? (
        <>
          <p className="px-1 pb-2 text-xs text-soft [overflow-wrap:anywhere]">
            {visibleLine(conditionText(data), 400)}
          </p>
          <Suspense fallback={<div className="skeleton mb-3 h-48" aria-hidden="true" />}>
            <AboutChart {...drawn} granularityMs={data.window} limit={limitOf(data)} mayAsk={mayAsk} />
          </Suspense>
          <JsonTree value={data} />
        </>
      ) : null}
    </Frame>
  );
}

function AboutEvent({ id }: { readonly id: string }): ReactElement {
  const { data, error } = useEvent(id);
  const note = data ? `${visibleLine(data.namespace, 60)} · ${formatInstant(data.timestampMs)}` : undefined;
  return (
    <Frame title={data?.kind === 'log' || !data ? 'event' : data.kind} note={note} json={error ? null : data?.data}>
      {data?.isError ? <StackView event={data} /> : null}
      {error ? <Gone what="event" /> : <JsonTree value={data?.data} />}
    </Frame>
  );
}

function AboutTrace({
  traceId,
  spanId,
}: {
  readonly traceId: string;
  readonly spanId: string | undefined;
}): ReactElement {
  const { data, error } = useTrace(traceId);
  const laid = useMemo(() => waterfall(data?.spans ?? []), [data]);
  const span = data?.spans.find((one) => one.spanId === spanId);
  const note = data ? `${formatDuration(laid.durationMs)} · ${formatCounted(data.spans.length, 'span')}` : undefined;
  if (spanId !== undefined) {
    const about = span ? `${visibleLine(span.name ?? '', 60)} · ${formatDuration(span.durationMs)}` : undefined;
    return (
      <Frame title="span" note={about} json={error || (data && !span) ? null : span?.data}>
        {error || !span ? <Gone what="span" /> : <JsonTree value={span.data} />}
      </Frame>
    );
  }
  return (
    <Frame title="trace" note={note} json={error ? null : data}>
      {error ? <Gone what="trace" /> : null}
      <ul aria-label="Spans">
        {laid.rows.slice(0, MINI_ROWS).map((row) => (
          <li key={row.key} className="flex h-6 items-center gap-2">
            <span
              className="data w-[46%] shrink-0 truncate text-soft"
              style={{ paddingLeft: Math.min(row.depth, 8) * 10 }}
              title={visibleLine(row.event.name ?? '')}
            >
              {visibleLine(row.event.name ?? row.event.namespace, 100)}
            </span>
            <span className={BAR_BOX}>
              <SpanBar row={row} place={row} />
            </span>
            <span className="data w-14 shrink-0 text-right text-2xs text-faint">{formatDuration(row.durationMs)}</span>
          </li>
        ))}
      </ul>
      {laid.rows.length > MINI_ROWS ? (
        <p className="pt-2 text-xs text-faint">and {laid.rows.length - MINI_ROWS} more spans</p>
      ) : null}
    </Frame>
  );
}

interface ManyProps {
  readonly subject: Subject;
  readonly filterKey: string;
  readonly value: string;
}

/** An error or a request: the newest events of it. */
function AboutMany({ subject, filterKey, value }: ManyProps): ReactElement {
  const { nowMs } = useViewClock();
  const { data, error } = useQuery({
    queryKey: ['subject-events', filterKey, value],
    queryFn: ({ signal }) =>
      runQuery(
        {
          query: { filters: [{ key: filterKey, operation: '=', value }], limit: 30 },
          timeframe: { from: Math.max(0, Math.floor(nowMs - WEEK_MS)), to: Math.ceil(nowMs) + 60_000 },
          view: 'events',
        },
        signal,
      ),
  });
  const events = data?.events;
  const newest = events?.[0];
  return (
    <Frame
      title={subjectName(subject)}
      note={visibleLine(value, 48)}
      json={error ? null : events?.map((event) => event.data)}
    >
      {error || (events && !newest) ? <Gone what={subjectName(subject)} /> : null}
      <ul aria-label="Newest events" className="mb-3">
        {(events ?? []).slice(0, 12).map((event) => {
          const row = eventRow(event);
          return (
            <li key={event.id} className="data flex h-6 items-center gap-2.5">
              <span className="shrink-0 text-faint">{formatClock(event.timestampMs)}</span>
              <Dot tone={row.tone} />
              <span className="min-w-0 truncate text-soft">{row.text}</span>
            </li>
          );
        })}
      </ul>
      {newest ? (
        <>
          <p className="mb-1 border-line border-t pt-3 text-2xs text-faint">The newest event</p>
          <JsonTree value={newest.data} />
        </>
      ) : null}
    </Frame>
  );
}

function Gone({ what }: { readonly what: string }): ReactElement {
  return (
    <p className="p-2 text-sm text-soft">
      This {what} cannot be read. It may be older than what the server keeps, or the link may be cut off.
    </p>
  );
}
