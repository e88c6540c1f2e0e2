import { CHANNEL_TYPES, type ChannelType } from '@baselime-ai/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { createChannel, fetchAlertSettings, fetchChannels, saveAlertSettings } from '../../api/routes.js';
import { channelRequest, PLACEHOLDERS } from './channel-fields.js';
import { ChannelForm, type Typed } from './channel-form.js';
import { ChannelRow } from './channel-row.js';
import { FIELD, Section, Trouble } from './parts.js';

export function ChannelsSection({ runs }: { readonly runs: boolean }): ReactElement {
  const client = useQueryClient();
  const list = useQuery({ queryKey: ['channels'], queryFn: ({ signal }) => fetchChannels(signal) });
  const again = (): Promise<void> => client.invalidateQueries({ queryKey: ['channels'] });
  const channels = list.data?.channels ?? [];
  return (
    <Section
      id="channels"
      title="Channels"
      about="Where news of alerts goes. The address of a webhook is a secret: only its host and its end are shown."
    >
      {runs ? <AddChannel emailReady={list.data?.emailReady ?? true} onAdded={again} /> : null}
      <ul aria-label="Channels" className={channels.length === 0 ? '' : 'rounded-lg border border-line'}>
        {channels.map((channel) => (
          <ChannelRow key={channel.id} channel={channel} runs={runs} onChanged={again} />
        ))}
      </ul>
      <Trouble error={list.error} />
      <ExplainChoice runs={runs} />
    </Section>
  );
}

const NOTHING_TYPED: Typed = { name: '', target: '' };

interface AddProps {
  readonly emailReady: boolean;
  readonly onAdded: () => Promise<void>;
}

function AddChannel({ emailReady, onAdded }: AddProps): ReactElement {
  const [type, setType] = useState<ChannelType>('webhook');
  const [typed, setTyped] = useState<Typed>(NOTHING_TYPED);
  const request = channelRequest(type, typed.name, typed.target);
  const create = useMutation({
    mutationFn: createChannel,
    onSuccess: async () => {
      setTyped(NOTHING_TYPED);
      await onAdded();
    },
  });
  return (
    <>
      <ChannelForm
        typed={typed}
        onTyped={setTyped}
        placeholder={PLACEHOLDERS[type]}
        onSubmit={request === undefined || create.isPending ? undefined : () => create.mutate(request)}
        submit="Add the channel"
        testId="channel-new"
        error={create.error}
      >
        <select
          aria-label="Type of the channel"
          data-testid="channel-type"
          value={type}
          onChange={(event) => setType(CHANNEL_TYPES.find((one) => one === event.target.value) ?? 'webhook')}
          className={FIELD}
        >
          {CHANNEL_TYPES.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </ChannelForm>
      {type === 'email' && !emailReady ? (
        <p className="text-warn text-xs">
          No mail can be sent yet: set BASELIME_SMTP_URL and BASELIME_SMTP_FROM on the server.
        </p>
      ) : null}
    </>
  );
}

function ExplainChoice({ runs }: { readonly runs: boolean }): ReactElement {
  const client = useQueryClient();
  const settings = useQuery({ queryKey: ['settings', 'alerts'], queryFn: ({ signal }) => fetchAlertSettings(signal) });
  const save = useMutation({
    mutationFn: saveAlertSettings,
    onSuccess: (view) => client.setQueryData(['settings', 'alerts'], view),
  });
  return (
    <>
      <label className="flex items-start gap-2 text-sm">
        <input
          type="checkbox"
          data-testid="explain-alerts"
          checked={settings.data?.explain ?? false}
          disabled={!runs || settings.data === undefined || save.isPending}
          onChange={(event) => save.mutate(event.target.checked)}
          className="mt-0.5 accent-lime"
        />
        <span>
          Explain what fires, and send the explanation along
          <span className="block text-xs text-faint">
            Inside the budget below. The message holds the answer with its original values: it is meant for channels of
            your own team.
          </span>
        </span>
      </label>
      <Trouble error={settings.error ?? save.error} />
    </>
  );
}
