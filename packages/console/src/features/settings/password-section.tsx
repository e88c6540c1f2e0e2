import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { setOwnPassword } from '../../api/routes.js';
import { Button } from '../../ui/button.js';
import { visibleLine } from '../../ui/safe-text.js';
import { FIELD, Section, Trouble } from './parts.js';

const LEAST_CHARS = 12;

/** For who came in with the printed link and has no password yet. */
export function PasswordSection({ email }: { readonly email: string | undefined }): ReactElement {
  const [password, setPassword] = useState('');
  const save = useMutation({ mutationFn: setOwnPassword, onSuccess: () => setPassword('') });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (password.length >= LEAST_CHARS) save.mutate(password);
  };
  return (
    <Section
      id="password"
      title="Your password"
      about={`A first password for ${visibleLine(email ?? 'this account', 120)}, of at least ${LEAST_CHARS} characters.`}
    >
      <form onSubmit={submit} className="flex flex-wrap items-center gap-2">
        <input
          type="password"
          aria-label="New password"
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          className={`${FIELD} w-64`}
        />
        <Button type="submit" disabled={password.length < LEAST_CHARS || save.isPending}>
          Set it
        </Button>
        <span role="status" className="text-good text-xs">
          {save.isSuccess ? 'It is set.' : ''}
        </span>
      </form>
      <Trouble error={save.error} />
    </Section>
  );
}
