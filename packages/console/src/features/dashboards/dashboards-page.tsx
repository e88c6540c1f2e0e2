/** All dashboards of this environment. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { fetchDashboards } from '../../api/routes.js';
import { useViewClock } from '../../app/clock.js';
import { carriedSearch } from '../../app/search.js';
import { useView } from '../../app/use-view.js';
import { buttonClass } from '../../ui/button.js';
import { formatAgo } from '../../ui/format.js';
import { Icon } from '../../ui/icons.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Failed, SkeletonRows } from '../../ui/states.js';
import { Badge } from '../../ui/tone.js';
import { PageTitle } from '../view/page-title.js';

export function DashboardsPage(): ReactElement {
  const search = carriedSearch(useView());
  const { nowMs } = useViewClock();
  const list = useQuery({ queryKey: ['dashboards'], queryFn: ({ signal }) => fetchDashboards(signal) });
  return (
    <>
      <div className="flex items-center border-line border-b pr-4">
        <div className="min-w-0 flex-1 [&>header]:border-b-0">
          <PageTitle title="Dashboards">
            Charts beside each other. A new one begins with a query: choose Add to dashboard there.
          </PageTitle>
        </div>
        <Link to="/query" search={search} className={buttonClass('lime')}>
          Begin with a query
        </Link>
      </div>
      {list.isPending ? (
        <SkeletonRows rows={6} height={56} />
      ) : list.error ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <ul aria-label="Dashboards" className="min-h-0 flex-1 overflow-y-auto">
          {list.data.dashboards.map((one) => (
            <li key={one.id} className="border-line/60 border-b">
              <Link
                to="/dashboards/$id"
                params={{ id: one.id }}
                search={search}
                data-testid="dashboard-row"
                className="flex h-14 items-center gap-3 px-4 hover:bg-hover"
              >
                <span className="text-faint">
                  <Icon name="dashboards" />
                </span>
                <span className="min-w-0 flex-1">
                  <span className="block truncate">{visibleLine(one.name, 120)}</span>
                  <span className="block truncate text-2xs text-faint">
                    {one.widgets.length} {one.widgets.length === 1 ? 'picture' : 'pictures'}
                    {one.description ? ` · ${visibleLine(one.description, 120)}` : ''}
                  </span>
                </span>
                {one.builtIn ? (
                  <Badge>built in</Badge>
                ) : (
                  <span className="text-2xs text-faint">
                    {formatAgo(Date.parse(one.updatedAt), Math.max(nowMs, Date.now()))}
                  </span>
                )}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
