import type { Channel, ChannelChange } from '@baselime-ai/contract';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { changeChannel, removeChannel, testChannel } from '../../api/routes.js';
import { Button } from '../../ui/button.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { visibleLine } from '../../ui/safe-text.js';
import { channelChange, PLACEHOLDERS } from './channel-fields.js';
import { ChannelForm, type Typed } from './channel-form.js';
import { Trouble } from './parts.js';

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
            <ConfirmButton
              label="Remove"
              sure="Remove it: alerts no longer send there"
              testId="channel-remove"
              onSure={() => remove.mutate(channel.id)}
            />
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
  const [typed, setTyped] = useState<Typed>({ name: channel.name, target: isMail ? channel.target : '' });
  const change = channelChange(channel.type, typed.name, typed.target);
  const save = useMutation({
    mutationFn: (wanted: ChannelChange) => changeChannel(channel.id, wanted),
    onSuccess: onDone,
  });
  return (
    <div className="mt-2 mb-1">
      <ChannelForm
        typed={typed}
        onTyped={setTyped}
        placeholder={isMail ? PLACEHOLDERS.email : 'Another address; empty keeps the one it has'}
        onSubmit={change === undefined || save.isPending ? undefined : () => save.mutate(change)}
        submit="Save"
        testId="channel-edit"
        error={save.error}
      />
    </div>
  );
}
