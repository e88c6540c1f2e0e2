import { ERROR_STATUSES, type ErrorStatus } from '@baselime-ai/contract';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useMemo, useState } from 'react';
import { useViewClock } from '../../app/clock.js';
import { carriedSearch } from '../../app/search.js';
import { usePatchView, useTimeframe, useView } from '../../app/use-view.js';
import { formatAgo, formatCount, formatCounted, words } from '../../ui/format.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Badge, Dot } from '../../ui/tone.js';
import { useIsNarrow } from '../../ui/use-media.js';
import { useAsk } from '../ask/ask-button.js';
import { ListHead, ListPage } from '../view/list-page.js';
import { ListRow } from '../view/list-row.js';
import { RowList } from '../view/row-list.js';
import { Toolbar } from '../view/toolbar.js';
import { DayBars } from './day-bars.js';
import { ASK_ERROR, errorFace, errorSubject } from './error-face.js';
import { type ErrorOrder, type ErrorRow, ordered } from './model.js';
import { useErrors } from './use-errors.js';

const EMPTY = {
  icon: 'check',
  title: 'No errors in this time range',
  text: 'Errors are events of level error or worse, failed spans, and events with an error field.',
} as const;
const ORDER_LABELS: Readonly<Record<ErrorOrder, string>> = {
  count: 'most frequent',
  first: 'newest kind',
  last: 'last seen',
};
const keyOf = (row: ErrorRow): string => row.fingerprint;

export function ErrorsPage(): ReactElement {
  const search = useView();
  const timeframe = useTimeframe();
  const navigate = useNavigate();
  const ask = useAsk();
  const narrow = useIsNarrow();
  const [scrolled, setScrolled] = useState(false);
  const errors = useErrors(search, timeframe);
  const status = search.status ?? 'active';
  const order = search.order ?? 'count';
  const rows = useMemo(
    () =>
      ordered(
        errors.rows.filter((row) => row.status === status),
        order,
      ),
    [errors.rows, status, order],
  );
  const open = (row: ErrorRow): void =>
    void navigate({
      to: '/errors/$fingerprint',
      params: { fingerprint: row.fingerprint },
      search: carriedSearch(search),
    });
  const height = narrow ? 60 : 48;
  return (
    <>
      <Toolbar title="Errors" placeholder="Search the text of all errors" errorsToggle={false} paused={scrolled}>
        {errors.pending ? ' ' : formatCounted(errors.rows.length, 'kind of error', false, 'kinds of error')}
      </Toolbar>
      <StatusTabs rows={errors.rows} status={status} order={order} />
      <ListHead>
        <span className="min-w-0 flex-1 pl-[19px]">Error</span>
        <span className="w-36">Last 30 days</span>
        <span className="w-20 text-right">First seen</span>
        <span className="w-20 text-right">Last seen</span>
        <span className="w-16 text-right">Count</span>
      </ListHead>
      <ListPage
        pending={errors.pending}
        error={errors.error}
        rows={errors.rows.length}
        rowHeight={height}
        onRetry={errors.retry}
        empty={EMPTY}
      >
        {rows.length === 0 ? (
          <p className="px-4 py-10 text-center text-sm text-soft">No error of this time range is {status}.</p>
        ) : (
          <RowList
            key={`${status} ${order}`}
            rows={rows}
            rowHeight={height}
            label={`Errors, ${ORDER_LABELS[order]} first`}
            testId="error-row"
            keyOf={keyOf}
            onOpen={open}
            onAsk={(row) => ask(errorSubject(row))}
            onScrolled={setScrolled}
            renderRow={(row) => <ErrorLine row={row} narrow={narrow} onOpen={open} />}
          />
        )}
      </ListPage>
    </>
  );
}

interface TabsProps {
  readonly rows: readonly ErrorRow[];
  readonly status: ErrorStatus;
  readonly order: ErrorOrder;
}

const ORDERS: readonly (readonly [ErrorOrder, string])[] = [
  ['count', 'Most frequent'],
  ['first', 'Newest kind'],
  ['last', 'Last seen'],
];

function StatusTabs({ rows, status, order }: TabsProps): ReactElement {
  const patch = usePatchView();
  return (
    <fieldset aria-label="Status" className="flex h-10 shrink-0 items-center gap-1 border-line border-b px-3">
      {ERROR_STATUSES.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === status}
          data-testid={`status-${one}`}
          onClick={() => patch({ status: one === 'active' ? undefined : one })}
          className="h-7 whitespace-nowrap rounded-md px-2 text-xs text-soft hover:text-ink aria-pressed:bg-raised aria-pressed:text-ink md:px-2.5"
        >
          {words(one)}{' '}
          <span className="text-faint tabular-nums">{rows.filter((row) => row.status === one).length}</span>
        </button>
      ))}
      <select
        aria-label="Order"
        data-testid="error-order"
        value={order}
        onChange={(event) =>
          patch({
            order: event.target.value === 'first' || event.target.value === 'last' ? event.target.value : undefined,
          })
        }
        className="ml-auto h-7 min-w-0 rounded-md border border-line-strong bg-ground px-1.5 text-xs text-soft outline-none focus:border-lime"
      >
        {ORDERS.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </fieldset>
  );
}

interface LineProps {
  readonly row: ErrorRow;
  readonly narrow: boolean;
  readonly onOpen: (row: ErrorRow) => void;
}

function ErrorLine({ row, narrow, onOpen }: LineProps): ReactElement {
  const { nowMs } = useViewClock();
  const { text, place, tone } = errorFace(row);
  const cell = 'w-20 shrink-0 text-right text-faint';
  return (
    <ListRow onOpen={() => onOpen(row)} subject={errorSubject(row)} askLabel={ASK_ERROR} showsAsk>
      <Dot tone={tone} />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-ink">{text}</span>
        <span className="flex items-center gap-1.5 truncate font-sans text-2xs text-faint">
          <span className="truncate">
            {place}
            {row.sample.service === row.sample.namespace ? '' : ` · ${visibleLine(row.sample.service, 60)}`}
          </span>
          {narrow ? <span className="shrink-0">· {formatAgo(row.lastAt, nowMs)}</span> : null}
          {row.regressed ? <Badge look="warn">came back</Badge> : null}
          {row.merged > 0 ? <Badge>{row.merged + 1} merged</Badge> : null}
          {row.assignee ? <Badge look="lime">{visibleLine(row.assignee, 24)}</Badge> : null}
        </span>
      </span>
      {narrow ? null : (
        <>
          <span className="h-6 w-36 shrink-0">
            <DayBars days={row.days} />
          </span>
          <span className={cell}>{formatAgo(row.firstAt, nowMs)}</span>
        </>
      )}
      {narrow ? null : <span className={cell}>{formatAgo(row.lastAt, nowMs)}</span>}
      <span className="w-10 shrink-0 text-right text-bad md:w-16">{formatCount(row.count)}</span>
    </ListRow>
  );
}
