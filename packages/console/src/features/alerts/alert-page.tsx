/** One alert: its state, what the evaluations found, and what became of the news. */
import type { Alert, AlertCheck, CheckedGroup } from '@baselime-ai/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Fragment, type ReactElement, useState } from 'react';
import { toProblem } from '../../api/problem.js';
import { checkAlert, fetchAlert, fetchAlertChecks, fetchDeliveries, removeAlert } from '../../api/routes.js';
import { useViewClock } from '../../app/clock.js';
import { carriedSearch } from '../../app/search.js';
import { useView } from '../../app/use-view.js';
import { Button } from '../../ui/button.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { formatAgo, formatCount, formatDuration, formatInstant } from '../../ui/format.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Failed, SkeletonRows } from '../../ui/states.js';
import { Badge } from '../../ui/tone.js';
import { AskButton } from '../ask/ask-button.js';
import { GonePage } from '../view/gone-page.js';
import { AlertForm } from './alert-form.js';
import { conditionText, draftOfAlert, groupText } from './model.js';
import { StateBadge } from './state-badge.js';
import { WatchedChart } from './watched-chart.js';

const REFRESH_MS = 10_000;
const MOST_GROUPS = 5;

export function AlertPage(): ReactElement {
  const { id } = useParams({ from: '/shell/alerts/$id' });
  const alert = useQuery({
    queryKey: ['alert', id],
    queryFn: ({ signal }) => fetchAlert(id, signal),
    refetchInterval: REFRESH_MS,
  });
  const [editing, setEditing] = useState(false);
  if (alert.isPending) return <SkeletonRows rows={6} height={48} />;
  if (!alert.data) {
    return (
      <GonePage title="Alert" error={alert.error} onRetry={() => void alert.refetch()} to="/alerts">
        All alerts
      </GonePage>
    );
  }
  return (
    <>
      <Head alert={alert.data} editing={editing} onEdit={() => setEditing(!editing)} />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex w-full max-w-5xl flex-col gap-6 p-4 pb-16">
          {editing ? (
            <AlertForm draft={draftOfAlert(alert.data)} id={id} onDone={() => setEditing(false)} />
          ) : (
            <>
              <WatchedChart alert={alert.data} />
              <Checks id={id} />
              <News id={id} />
            </>
          )}
        </div>
      </div>
    </>
  );
}

interface HeadProps {
  readonly alert: Alert;
  readonly editing: boolean;
  readonly onEdit: () => void;
}

function Head({ alert, editing, onEdit }: HeadProps): ReactElement {
  const client = useQueryClient();
  const navigate = useNavigate();
  const search = carriedSearch(useView());
  const { nowMs } = useViewClock();
  const check = useMutation({
    mutationFn: () => checkAlert(alert.id),
    onSettled: () => client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('alert') }),
  });
  const remove = useMutation({
    mutationFn: () => removeAlert(alert.id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['alerts'] });
      await navigate({ to: '/alerts', search });
    },
  });
  const failed = check.error ?? remove.error;
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-line border-b px-4 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <h1 className="flex items-center gap-2.5 text-[15px] font-semibold tracking-tight">
          <span className="min-w-0 truncate">{visibleLine(alert.name, 160)}</span>
          <span data-testid="alert-state">
            <StateBadge alert={alert} />
          </span>
        </h1>
        <p className="mt-0.5 text-xs text-faint [overflow-wrap:anywhere]">
          {visibleLine(conditionText(alert), 300)} · over {formatDuration(alert.window)}, every{' '}
          {formatDuration(alert.frequency)}
          {alert.since === undefined
            ? ''
            : ` · began ${formatAgo(Date.parse(alert.since), Math.max(nowMs, Date.now()))}`}
        </p>
        {failed === null ? null : (
          <p role="alert" className="mt-1 text-bad text-xs">
            {toProblem(failed).message}
          </p>
        )}
      </div>
      <AskButton subject={{ kind: 'alert', id: alert.id }} />
      <Button icon="refresh" data-testid="alert-check" disabled={check.isPending} onClick={() => check.mutate()}>
        {check.isPending ? 'Checking…' : 'Check now'}
      </Button>
      <Button data-testid="alert-edit" aria-pressed={editing} onClick={onEdit}>
        {editing ? 'Close the form' : 'Edit'}
      </Button>
      <ConfirmButton
        label="Remove"
        sure="Remove it for everybody, with its checks"
        testId="alert-remove"
        onSure={() => remove.mutate()}
      />
    </header>
  );
}

function Checks({ id }: { readonly id: string }): ReactElement {
  const checks = useQuery({
    queryKey: ['alert-checks', id],
    queryFn: ({ signal }) => fetchAlertChecks(id, signal),
    refetchInterval: REFRESH_MS,
  });
  const items = checks.data?.checks ?? [];
  const [newest] = items;
  return (
    <section aria-labelledby="alert-checks" className="flex flex-col gap-3">
      <h2 id="alert-checks" className="text-sm font-semibold tracking-tight">
        Checks
      </h2>
      {checks.isPending ? (
        <span className="skeleton h-28" />
      ) : checks.error && !checks.data ? (
        <Failed error={checks.error} onRetry={() => void checks.refetch()} />
      ) : newest === undefined ? (
        <p className="text-sm text-soft">It was not evaluated yet. The server does so within its frequency.</p>
      ) : (
        <ul aria-label="Checks, newest first" className="rounded-lg border border-line">
          {items.map((check) => (
            <CheckRow key={check.id} check={check} />
          ))}
        </ul>
      )}
    </section>
  );
}

const OUTCOMES = { ok: 'lime', firing: 'bad', 'no-data': 'warn', failed: 'warn' } as const;

function CheckRow({ check }: { readonly check: AlertCheck }): ReactElement {
  const firing = check.groups.filter((one) => one.firing && one.group !== undefined);
  return (
    <li
      data-testid="check-row"
      className="flex flex-wrap items-center gap-x-4 gap-y-0.5 border-line/60 border-b px-3.5 py-2 last:border-b-0"
    >
      <span className="data w-32 shrink-0 text-soft">{formatInstant(Date.parse(check.at))}</span>
      <span className="w-20 shrink-0">
        <Badge look={OUTCOMES[check.outcome]}>{check.outcome.replace('-', ' ')}</Badge>
      </span>
      <span className="data w-20 shrink-0 text-right">{check.value === null ? '–' : formatCount(check.value)}</span>
      <span className="min-w-0 flex-1 basis-60 text-soft text-xs [overflow-wrap:anywhere]">
        {check.note === undefined ? <FiringGroups groups={firing} /> : visibleLine(check.note, 400)}
      </span>
    </li>
  );
}

/** By name; a new error leads to its page. */
function FiringGroups({ groups }: { readonly groups: readonly CheckedGroup[] }): ReactElement {
  const search = carriedSearch(useView());
  return (
    <>
      {groups.slice(0, MOST_GROUPS).map((one, index) => {
        const text = visibleLine(groupText(one), 120);
        const fingerprint = one.group?.fingerprint;
        return (
          <Fragment key={JSON.stringify(one.group)}>
            {index > 0 ? ', ' : ''}
            {typeof fingerprint === 'string' && one.label !== undefined ? (
              <Link to="/errors/$fingerprint" params={{ fingerprint }} search={search} className="text-ink underline">
                {text}
              </Link>
            ) : (
              text
            )}
          </Fragment>
        );
      })}
      {groups.length > MOST_GROUPS ? ` and ${groups.length - MOST_GROUPS} more` : ''}
    </>
  );
}

const STATUSES = { pending: 'plain', delivered: 'lime', failed: 'bad' } as const;

function News({ id }: { readonly id: string }): ReactElement {
  const list = useQuery({
    queryKey: ['alert-deliveries', id],
    queryFn: ({ signal }) => fetchDeliveries(id, signal),
    refetchInterval: REFRESH_MS,
  });
  const items = list.data?.deliveries ?? [];
  return (
    <section aria-labelledby="alert-news" className="flex flex-col gap-3">
      <h2 id="alert-news" className="text-sm font-semibold tracking-tight">
        News that went out
      </h2>
      {list.error && !list.data ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : items.length === 0 ? (
        <p className="text-sm text-soft">Nothing yet: news goes out when it begins to fire, and when it is over.</p>
      ) : (
        <ul aria-label="Deliveries, newest first" className="rounded-lg border border-line">
          {items.map((one) => (
            <li
              key={one.id}
              data-testid="delivery-row"
              className="flex flex-wrap items-center gap-x-4 gap-y-0.5 border-line/60 border-b px-3.5 py-2 last:border-b-0"
            >
              <span className="data w-32 shrink-0 text-soft">{formatInstant(Date.parse(one.at))}</span>
              <span className="w-20 shrink-0">
                <Badge look={STATUSES[one.status]}>{one.status}</Badge>
              </span>
              <span className="w-40 shrink-0 truncate text-sm">
                {one.event} · {visibleLine(one.channelName, 60)}
              </span>
              <span className="min-w-0 flex-1 basis-60 text-soft text-xs">
                {visibleLine(one.outcome ?? '', 200)}
                {one.attempts > 1 ? ` ${one.attempts} attempts.` : ''}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
