import type { LedgerEntry } from '@baselime-ai/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useMemo, useState } from 'react';
import { fetchLedger } from '../../api/routes.js';
import { Button, buttonClass } from '../../ui/button.js';
import { formatBytes, formatCount, formatInstant, formatMeasure } from '../../ui/format.js';
import { Icon } from '../../ui/icons.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Empty, Failed, SkeletonRows } from '../../ui/states.js';
import { Badge } from '../../ui/tone.js';
import { PageTitle } from '../view/page-title.js';
import { EntryBytes } from './entry-bytes.js';
import { FILTER_NAMES, filtered, LEDGER_FILTERS, type LedgerFilter } from './model.js';

export function LedgerPage(): ReactElement {
  const list = useInfiniteQuery({
    queryKey: ['ledger', 'pages'],
    queryFn: ({ pageParam, signal }) => fetchLedger(pageParam || undefined, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const [filter, setFilter] = useState<LedgerFilter>('all');
  const [needle, setNeedle] = useState('');
  const entries = useMemo(() => list.data?.pages.flatMap((page) => page.entries) ?? [], [list.data]);
  const shown = useMemo(() => filtered(entries, filter, needle), [entries, filter, needle]);
  return (
    <>
      <PageTitle title="Ledger">
        Every request that left this machine for a model, or was stopped on the way: the exact bytes.
      </PageTitle>
      {list.isPending ? (
        <SkeletonRows rows={8} height={44} />
      ) : list.error && entries.length === 0 ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : entries.length === 0 ? (
        <Empty icon="shield" title="Nothing has left this machine">
          <p>
            Answers so far came from the local narrator. When a model is configured, each request to it is listed here.
          </p>
          <Link to="/privacy" className={buttonClass('plain')}>
            See what would leave
          </Link>
        </Empty>
      ) : (
        <>
          <Filters entries={entries} filter={filter} onFilter={setFilter} needle={needle} onNeedle={setNeedle} />
          <div className="min-h-0 flex-1 overflow-y-auto">
            <ul aria-label="Ledger, newest first">
              {shown.map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </ul>
            {shown.length === 0 ? (
              <p role="status" className="p-6 text-center text-sm text-soft">
                None of the {formatCount(entries.length)} entries that are loaded matches.
              </p>
            ) : null}
            {list.hasNextPage ? (
              <div className="flex justify-center p-4">
                <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                  Older entries
                </Button>
              </div>
            ) : null}
          </div>
        </>
      )}
    </>
  );
}

interface FiltersProps {
  readonly entries: readonly LedgerEntry[];
  readonly filter: LedgerFilter;
  readonly onFilter: (filter: LedgerFilter) => void;
  readonly needle: string;
  readonly onNeedle: (needle: string) => void;
}

function Filters({ entries, filter, onFilter, needle, onNeedle }: FiltersProps): ReactElement {
  return (
    <search className="flex flex-wrap items-center gap-2 border-line border-b px-4 py-2">
      <span className="flex flex-wrap items-center gap-0.5">
        {LEDGER_FILTERS.map((one) => (
          <button
            key={one}
            type="button"
            data-testid={`ledger-filter-${one}`}
            aria-pressed={filter === one}
            onClick={() => onFilter(one)}
            className="h-7 rounded-md px-2.5 text-soft text-xs hover:text-ink aria-pressed:bg-raised aria-pressed:text-ink"
          >
            {FILTER_NAMES[one]}{' '}
            <span className="data text-faint">{formatCount(filtered(entries, one, '').length)}</span>
          </button>
        ))}
      </span>
      <input
        data-search-field
        data-testid="ledger-needle"
        aria-label="Search the ledger and its bytes"
        placeholder="Search the bytes, model, host or actor"
        value={needle}
        onChange={(event) => onNeedle(event.target.value)}
        spellCheck={false}
        className="data h-7 min-w-0 flex-1 basis-56 rounded-md border border-line-strong bg-panel px-2.5 outline-none placeholder:font-sans placeholder:text-faint focus-visible:border-lime"
      />
    </search>
  );
}

const OUTCOMES = { pending: 'plain', answered: 'lime', failed: 'warn', blocked: 'bad', cancelled: 'plain' } as const;

function Entry({ entry }: { readonly entry: LedgerEntry }): ReactElement {
  const [open, setOpen] = useState(false);
  const tokens = entry.inputTokens === undefined ? undefined : entry.inputTokens + (entry.outputTokens ?? 0);
  const passed = entry.verdict === 'passed';
  return (
    <li data-testid="ledger-row" className="border-line/60 border-b">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex min-h-11 w-full items-center gap-3 px-4 py-1.5 text-left outline-offset-[-2px] hover:bg-hover"
      >
        <span className={`text-faint transition-transform ${open ? 'rotate-90' : ''}`}>
          <Icon name="chevron" size={12} />
        </span>
        <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3">
          <span className="data w-32 shrink-0 text-soft">{formatInstant(Date.parse(entry.at))}</span>
          <span className="min-w-0 truncate text-sm sm:flex-1">
            {visibleLine(entry.model, 60)} <span className="text-faint">at {visibleLine(entry.host, 80)}</span>
          </span>
        </span>
        <span className="hidden w-28 truncate text-soft text-xs lg:block">{visibleLine(entry.actor, 60)}</span>
        <span className="data hidden w-20 text-right text-faint md:block">{formatBytes(entry.bytes)}</span>
        <span className="data hidden w-24 text-right text-faint md:block">
          {tokens === undefined ? '–' : `${formatCount(tokens)} tok`}
        </span>
        <span className="data hidden w-20 text-right text-faint lg:block">
          {entry.costUsd === undefined ? '–' : formatMeasure(entry.costUsd, 'USD')}
        </span>
        <span className={`shrink-0 ${passed ? 'text-good' : 'text-bad'}`} title={`Last check: ${entry.verdict}`}>
          <Icon name="shield" size={14} />
          <span className="sr-only">Last check: {entry.verdict}.</span>
        </span>
        <span className="flex w-20 shrink-0 justify-end">
          <Badge look={OUTCOMES[entry.outcome]}>{entry.outcome}</Badge>
        </span>
      </button>
      {open ? <EntryBytes entry={entry} /> : null}
    </li>
  );
}
