import type { Channel } from '@baselime-ai/contract';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { changeChannel, removeChannel, testChannel } from '../../api/routes.js';
import { Button } from '../../ui/button.js';
import { visibleLine } from '../../ui/safe-text.js';
import { channelChange, PLACEHOLDERS } from './channel-fields.js';
import { FIELD, Trouble } from './parts.js';

interface Props {
  readonly channel: Channel;
  readonly runs: boolean;
  readonly onChanged: () => Promise<void>;
}

export function ChannelRow({ channel, runs, onChanged }: Props): ReactElement {
  const [edits, setEdits] = useState(false);
  const remove = useMutation({ mutationFn: removeChannel, onSettled: onChanged });
  const trial = useMutation({ mutationFn: testChannel });
  return (
    <li data-testid="channel-row" className="border-line/60 border-b px-3.5 py-2 last:border-b-0">
      <div className="flex flex-wrap items-center gap-3">
        <span className="min-w-0 flex-1 basis-48 truncate text-sm">
          {visibleLine(channel.name, 80)}{' '}
          <span className="text-2xs text-faint">
            {channel.type} · {visibleLine(channel.target, 120)}
          </span>
        </span>
        {trial.data === undefined ? null : (
          <span
            role="status"
            data-testid="channel-outcome"
            className={`text-xs ${trial.data.delivered ? 'text-good' : 'text-bad'}`}
          >
            {visibleLine(trial.data.outcome, 200)}
          </span>
        )}
        {runs ? (
          <span className="flex items-center gap-1">
            <Button data-testid="channel-test" disabled={trial.isPending} onClick={() => trial.mutate(channel.id)}>
              {trial.isPending ? 'Sending…' : 'Send a test'}
            </Button>
            <Button look="ghost" data-testid="channel-edit" aria-expanded={edits} onClick={() => setEdits(!edits)}>
              Edit
            </Button>
            <Button look="ghost" onClick={() => remove.mutate(channel.id)}>
              Remove
            </Button>
          </span>
        ) : null}
      </div>
      {edits ? (
        <EditForm
          channel={channel}
          onDone={async () => {
            setEdits(false);
            await onChanged();
          }}
        />
      ) : null}
      <Trouble error={remove.error ?? trial.error} />
    </li>
  );
}

interface EditProps {
  readonly channel: Channel;
  readonly onDone: () => Promise<void>;
}

function EditForm({ channel, onDone }: EditProps): ReactElement {
  const isMail = channel.type === 'email';
  const [name, setName] = useState(channel.name);
  const [target, setTarget] = useState(isMail ? channel.target : '');
  const change = channelChange(channel.type, name, target);
  const save = useMutation({
    mutationFn: (wanted: NonNullable<typeof change>) => changeChannel(channel.id, wanted),
    onSuccess: onDone,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (change !== undefined) save.mutate(change);
  };
  return (
    <>
      <form onSubmit={submit} className="mt-2 mb-1 flex flex-wrap items-center gap-2">
        <input
          aria-label="New name of the channel"
          data-testid="channel-new-name"
          value={name}
          maxLength={128}
          onChange={(event) => setName(event.target.value)}
          className={`${FIELD} w-40`}
        />
        <input
          aria-label="Where it goes from now on"
          data-testid="channel-new-target"
          placeholder={isMail ? PLACEHOLDERS.email : 'Another address; empty keeps the one it has'}
          value={target}
          onChange={(event) => setTarget(event.target.value)}
          spellCheck={false}
          className={`${FIELD} data flex-1 basis-64`}
        />
        <Button
          type="submit"
          className="h-8"
          data-testid="channel-save"
          disabled={change === undefined || save.isPending}
        >
          Save
        </Button>
      </form>
      <Trouble error={save.error} />
    </>
  );
}
