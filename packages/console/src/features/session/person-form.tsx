/** Name, address and password of somebody who is new here. */
import { type FormEvent, type ReactElement, type ReactNode, useState } from 'react';
import { toProblem } from '../../api/problem.js';
import { buttonClass } from '../../ui/button.js';
import { Mark } from '../../ui/icons.js';

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

interface Props {
  readonly title: string;
  readonly about: string;
  readonly submit: string;
  readonly error: unknown;
  readonly busy: boolean;
  /** Before the three fields. */
  readonly children?: ReactNode;
  readonly onSubmit: (person: Person) => void;
}

const LEAST_CHARS = 12;

export function PersonForm({ title, about, submit, error, busy, children, onSubmit }: Props): ReactElement {
  const [person, setPerson] = useState<Person>({ name: '', email: '', password: '' });
  const ready = person.name.trim() !== '' && person.email.includes('@') && person.password.length >= LEAST_CHARS;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (ready) onSubmit({ ...person, name: person.name.trim(), email: person.email.trim() });
  };
  return (
    <main className="flex h-full items-center justify-center overflow-auto px-5 py-8">
      <form onSubmit={send} className="flex w-full max-w-sm flex-col gap-4">
        <div>
          <Mark size={36} />
          <h1 className="mt-5 text-xl font-semibold tracking-tight">{title}</h1>
          <p className="mt-1.5 text-sm text-soft">{about}</p>
        </div>
        {children}
        <LabeledField
          id="name"
          label="Your name"
          value={person.name}
          autoComplete="name"
          onChange={(name) => setPerson({ ...person, name })}
        />
        <LabeledField
          id="email"
          label="E-mail, to sign in with"
          type="email"
          value={person.email}
          autoComplete="username"
          onChange={(email) => setPerson({ ...person, email })}
        />
        <LabeledField
          id="password"
          label={`Password, at least ${LEAST_CHARS} characters`}
          type="password"
          value={person.password}
          autoComplete="new-password"
          onChange={(password) => setPerson({ ...person, password })}
        />
        <p role={error ? 'alert' : undefined} className="min-h-5 text-bad text-xs">
          {error ? toProblem(error).message : ''}
        </p>
        <button
          type="submit"
          data-testid="person-submit"
          disabled={!ready || busy}
          className={`${buttonClass('lime')} h-9 w-full text-sm`}
        >
          {submit}
        </button>
      </form>
    </main>
  );
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly type?: 'text' | 'email' | 'password';
  readonly value: string;
  readonly autoComplete: string;
  readonly onChange: (value: string) => void;
}

export function LabeledField({ id, label, type = 'text', value, autoComplete, onChange }: FieldProps): ReactElement {
  return (
    <label htmlFor={id} className="block text-xs font-medium text-soft">
      {label}
      <input
        id={id}
        type={type}
        value={value}
        autoComplete={autoComplete}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        className="mt-1.5 h-9 w-full rounded-md border border-line-strong bg-panel px-3 text-sm outline-none focus:border-lime"
      />
    </label>
  );
}
