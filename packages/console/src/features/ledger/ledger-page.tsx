import type { LedgerEntry } from '@baselime-ai/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactElement, useMemo, useState } from 'react';
import { parseJson } from '../../api/problem.js';
import { fetchLedger } from '../../api/routes.js';
import { Button } from '../../ui/button.js';
import { CopyButton } from '../../ui/copy.js';
import { formatBytes, formatCount, formatInstant, formatMeasure } from '../../ui/format.js';
import { HostileText } from '../../ui/hostile-text.js';
import { Icon } from '../../ui/icons.js';
import { JsonTree } from '../../ui/json-tree/json-tree.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Empty, Failed, SkeletonRows } from '../../ui/states.js';
import { Badge } from '../../ui/tone.js';
import { PageTitle } from '../view/page-title.js';

export function LedgerPage(): ReactElement {
  const list = useInfiniteQuery({
    queryKey: ['ledger', 'pages'],
    queryFn: ({ pageParam, signal }) => fetchLedger(pageParam || undefined, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const entries = useMemo(() => list.data?.pages.flatMap((page) => page.entries) ?? [], [list.data]);
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
        </Empty>
      ) : (
        <div className="min-h-0 flex-1 overflow-y-auto">
          <ul aria-label="Ledger, newest first">
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </ul>
          {list.hasNextPage ? (
            <div className="flex justify-center p-4">
              <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                Older entries
              </Button>
            </div>
          ) : null}
        </div>
      )}
    </>
  );
}

const OUTCOMES = { pending: 'plain', answered: 'lime', failed: 'warn', blocked: 'bad', cancelled: 'plain' } as const;

function Entry({ entry }: { readonly entry: LedgerEntry }): ReactElement {
  const [open, setOpen] = useState(false);
  const tokens = entry.inputTokens === undefined ? undefined : entry.inputTokens + (entry.outputTokens ?? 0);
  return (
    <li data-testid="ledger-row" className="border-line/60 border-b">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex h-11 w-full items-center gap-3 px-4 text-left outline-offset-[-2px] hover:bg-hover"
      >
        <span className={`text-faint transition-transform ${open ? 'rotate-90' : ''}`}>
          <Icon name="chevron" size={12} />
        </span>
        <span className="data w-32 shrink-0 text-soft">{formatInstant(Date.parse(entry.at))}</span>
        <span className="min-w-0 flex-1 truncate text-sm">
          {visibleLine(entry.model, 60)} <span className="text-faint">at {visibleLine(entry.host, 80)}</span>
        </span>
        <span className="hidden w-28 truncate text-xs text-soft lg:block">{visibleLine(entry.actor, 60)}</span>
        <span className="data hidden w-20 text-right text-faint md:block">{formatBytes(entry.bytes)}</span>
        <span className="data hidden w-24 text-right text-faint md:block">
          {tokens === undefined ? '–' : `${formatCount(tokens)} tok`}
        </span>
        <span className="data hidden w-20 text-right text-faint lg:block">
          {entry.costUsd === undefined ? '–' : formatMeasure(entry.costUsd, 'USD')}
        </span>
        <span className="flex w-20 shrink-0 justify-end">
          <Badge look={OUTCOMES[entry.outcome]}>{entry.outcome}</Badge>
        </span>
      </button>
      {open ? <Bytes entry={entry} /> : null}
    </li>
  );
}

function Bytes({ entry }: { readonly entry: LedgerEntry }): ReactElement {
  const parsed = parseJson(entry.body);
  return (
    <div className="border-line border-t bg-panel px-4 py-3 md:pl-10">
      <div className="mb-2 flex flex-wrap items-center gap-3 text-xs text-faint">
        <span className="data min-w-0 truncate text-2xs">SHA-256 {entry.sha256}</span>
        <span className="ml-auto">
          <CopyButton label="Copy bytes" text={() => entry.body} />
        </span>
      </div>
      <div className="max-h-96 overflow-auto rounded-lg border border-line bg-ground p-3">
        {parsed === undefined ? (
          <pre className="data whitespace-pre-wrap text-soft [overflow-wrap:anywhere]">
            <HostileText value={entry.body} limit={10_000} />
          </pre>
        ) : (
          <JsonTree value={parsed} />
        )}
      </div>
    </div>
  );
}
