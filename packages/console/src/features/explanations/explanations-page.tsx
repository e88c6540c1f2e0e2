import type { Explanation } from '@baselime-ai/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useMemo } from 'react';
import { EXPORT_PATH, fetchExplanations } from '../../api/routes.js';
import { useViewClock } from '../../app/clock.js';
import { usePatchView, useView } from '../../app/use-view.js';
import { Button } from '../../ui/button.js';
import { formatAgo, words } from '../../ui/format.js';
import { Icon } from '../../ui/icons.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Empty, Failed, SkeletonRows } from '../../ui/states.js';
import { Badge } from '../../ui/tone.js';
import { ConfidenceBadge } from '../ask/confidence-badge.js';
import { subjectName } from '../ask/subject-code.js';
import { ListEnd } from '../view/list-page.js';
import { PageTitle } from '../view/page-title.js';
import { RowList } from '../view/row-list.js';
import { SearchBox } from '../view/search-box.js';
import { ExplanationFilters } from './explanation-filters.js';
import { filterOf, isFiltered } from './filter-model.js';

const HEIGHT = 60;
const keyOf = (explanation: Explanation): string => explanation.id;

export function ExplanationsPage(): ReactElement {
  const patch = usePatchView();
  const navigate = useNavigate();
  const search = useView();
  const filter = filterOf(search);
  const list = useInfiniteQuery({
    queryKey: ['explanations', filter],
    queryFn: ({ pageParam, signal }) => fetchExplanations(filter, pageParam || undefined, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.explanations) ?? [], [list.data]);
  const open = ({ id }: Explanation): void => void navigate({ to: '/explanations/$id', params: { id } });
  return (
    <>
      <PageTitle title="Explanations">
        Every answer that was given here, newest first. Opening one asks nothing again.
      </PageTitle>
      <div className="flex flex-wrap items-center gap-2 border-line border-b px-4 py-2">
        <SearchBox placeholder="Search answers, causes and questions" />
        <ExplanationFilters search={search} onPatch={patch} />
        <Button look="ghost" onClick={() => location.assign(EXPORT_PATH)}>
          Export
        </Button>
      </div>
      {list.isPending ? (
        <SkeletonRows rows={10} height={HEIGHT} />
      ) : list.error && rows.length === 0 ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : rows.length === 0 && isFiltered(filter) ? (
        <Empty icon="search" title="No explanation matches">
          <p>Take a word or a filter away.</p>
        </Empty>
      ) : rows.length === 0 ? (
        <Empty icon="explanations" title="Nothing was asked yet">
          <p>
            Open a failing event or trace and press Ask AI, or select a row and press the key a. The answer is kept
            here.
          </p>
        </Empty>
      ) : (
        <RowList
          rows={rows}
          rowHeight={HEIGHT}
          label="Explanations, newest first"
          testId="explanation-row"
          keyOf={keyOf}
          onOpen={open}
          onEnd={() => {
            if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
          }}
          renderRow={(explanation) => <Line explanation={explanation} onOpen={open} />}
          footer={<ListEnd loading={list.isFetchingNextPage} more={list.hasNextPage} end="There are no older ones" />}
        />
      )}
    </>
  );
}

interface LineProps {
  readonly explanation: Explanation;
  readonly onOpen: (explanation: Explanation) => void;
}

function Line({ explanation, onOpen }: LineProps): ReactElement {
  const { nowMs } = useViewClock();
  const { rootCause, feedback } = explanation;
  return (
    <button
      type="button"
      onClick={() => onOpen(explanation)}
      className="flex h-full w-full items-center gap-4 px-4 text-left outline-offset-[-2px]"
    >
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm text-ink">{visibleLine(rootCause.statement, 240)}</span>
        <span className="mt-0.5 flex items-center gap-2 truncate text-2xs text-faint">
          <span className="capitalize">{subjectName(explanation.subject)}</span>
          {rootCause.entity ? (
            <span className="data truncate text-2xs text-soft">{visibleLine(rootCause.entity, 80)}</span>
          ) : null}
          {rootCause.fault ? <span className="hidden sm:inline">{words(rootCause.fault)}</span> : null}
        </span>
      </span>
      {feedback ? (
        <span
          className="hidden text-faint sm:block"
          title={feedback.rating === 'up' ? 'Rated helpful' : 'Rated not helpful'}
        >
          <Icon name={feedback.rating === 'up' ? 'up' : 'thumbDown'} size={14} />
        </span>
      ) : null}
      <span className="hidden md:block">
        <Badge>{explanation.engine === 'narrator' ? 'Local narrator' : visibleLine(explanation.engine, 40)}</Badge>
      </span>
      <ConfidenceBadge confidence={explanation.confidence} />
      <span className="data hidden w-24 shrink-0 text-right text-faint sm:block">
        {formatAgo(Date.parse(explanation.createdAt), Math.max(nowMs, Date.now()))}
      </span>
    </button>
  );
}
