/** Alerts that fire right now, each with Ask AI. Nothing where none does. */
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useViewClock } from '../../app/clock.js';
import { carriedSearch } from '../../app/search.js';
import { useView } from '../../app/use-view.js';
import { formatAgo } from '../../ui/format.js';
import { Icon } from '../../ui/icons.js';
import { visibleLine } from '../../ui/safe-text.js';
import { useAlerts } from '../alerts/use-alerts.js';
import { AskButton } from '../ask/ask-button.js';

export function FiringAlerts(): ReactElement | null {
  const { nowMs } = useViewClock();
  const search = carriedSearch(useView());
  const firing = (useAlerts().data?.alerts ?? []).filter(({ enabled, state }) => enabled && state === 'firing');
  if (firing.length === 0) return null;
  return (
    <section aria-label="Firing alerts" className="px-4 pb-4 md:px-5">
      <ul className="overflow-hidden rounded-lg border border-bad/50 bg-bad-soft">
        {firing.map((alert) => (
          <li
            key={alert.id}
            data-testid="firing-alert"
            className="flex items-center gap-2.5 border-bad/30 px-3.5 py-2 not-first:border-t"
          >
            <span className="text-bad">
              <Icon name="errors" size={14} />
            </span>
            <Link
              to="/alerts/$id"
              params={{ id: alert.id }}
              search={search}
              className="min-w-0 flex-1 truncate hover:underline"
            >
              {visibleLine(alert.name, 160)}
            </Link>
            {alert.since === undefined ? null : (
              <span className="text-xs text-soft">began {formatAgo(Date.parse(alert.since), nowMs)}</span>
            )}
            <AskButton
              subject={{ kind: 'alert', id: alert.id }}
              look="row"
              label={`Ask AI about ${visibleLine(alert.name, 80)}`}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
