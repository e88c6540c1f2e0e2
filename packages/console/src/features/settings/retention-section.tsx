import type { Retention, RetentionView } from '@baselime-ai/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { fetchRetention, saveRetention } from '../../api/routes.js';
import { Button } from '../../ui/button.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { formatInstant } from '../../ui/format.js';
import { Failed } from '../../ui/states.js';
import { FIELD, Section, Trouble } from './parts.js';

const KEPT = [
  ['logs', 'Logs and events'],
  ['traces', 'Traces'],
  ['metrics', 'Metrics'],
] as const satisfies readonly (readonly [keyof Retention, string])[];

export function RetentionSection({ runs }: { readonly runs: boolean }): ReactElement {
  const view = useQuery({ queryKey: ['settings', 'retention'], queryFn: ({ signal }) => fetchRetention(signal) });
  return (
    <Section
      id="retention"
      title="Retention"
      about="Days that telemetry is kept, by its own time. What is older is removed within the hour and cannot be brought back."
    >
      {view.data !== undefined ? (
        <RetentionForm key={JSON.stringify(view.data)} view={view.data} runs={runs} />
      ) : view.error ? (
        <Failed error={view.error} onRetry={() => void view.refetch()} />
      ) : (
        <span className="skeleton h-16" />
      )}
    </Section>
  );
}

type Days = Readonly<Record<keyof Retention, string>>;

/** An empty field keeps everything; undefined for what is no number of days. */
function daysOf(text: string): { readonly days: number | null } | undefined {
  if (text.trim() === '') return { days: null };
  const days = Number(text);
  return Number.isInteger(days) && days >= 1 && days <= 3650 ? { days } : undefined;
}

/** No number keeps everything. */
const isShorter = (days: number | null, before: number | null): boolean =>
  days !== null && (before === null || days < before);

const textOf = (days: number | null): string => (days === null ? '' : String(days));

function RetentionForm({ view, runs }: { readonly view: RetentionView; readonly runs: boolean }): ReactElement {
  const client = useQueryClient();
  const [days, setDays] = useState<Days>({
    logs: textOf(view.logs),
    traces: textOf(view.traces),
    metrics: textOf(view.metrics),
  });
  const save = useMutation({
    mutationFn: saveRetention,
    onSuccess: (saved) => client.setQueryData(['settings', 'retention'], saved),
  });
  const [logs, traces, metrics] = [daysOf(days.logs), daysOf(days.traces), daysOf(days.metrics)];
  const good = logs !== undefined && traces !== undefined && metrics !== undefined;
  const wanted = good ? { logs: logs.days, traces: traces.days, metrics: metrics.days } : undefined;
  const removes = wanted !== undefined && KEPT.some(([name]) => isShorter(wanted[name], view[name]));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (wanted !== undefined && !removes) save.mutate(wanted);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-3">
        {KEPT.map(([name, label]) => (
          <label key={name} className="flex flex-col gap-1 text-soft text-xs">
            {label}
            <input
              data-testid={`retention-${name}`}
              inputMode="numeric"
              placeholder="for ever"
              value={days[name]}
              disabled={!runs}
              aria-invalid={daysOf(days[name]) === undefined}
              onChange={(event) => setDays({ ...days, [name]: event.target.value })}
              className={`${FIELD} data w-32 aria-invalid:border-bad`}
            />
          </label>
        ))}
        {runs && wanted !== undefined && removes ? (
          <ConfirmButton
            label="Save"
            sure="Save, and remove for good what is older"
            disabled={save.isPending}
            testId="retention-save"
            onSure={() => save.mutate(wanted)}
          />
        ) : runs ? (
          <Button type="submit" look="lime" data-testid="retention-save" disabled={!good || save.isPending}>
            Save
          </Button>
        ) : null}
      </div>
      <p role="status" data-testid="retention-state" className="text-xs text-faint">
        {good ? '' : 'Days are a whole number from 1 to 3650. '}
        {view.removedAt === undefined
          ? 'Nothing was removed yet.'
          : `Looked for what is older: ${formatInstant(Date.parse(view.removedAt))}.`}
      </p>
      <Trouble error={save.error} />
    </form>
  );
}
