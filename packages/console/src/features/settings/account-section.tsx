/** One's own name and password. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { changeOwnPassword, renameSelf, setOwnPassword } from '../../api/routes.js';
import { Button } from '../../ui/button.js';
import { visibleLine } from '../../ui/safe-text.js';
import { sessionKey, type TimedSession } from '../session/use-session.js';
import { FIELD, Section, Trouble } from './parts.js';

const LEAST_CHARS = 12;

export function AccountSection({ session }: { readonly session: TimedSession | undefined }): ReactElement {
  return (
    <Section
      id="account"
      title="Your account"
      about={
        session?.user.email === undefined
          ? 'How others see you, and how you sign in.'
          : `How others see you, and how you sign in: as ${visibleLine(session.user.email, 120)}.`
      }
    >
      {session === undefined ? null : (
        <>
          <NameForm name={session.user.name} />
          <PasswordForm hasPassword={session.hasPassword} />
        </>
      )}
    </Section>
  );
}

function NameForm({ name }: { readonly name: string }): ReactElement {
  const client = useQueryClient();
  const [text, setText] = useState(name);
  const wanted = text.trim();
  const save = useMutation({
    mutationFn: renameSelf,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: sessionKey });
      await client.invalidateQueries({ queryKey: ['members'] });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (wanted !== '' && wanted !== name) save.mutate(wanted);
  };
  return (
    <>
      <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
        <label className="flex w-64 flex-col gap-1 text-xs text-soft">
          Name
          <input
            data-testid="own-name"
            autoComplete="name"
            value={text}
            maxLength={128}
            onChange={(event) => setText(event.target.value)}
            className={`${FIELD} text-ink text-sm`}
          />
        </label>
        <Button
          type="submit"
          data-testid="own-name-save"
          className="h-8"
          disabled={wanted === '' || wanted === name || save.isPending}
        >
          Change the name
        </Button>
        <Done when={save.isSuccess && wanted === name}>It is changed.</Done>
      </form>
      <Trouble error={save.error} />
    </>
  );
}

/** Who came in with the printed link has no password yet; anybody else proves the one that holds. */
function PasswordForm({ hasPassword }: { readonly hasPassword: boolean }): ReactElement {
  const client = useQueryClient();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const save = useMutation({
    mutationFn: async () => {
      if (!hasPassword) await setOwnPassword(password);
      else await changeOwnPassword(current, password);
      return hasPassword ? 'It is changed. Your other sessions have ended.' : 'It is set.';
    },
    onSuccess: async () => {
      setCurrent('');
      setPassword('');
      await client.invalidateQueries({ queryKey: sessionKey });
    },
  });
  const ready = password.length >= LEAST_CHARS && (!hasPassword || current !== '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready) save.mutate();
  };
  return (
    <>
      <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
        {hasPassword ? (
          <label className="flex w-64 flex-col gap-1 text-xs text-soft">
            Current password
            <input
              type="password"
              data-testid="current-password"
              autoComplete="current-password"
              value={current}
              onChange={(event) => setCurrent(event.target.value)}
              className={`${FIELD} text-ink text-sm`}
            />
          </label>
        ) : null}
        <label className="flex w-64 flex-col gap-1 text-xs text-soft">
          {hasPassword ? 'New password' : 'Password'}, at least {LEAST_CHARS} characters
          <input
            type="password"
            data-testid="new-password"
            autoComplete="new-password"
            value={password}
            maxLength={128}
            onChange={(event) => setPassword(event.target.value)}
            className={`${FIELD} text-ink text-sm`}
          />
        </label>
        <Button type="submit" data-testid="password-save" className="h-8" disabled={!ready || save.isPending}>
          {hasPassword ? 'Change the password' : 'Set a password'}
        </Button>
        <Done when={password === ''}>{save.data ?? ''}</Done>
      </form>
      <Trouble error={save.error} />
    </>
  );
}

function Done({ when, children }: { readonly when: boolean; readonly children: string }): ReactElement {
  return (
    <span role="status" className="pb-2 text-good text-xs">
      {when ? children : ''}
    </span>
  );
}
