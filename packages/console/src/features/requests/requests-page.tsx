import type { RequestSummary } from '@baselime-ai/contract';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useMemo, useState } from 'react';
import { carriedSearch } from '../../app/search.js';
import { useView } from '../../app/use-view.js';
import { formatClock, formatCount, formatCounted, formatDuration } from '../../ui/format.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Dot } from '../../ui/tone.js';
import { useIsNarrow } from '../../ui/use-media.js';
import { useAsk } from '../ask/ask-button.js';
import { traceTone } from '../traces/model.js';
import { ListEnd, ListHead, ListPage } from '../view/list-page.js';
import { ListRow } from '../view/list-row.js';
import { RowList } from '../view/row-list.js';
import { Toolbar } from '../view/toolbar.js';
import { usePages } from '../view/use-pages.js';
import { lineOf } from './model.js';

const EMPTY = {
  icon: 'requests',
  title: 'No requests in this time range',
  text: 'Events that carry the same request id (requestId, or the id of a Lambda invocation) show here as one row.',
} as const;
const keyOf = (request: RequestSummary): string => request.requestId;

export function RequestsPage(): ReactElement {
  const search = useView();
  const navigate = useNavigate();
  const ask = useAsk();
  const narrow = useIsNarrow();
  const [scrolled, setScrolled] = useState(false);
  const list = usePages('requests');
  const rows = useMemo(() => list.pages.flatMap((page) => page.requests ?? []), [list.pages]);
  const open = (request: RequestSummary): void =>
    void navigate({
      to: '/events',
      search: { ...carriedSearch(search), f: [{ key: '@requestId', operation: '=', value: request.requestId }] },
    });
  const height = narrow ? 56 : 36;
  return (
    <>
      <Toolbar title="Requests" placeholder="Search the text of all requests" paused={scrolled}>
        {list.pending ? ' ' : formatCounted(rows.length, 'request', list.more)}
      </Toolbar>
      <ListHead>
        <span className="w-[88px]">Started</span>
        <span className="w-44 pl-[19px]">Namespace</span>
        <span className="min-w-0 flex-1">Request</span>
        <span className="w-20 text-right">Duration</span>
        <span className="w-14 text-right">Events</span>
        <span className="w-14 text-right">Errors</span>
      </ListHead>
      <ListPage
        pending={list.pending}
        error={list.error}
        rows={rows.length}
        rowHeight={height}
        onRetry={list.retry}
        empty={EMPTY}
      >
        <RowList
          rows={rows}
          rowHeight={height}
          label="Requests, newest first"
          testId="request-row"
          keyOf={keyOf}
          onOpen={open}
          onAsk={(request) => ask({ kind: 'request', requestId: request.requestId })}
          onEnd={list.onEnd}
          onScrolled={setScrolled}
          renderRow={(request) => <RequestLine request={request} narrow={narrow} onOpen={open} />}
          footer={<ListEnd loading={list.loadingMore} more={list.more} />}
        />
      </ListPage>
    </>
  );
}

interface LineProps {
  readonly request: RequestSummary;
  readonly narrow: boolean;
  readonly onOpen: (request: RequestSummary) => void;
}

function RequestLine({ request, narrow, onOpen }: LineProps): ReactElement {
  const clock = formatClock(Date.parse(request.startedAt));
  const namespace = visibleLine(request.namespace, 80);
  const text = (
    <span
      title={`Request ${visibleLine(request.requestId, 80)}`}
      className={request.errors > 0 ? 'text-bad' : request.message === undefined ? 'text-faint' : 'text-soft'}
    >
      {visibleLine(lineOf(request, narrow), 240)}
    </span>
  );
  return (
    <ListRow
      onOpen={() => onOpen(request)}
      subject={{ kind: 'request', requestId: request.requestId }}
      askLabel="Ask AI about this request"
    >
      {narrow ? (
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-2">
            <Dot tone={traceTone(request)} />
            <span className="truncate">{namespace}</span>
            <span className="ml-auto shrink-0 text-2xs text-faint">{clock}</span>
          </span>
          <span className="block truncate pl-[15px]">{text}</span>
        </span>
      ) : (
        <>
          <span className="w-[88px] shrink-0 text-faint">{clock}</span>
          <Dot tone={traceTone(request)} />
          <span className="w-[157px] shrink-0 truncate">{namespace}</span>
          <span className="min-w-0 flex-1 truncate">{text}</span>
          <span className="w-20 shrink-0 text-right">{formatDuration(request.durationMs)}</span>
          <span className="w-14 shrink-0 text-right text-soft">{formatCount(request.events)}</span>
          <span className={`w-14 shrink-0 text-right ${request.errors > 0 ? 'text-bad' : 'text-faint'}`}>
            {request.errors > 0 ? formatCount(request.errors) : '–'}
          </span>
        </>
      )}
    </ListRow>
  );
}
