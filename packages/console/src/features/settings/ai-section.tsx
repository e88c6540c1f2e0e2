import type { AiSettings, AiSettingsView } from '@baselime-ai/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { fetchAiSettings, saveAiSettings } from '../../api/routes.js';
import { Button } from '../../ui/button.js';
import { formatCount, formatMeasure } from '../../ui/format.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Failed } from '../../ui/states.js';
import { FIELD, Section, Trouble } from './parts.js';

export function AiSection({ runs }: { readonly runs: boolean }): ReactElement {
  const view = useQuery({ queryKey: ['settings', 'ai'], queryFn: ({ signal }) => fetchAiSettings(signal) });
  const model = view.data?.model;
  return (
    <Section
      id="ai"
      title="Model and budget"
      about={
        model === undefined
          ? 'No model is configured: the local narrator answers, and nothing leaves this machine.'
          : `${visibleLine(model, 80)} words the answers. Over the budget the local narrator does.`
      }
    >
      {view.data !== undefined ? (
        <AiForm key={JSON.stringify(view.data.settings)} view={view.data} runs={runs} />
      ) : view.error ? (
        <Failed error={view.error} onRetry={() => void view.refetch()} />
      ) : (
        <span className="skeleton h-16" />
      )}
    </Section>
  );
}

/** An empty field is no limit; undefined for what is no amount. */
function limitOf(text: string): { readonly value: number | null } | undefined {
  if (text.trim() === '') return { value: null };
  const value = Number(text);
  return Number.isFinite(value) && value >= 0 ? { value } : undefined;
}

function AiForm({ view, runs }: { readonly view: AiSettingsView; readonly runs: boolean }): ReactElement {
  const client = useQueryClient();
  const { settings, today } = view;
  const [enabled, setEnabled] = useState(settings.enabled);
  const [usd, setUsd] = useState(settings.dailyUsd === undefined ? '' : String(settings.dailyUsd));
  const [tokens, setTokens] = useState(settings.dailyTokens === undefined ? '' : String(settings.dailyTokens));
  const save = useMutation({
    mutationFn: saveAiSettings,
    onSuccess: (saved) => client.setQueryData(['settings', 'ai'], saved),
  });
  const [dollars, most] = [limitOf(usd), limitOf(tokens)];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (dollars === undefined || most === undefined) return;
    const { dailyUsd: _usd, dailyTokens: _tokens, ...kept } = settings;
    const changed: AiSettings = {
      ...kept,
      enabled,
      ...(dollars.value === null ? {} : { dailyUsd: dollars.value }),
      ...(most.value === null ? {} : { dailyTokens: Math.trunc(most.value) }),
    };
    save.mutate(changed);
  };
  const spent = (today.inputTokens ?? 0) + (today.outputTokens ?? 0);
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <label className="flex items-center gap-2 text-sm">
        <input
          type="checkbox"
          data-testid="ai-enabled"
          checked={enabled}
          disabled={!runs}
          onChange={(event) => setEnabled(event.target.checked)}
          className="accent-lime"
        />
        Let a model word the answers
      </label>
      <div className="flex flex-wrap items-end gap-3">
        <label className="flex flex-col gap-1 text-soft text-xs">
          Dollars a day
          <input
            data-testid="ai-usd"
            inputMode="decimal"
            placeholder="no limit"
            value={usd}
            disabled={!runs}
            aria-invalid={dollars === undefined}
            onChange={(event) => setUsd(event.target.value)}
            className={`${FIELD} data w-32`}
          />
        </label>
        <label className="flex flex-col gap-1 text-soft text-xs">
          Tokens a day
          <input
            data-testid="ai-tokens"
            inputMode="numeric"
            placeholder="no limit"
            value={tokens}
            disabled={!runs}
            aria-invalid={most === undefined}
            onChange={(event) => setTokens(event.target.value)}
            className={`${FIELD} data w-36`}
          />
        </label>
        {runs ? (
          <Button
            type="submit"
            look="lime"
            data-testid="ai-save"
            disabled={save.isPending || dollars === undefined || most === undefined}
          >
            Save the budget
          </Button>
        ) : null}
        <span role="status" data-testid="ai-saved" className="pb-1.5 text-good text-xs">
          {save.isSuccess ? 'Saved.' : ''}
        </span>
      </div>
      <p className="text-xs text-faint">
        Today: {formatCount(today.calls)} {today.calls === 1 ? 'call' : 'calls'}, {formatCount(spent)} tokens
        {today.costUsd === undefined ? '' : `, ${formatMeasure(today.costUsd, 'USD')}`}. A day is one of UTC.
      </p>
      <Trouble error={save.error} />
    </form>
  );
}
