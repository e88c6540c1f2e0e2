/** The way in: with a password once somebody has one, and with the key of the server. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { type FormEvent, type ReactElement, useState } from 'react';
import { toProblem } from '../../api/problem.js';
import { fetchSetUp, signInWithKey, signInWithPassword } from '../../api/routes.js';
import { safeWayBack } from '../../app/search.js';
import { useView } from '../../app/use-view.js';
import { buttonClass } from '../../ui/button.js';
import { Mark } from '../../ui/icons.js';
import { LabeledField } from './person-form.js';
import { sessionKey } from './use-session.js';

const OTHER_WAY = 'mt-6 border-line border-t pt-4';
const SUMMARY = 'text-sm text-soft hover:text-ink';

interface FormProps {
  readonly isFirst: boolean;
  readonly onDone: () => Promise<void>;
}

export function SignInPage(): ReactElement {
  const search = useView();
  const router = useRouter();
  const client = useQueryClient();
  const setUp = useQuery({ queryKey: ['set-up'], queryFn: ({ signal }) => fetchSetUp(signal) });
  const enter = async (): Promise<void> => {
    await client.resetQueries({ queryKey: sessionKey });
    router.history.push(safeWayBack(search.back));
  };
  // Whichever form is right comes at once, so that nobody types into one that is then moved.
  if (setUp.isPending) return <main aria-busy="true" className="h-full" />;
  const isByPassword = setUp.data?.hasPasswords === true;
  return (
    <main className="flex h-full items-center justify-center overflow-auto px-5">
      <div className="w-full max-w-sm py-8">
        <Mark size={36} />
        <h1 className="mt-5 text-xl font-semibold tracking-tight">Sign in to Baselime AI</h1>
        {search.problem === 'link' ? (
          <p role="alert" className="mt-3 rounded-md bg-warn-soft px-3 py-2 text-sm text-warn">
            This sign-in link was used already or is cut off. Use an API key, or the newest link that the server
            printed.
          </p>
        ) : null}
        {isByPassword ? (
          <>
            <PasswordForm isFirst onDone={enter} />
            <details className={OTHER_WAY}>
              <summary className={SUMMARY}>Sign in with the key of the server</summary>
              <KeyForm isFirst={false} onDone={enter} />
            </details>
          </>
        ) : (
          <>
            <KeyForm isFirst onDone={enter} />
            <details className={OTHER_WAY}>
              <summary className={SUMMARY}>Sign in with a password</summary>
              <PasswordForm isFirst={false} onDone={enter} />
            </details>
          </>
        )}
        {setUp.data?.needed === true ? <FirstVisit /> : null}
      </div>
    </main>
  );
}

function KeyForm({ isFirst, onDone }: FormProps): ReactElement {
  const [key, setKey] = useState('');
  const signIn = useMutation({ mutationFn: signInWithKey, onSuccess: onDone });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (key.trim() !== '') signIn.mutate(key.trim());
  };
  return (
    <form onSubmit={submit}>
      <p className="mt-1.5 text-sm text-soft">Paste the first API key of this server. It stays on this server.</p>
      <label className="mt-6 block text-xs font-medium text-soft" htmlFor="key">
        API key
      </label>
      <input
        id="key"
        type="password"
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: the page has this one field
        autoFocus={isFirst}
        spellCheck={false}
        value={key}
        onChange={(event) => setKey(event.target.value)}
        aria-invalid={signIn.isError}
        aria-describedby="key-help"
        className="data mt-1.5 h-9 w-full rounded-md border border-line-strong bg-panel px-3 outline-none placeholder:text-faint focus:border-lime aria-invalid:border-bad"
      />
      <p id="key-help" className="mt-1.5 min-h-5 text-xs text-faint" role={signIn.isError ? 'alert' : undefined}>
        {signIn.isError ? (
          <span className="text-bad">{toProblem(signIn.error).message}</span>
        ) : (
          'The server prints it when it starts; BASELIME_API_KEY sets one.'
        )}
      </p>
      <button
        type="submit"
        disabled={signIn.isPending || key.trim() === ''}
        className={`${buttonClass(isFirst ? 'lime' : 'plain')} mt-4 h-9 w-full text-sm`}
      >
        {signIn.isPending ? 'Signing in…' : isFirst ? 'Sign in' : 'Sign in with the key'}
      </button>
    </form>
  );
}

function PasswordForm({ isFirst, onDone }: FormProps): ReactElement {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => signInWithPassword(email.trim(), password),
    onSuccess: onDone,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (email.trim() !== '' && password !== '') signIn.mutate();
  };
  return (
    <form onSubmit={submit} className={`flex flex-col gap-3 ${isFirst ? 'mt-6' : 'mt-4'}`}>
      <LabeledField id="email" label="E-mail" value={email} autoComplete="username" onChange={setEmail} />
      <LabeledField
        id="password"
        label="Password"
        type="password"
        value={password}
        autoComplete="current-password"
        onChange={setPassword}
      />
      <p role={signIn.isError ? 'alert' : undefined} className="min-h-5 text-bad text-xs">
        {signIn.isError ? toProblem(signIn.error).message : ''}
      </p>
      <button
        type="submit"
        data-testid="password-submit"
        disabled={signIn.isPending || email.trim() === '' || password === ''}
        className={`${buttonClass(isFirst ? 'lime' : 'plain')} h-9 w-full text-sm`}
      >
        {signIn.isPending ? 'Signing in…' : isFirst ? 'Sign in' : 'Sign in with the password'}
      </button>
    </form>
  );
}

function FirstVisit(): ReactElement {
  return (
    <p className="mt-4 text-sm text-soft">
      First visit?{' '}
      <Link to="/setup" search={{}} className="text-lime underline">
        Set this server up
      </Link>
      : with the same key, and a name and a password of your own.
    </p>
  );
}
