import { CHANNEL_TYPES, type ChannelType } from '@baselime-ai/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { createChannel, fetchAlertSettings, fetchChannels, saveAlertSettings } from '../../api/routes.js';
import { Button } from '../../ui/button.js';
import { channelRequest, PLACEHOLDERS } from './channel-fields.js';
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

interface AddProps {
  readonly emailReady: boolean;
  readonly onAdded: () => Promise<void>;
}

function AddChannel({ emailReady, onAdded }: AddProps): ReactElement {
  const [type, setType] = useState<ChannelType>('webhook');
  const [name, setName] = useState('');
  const [target, setTarget] = useState('');
  const request = channelRequest(type, name, target);
  const create = useMutation({
    mutationFn: createChannel,
    onSuccess: async () => {
      setName('');
      setTarget('');
      await onAdded();
    },
  });
  return (
    <>
      <form
        className="flex flex-wrap items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (request !== undefined) create.mutate(request);
        }}
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
        <input
          aria-label="Name of the channel"
          data-testid="channel-name"
          placeholder="Name"
          value={name}
          maxLength={128}
          onChange={(event) => setName(event.target.value)}
          className={`${FIELD} w-40`}
        />
        <input
          aria-label="Where it goes"
          data-testid="channel-target"
          placeholder={PLACEHOLDERS[type]}
          value={target}
          onChange={(event) => setTarget(event.target.value)}
          spellCheck={false}
          className={`${FIELD} data flex-1 basis-64`}
        />
        <Button
          type="submit"
          className="h-8"
          data-testid="channel-add"
          disabled={request === undefined || create.isPending}
        >
          Add the channel
        </Button>
      </form>
      {type === 'email' && !emailReady ? (
        <p className="text-warn text-xs">
          No mail can be sent yet: set BASELIME_SMTP_URL and BASELIME_SMTP_FROM on the server.
        </p>
      ) : null}
      <Trouble error={create.error} />
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
