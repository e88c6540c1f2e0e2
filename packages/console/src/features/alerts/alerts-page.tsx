/** All alerts: what fires first, the last value and its way there. */
import type { AlertsAnswer } from '@baselime-ai/contract';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useViewClock } from '../../app/clock.js';
import { carriedSearch } from '../../app/search.js';
import { useView } from '../../app/use-view.js';
import { buttonClass } from '../../ui/button.js';
import { formatAgo, formatCount, formatDuration } from '../../ui/format.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Sparkline } from '../../ui/spark-chart.js';
import { Empty, Failed, SkeletonRows } from '../../ui/states.js';
import { AskButton } from '../ask/ask-button.js';
import { ListHead } from '../view/list-page.js';
import { PageTitle } from '../view/page-title.js';
import { conditionText, inOrder } from './model.js';
import { StateBadge } from './state-badge.js';
import { useAlerts } from './use-alerts.js';

export function AlertsPage(): ReactElement {
  const list = useAlerts();
  const search = carriedSearch(useView());
  return (
    <>
      <div className="flex items-center border-line border-b pr-4">
        <div className="min-w-0 flex-1 [&>header]:border-b-0">
          <PageTitle title="Alerts">Queries that are looked at again and again, and who hears of them.</PageTitle>
        </div>
        <Link to="/alerts/new" search={search} className={buttonClass('lime')}>
          New alert
        </Link>
      </div>
      {list.isPending ? (
        <SkeletonRows rows={6} height={60} />
      ) : list.error && !list.data ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data.alerts.length === 0 ? (
        <Empty icon="bell" title="Nothing is watched yet">
          <p>An alert tells you when a number is too high, unusual, or when an error is new.</p>
          <Link to="/alerts/new" search={search} className={buttonClass('plain')}>
            Make the first one
          </Link>
        </Empty>
      ) : (
        <>
          <ListHead>
            <span className="w-[100px]">State</span>
            <span className="min-w-0 flex-1">Alert</span>
            <span className="w-32">Last values</span>
            <span className="w-[68px] text-right">Value</span>
            <span className="hidden w-[116px] text-right lg:block">Checked</span>
            <span className="w-3" />
          </ListHead>
          <ul aria-label="Alerts" className="min-h-0 flex-1 overflow-y-auto">
            {inOrder(list.data.alerts).map((alert) => (
              <Row key={alert.id} alert={alert} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Row({ alert }: { readonly alert: AlertsAnswer['alerts'][number] }): ReactElement {
  const { nowMs } = useViewClock();
  const search = carriedSearch(useView());
  const { recent = [], lastValue } = alert;
  return (
    <li data-testid="alert-row" className="flex items-center gap-2 border-line/60 border-b pr-3 hover:bg-hover">
      <Link
        to="/alerts/$id"
        params={{ id: alert.id }}
        search={search}
        className="flex h-[60px] min-w-0 flex-1 items-center gap-4 px-4 outline-offset-[-2px]"
      >
        <span className="w-24 shrink-0">
          <StateBadge alert={alert} />
        </span>
        <span className="min-w-0 flex-1">
          <span className="block truncate text-sm">{visibleLine(alert.name, 160)}</span>
          <span className="block truncate text-2xs text-faint">{visibleLine(conditionText(alert), 240)}</span>
        </span>
        <span className="hidden h-7 w-32 shrink-0 md:block">
          <Sparkline
            spots={recent.map((value, index) => ({ at: index, value: value ?? undefined }))}
            shape="line"
            color={alert.state === 'firing' ? 'bad' : 'bar'}
          />
        </span>
        <span className="data w-16 shrink-0 text-right" data-testid="alert-value">
          {lastValue === undefined || lastValue === null ? '–' : formatCount(lastValue)}
        </span>
        <span className="hidden w-28 shrink-0 text-right text-2xs text-faint lg:block">
          {alert.evaluatedAt === undefined
            ? `every ${formatDuration(alert.frequency)}`
            : formatAgo(Date.parse(alert.evaluatedAt), Math.max(nowMs, Date.now()))}
        </span>
      </Link>
      <AskButton subject={{ kind: 'alert', id: alert.id }} look="row" />
    </li>
  );
}
