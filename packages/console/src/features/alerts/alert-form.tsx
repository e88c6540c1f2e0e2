/** What an alert watches, when it fires and who hears of it. */
import { ALERT_KINDS, type Alert, normalQuery, THRESHOLD_OPERATIONS } from '@baselime-ai/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactElement, type ReactNode, useState } from 'react';
import { toProblem } from '../../api/problem.js';
import { fetchChannels, saveAlert } from '../../api/routes.js';
import { Button } from '../../ui/button.js';
import { formatDuration } from '../../ui/format.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Builder } from '../query/builder.js';
import {
  conditionText,
  type Draft,
  FREQUENCIES,
  inPercent,
  KIND_NAMES,
  OPERATION_NAMES,
  requestOf,
  WINDOWS,
  watchedOf,
} from './model.js';
import { WatchedChart } from './watched-chart.js';

const FIELD = 'h-8 rounded-md border border-line-strong bg-ground px-2 outline-none focus:border-lime';

interface Props {
  readonly draft: Draft;
  /** Absent for a new one. */
  readonly id?: string;
  readonly onDone: (alert: Alert) => void;
}

export function AlertForm({ draft: first, id, onDone }: Props): ReactElement {
  const client = useQueryClient();
  const [draft, setDraft] = useState(first);
  const [tried, setTried] = useState(false);
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const made = requestOf(draft, id);
  const save = useMutation({
    mutationFn: saveAlert,
    onSuccess: async (alert) => {
      await client.invalidateQueries({ queryKey: ['alerts'] });
      await client.invalidateQueries({ queryKey: ['alert', alert.id] });
      onDone(alert);
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if ('request' in made) save.mutate(made.request);
  };
  const problem = save.error === null ? undefined : toProblem(save.error).message;
  return (
    <form onSubmit={submit} className="flex flex-col gap-6" aria-label="Alert">
      <Part label="Name">
        <input
          aria-label="Name"
          data-testid="alert-name"
          value={draft.name}
          maxLength={256}
          placeholder="Errors of checkout"
          onChange={(event) => change({ name: event.target.value })}
          className={`${FIELD} w-full max-w-lg`}
        />
      </Part>
      <Part label="Kind">
        <span className="flex flex-wrap gap-1">
          {ALERT_KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              data-testid={`alert-kind-${kind}`}
              aria-pressed={draft.kind === kind}
              onClick={() => change({ kind })}
              className="h-7 rounded-md border border-line-strong px-2.5 text-soft text-xs hover:text-ink aria-pressed:border-lime aria-pressed:bg-lime-soft aria-pressed:text-lime"
            >
              {KIND_NAMES[kind]}
            </button>
          ))}
        </span>
        <p className="text-xs text-faint">{EXPLAINED[draft.kind]}</p>
      </Part>
      <Part label="What it looks at">
        <div className="rounded-lg border border-line bg-panel p-3">
          <Builder query={draft.query} onChange={(query) => change({ query: normalQuery(query) })} />
        </div>
      </Part>
      <Part label="When it fires">
        <Condition draft={draft} onChange={change} />
      </Part>
      <WatchedChart alert={watchedOf(draft)} />
      <Part label="Who hears of it">
        <ChannelChoice chosen={draft.channels} onChange={(channels) => change({ channels })} />
      </Part>
      <div className="flex flex-wrap items-center gap-3">
        <Button look="lime" type="submit" data-testid="alert-save" disabled={save.isPending}>
          {id === undefined ? 'Make the alert' : 'Save the alert'}
        </Button>
        <label className="flex items-center gap-2 text-soft text-xs">
          <input
            type="checkbox"
            checked={draft.enabled}
            onChange={(event) => change({ enabled: event.target.checked })}
            className="accent-lime"
          />
          On
        </label>
        <span role="status" data-testid="alert-problem" className="text-bad text-xs">
          {problem ?? (tried && 'missing' in made ? made.missing : '')}
        </span>
      </div>
    </form>
  );
}

const EXPLAINED: Readonly<Record<Alert['kind'], string>> = {
  threshold: 'Compares the first calculation over the window, for each group on its own where there are groups.',
  anomaly: 'Fires when the window is unusual against the time before it and the same hours of earlier days.',
  'new-error': 'Fires for an error that was not seen in the thirty days before. Datasets, filters and search count.',
  'error-surge': 'Counts errors and compares with the window before: at least ten, and more than chance explains.',
};

function Part({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1.5 text-xs font-medium text-soft">{label}</legend>
      {children}
    </fieldset>
  );
}

interface ConditionProps {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}

function Condition({ draft, onChange }: ConditionProps): ReactElement {
  const { kind, operation, value } = draft;
  const shown = kind === 'error-surge' ? 'INCREASES_BY_MORE_THAN' : operation;
  const limit = value.trim() === '' ? Number.NaN : Number(value);
  const complete = Number.isFinite(limit) || kind === 'anomaly' || kind === 'new-error';
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 text-sm text-soft">
        {kind === 'threshold' ? (
          <>
            The value
            <select
              aria-label="Operation"
              data-testid="alert-operation"
              value={operation}
              onChange={(event) =>
                onChange({ operation: THRESHOLD_OPERATIONS.find((one) => one === event.target.value) ?? '>' })
              }
              className={FIELD}
            >
              {THRESHOLD_OPERATIONS.map((one) => (
                <option key={one} value={one}>
                  {OPERATION_NAMES[one]}
                </option>
              ))}
            </select>
          </>
        ) : null}
        {kind === 'error-surge' ? <>Errors rise by more than</> : null}
        {kind === 'threshold' || kind === 'error-surge' ? (
          <>
            <input
              aria-label="Threshold"
              data-testid="alert-threshold"
              inputMode="decimal"
              value={value}
              onChange={(event) => onChange({ value: event.target.value })}
              className={`${FIELD} data w-24`}
            />
            {inPercent(shown) ? '%' : null}
          </>
        ) : null}
        over the last
        <Span label="Window" values={WINDOWS} value={draft.window} onChange={(window) => onChange({ window })} />
        looked at every
        <Span
          label="Frequency"
          values={FREQUENCIES}
          value={draft.frequency}
          onChange={(frequency) => onChange({ frequency })}
        />
      </div>
      <p className="text-xs text-faint [overflow-wrap:anywhere]">
        {complete
          ? visibleLine(conditionText({ ...draft, threshold: { operation: shown, value: limit } }), 400)
          : 'At which number?'}
      </p>
    </>
  );
}

interface SpanProps {
  readonly label: string;
  /** Milliseconds. */
  readonly values: readonly number[];
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function Span({ label, values, value, onChange }: SpanProps): ReactElement {
  const all = values.includes(value) ? values : [...values, value].sort((a, b) => a - b);
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onChange(Number(event.target.value))}
      className={FIELD}
    >
      {all.map((one) => (
        <option key={one} value={one}>
          {formatDuration(one)}
        </option>
      ))}
    </select>
  );
}

interface ChoiceProps {
  readonly chosen: readonly string[];
  readonly onChange: (channels: readonly string[]) => void;
}

function ChannelChoice({ chosen, onChange }: ChoiceProps): ReactElement {
  const navigate = useNavigate();
  const list = useQuery({ queryKey: ['channels'], queryFn: ({ signal }) => fetchChannels(signal) });
  const channels = list.data?.channels ?? [];
  if (list.data !== undefined && channels.length === 0) {
    return (
      <p className="text-sm text-soft">
        There is no channel yet. The alert still shows its state here.{' '}
        <button type="button" className="text-lime hover:underline" onClick={() => void navigate({ to: '/settings' })}>
          Add one in the settings
        </button>
      </p>
    );
  }
  return (
    <ul className="flex flex-col gap-1.5">
      {channels.map(({ id, name, type, target }) => (
        <li key={id}>
          <label className="flex items-center gap-2 text-sm">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
              }
              className="accent-lime"
            />
            {visibleLine(name, 80)}
            <span className="text-2xs text-faint">
              {type} · {visibleLine(target, 80)}
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}
