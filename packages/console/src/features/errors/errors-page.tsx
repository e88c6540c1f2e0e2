import type { Timeframe } from '@baselime-ai/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { runQuery } from '../../api/routes.js';
import { useViewClock } from '../../app/clock.js';
import { carriedSearch, type ViewSearch } from '../../app/search.js';
import { useTimeframe, useView } from '../../app/use-view.js';
import { formatAgo, formatCount } from '../../ui/format.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Dot } from '../../ui/tone.js';
import { useIsNarrow } from '../../ui/use-media.js';
import { AskButton, useAsk } from '../ask/ask-button.js';
import { eventRow, queryOf } from '../events/model.js';
import { ListHead, ListPage } from '../view/list-page.js';
import { RowList } from '../view/row-list.js';
import { Toolbar } from '../view/toolbar.js';
import { type ErrorGroup, errorGroups, FINGERPRINT } from './model.js';

const EMPTY = {
  icon: 'check',
  title: 'No errors in this time range',
  text: 'Errors are events of level error or worse, failed spans, and events with an error field.',
} as const;
const MOST_SAMPLES = 40;
const keyOf = (group: ErrorGroup): string => group.fingerprint;

function useErrors(search: ViewSearch, timeframe: Timeframe) {
  const query = queryOf({ ...search, errors: true });
  return useQuery({
    queryKey: ['errors', query, timeframe.from, timeframe.to],
    queryFn: async ({ signal }): Promise<readonly ErrorGroup[]> => {
      const [grouped, newest] = await Promise.all([
        runQuery(
          {
            query: {
              ...query,
              calculations: [{ operator: 'COUNT', alias: 'count' }],
              groupBys: [{ value: FINGERPRINT }],
              orderBy: { value: 'count', order: 'DESC' },
              limit: 200,
            },
            timeframe,
            view: 'series',
          },
          signal,
        ),
        runQuery({ query: { ...query, limit: 500 }, timeframe, view: 'events' }, signal),
      ]);
      const samples = newest.events ?? [];
      const groups = errorGroups(grouped, samples, timeframe);
      // A frequent error fills the newest page; the rare ones beside it are fetched one by one.
      const missing = groups.filter((group) => group.sample === undefined).slice(0, MOST_SAMPLES);
      const found = await Promise.all(
        missing.map(({ fingerprint }) => {
          const filters = [{ key: FINGERPRINT, operation: '=', value: fingerprint } as const];
          return runQuery({ query: { filters, limit: 1 }, timeframe, view: 'events' }, signal);
        }),
      );
      return missing.length === 0
        ? groups
        : errorGroups(grouped, [...samples, ...found.flatMap(({ events }) => events ?? [])], timeframe);
    },
    placeholderData: keepPreviousData,
  });
}

export function ErrorsPage(): ReactElement {
  const search = useView();
  const timeframe = useTimeframe();
  const navigate = useNavigate();
  const ask = useAsk();
  const narrow = useIsNarrow();
  const [scrolled, setScrolled] = useState(false);
  const errors = useErrors(search, timeframe);
  const rows = errors.data ?? [];
  const open = (group: ErrorGroup): void =>
    void navigate({
      to: '/events',
      search: {
        ...carriedSearch(search),
        f: [{ key: FINGERPRINT, operation: '=', value: group.fingerprint }],
        ...(group.sample ? { event: group.sample.id } : {}),
      },
    });
  const height = narrow ? 60 : 48;
  return (
    <>
      <Toolbar title="Errors" placeholder="Search the text of all errors" errorsToggle={false} paused={scrolled}>
        {errors.data ? `${formatCount(rows.length)} kinds of error` : ' '}
      </Toolbar>
      <ListHead>
        <span className="min-w-0 flex-1 pl-[19px]">Error</span>
        <span className="w-44">Over time</span>
        <span className="w-20 text-right">Last seen</span>
        <span className="w-16 text-right">Count</span>
      </ListHead>
      <ListPage
        pending={errors.isPending}
        error={errors.error}
        rows={rows.length}
        rowHeight={height}
        onRetry={() => void errors.refetch()}
        empty={EMPTY}
      >
        <RowList
          rows={rows}
          rowHeight={height}
          label="Errors, most frequent first"
          testId="error-row"
          keyOf={keyOf}
          onOpen={open}
          onAsk={(group) => ask({ kind: 'error', fingerprint: group.fingerprint })}
          onScrolled={setScrolled}
          renderRow={(group) => <ErrorLine group={group} narrow={narrow} onOpen={open} />}
        />
      </ListPage>
    </>
  );
}

interface LineProps {
  readonly group: ErrorGroup;
  readonly narrow: boolean;
  readonly onOpen: (group: ErrorGroup) => void;
}

function ErrorLine({ group, narrow, onOpen }: LineProps): ReactElement {
  const { nowMs } = useViewClock();
  const row = group.sample ? eventRow(group.sample) : undefined;
  return (
    <div className="flex h-full items-center pr-2">
      <button
        type="button"
        onClick={() => onOpen(group)}
        className="flex h-full min-w-0 flex-1 items-center gap-3 pl-3 text-left outline-offset-[-2px] md:pl-4"
      >
        <Dot tone={row?.tone === 'late' ? 'late' : 'bad'} />
        <span className="min-w-0 flex-1">
          <span className="data block truncate text-ink">
            {row?.text ?? `Error ${visibleLine(group.fingerprint, 40)}`}
          </span>
          <span className="block truncate text-2xs text-faint">
            {row ? row.place : `${formatCount(group.count)} events`}
            {group.sample && group.sample.service !== group.sample.namespace
              ? ` · ${visibleLine(group.sample.service, 60)}`
              : ''}
          </span>
        </span>
        {narrow ? null : <Trend counts={group.trend} />}
        <span className="data w-20 shrink-0 text-right text-faint">
          {group.lastAt === undefined ? '–' : formatAgo(group.lastAt, nowMs)}
        </span>
        <span className="data w-10 shrink-0 text-right text-bad md:w-16">{formatCount(group.count)}</span>
      </button>
      <span className="ml-1 w-6">
        <AskButton
          subject={{ kind: 'error', fingerprint: group.fingerprint }}
          look="row"
          label="Ask AI about this error"
        />
      </span>
    </div>
  );
}

function Trend({ counts }: { readonly counts: readonly number[] }): ReactElement {
  const most = Math.max(1, ...counts);
  return (
    <span aria-hidden="true" className="flex h-6 w-44 shrink-0 items-end gap-px">
      {counts.map((count, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a range never reorder
          key={index}
          className={`flex-1 rounded-[1px] ${count > 0 ? 'bg-bad/80' : 'bg-line'}`}
          style={{ height: count > 0 ? `${Math.max((count / most) * 100, 12)}%` : 2 }}
        />
      ))}
    </span>
  );
}
