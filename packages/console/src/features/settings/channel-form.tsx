/** The line in which a channel is named and told where it goes: a new one, and one that is there. */
import type { ReactElement, ReactNode } from 'react';
import { Button } from '../../ui/button.js';
import { FIELD, Trouble } from './parts.js';

export interface Typed {
  readonly name: string;
  readonly target: string;
}

interface Props {
  readonly typed: Typed;
  readonly onTyped: (typed: Typed) => void;
  readonly placeholder: string;
  /** Undefined while something is missing, and while it is on its way. */
  readonly onSubmit: (() => void) | undefined;
  readonly submit: string;
  /** Begins the test ids of the fields, so that two forms on one page are told apart. */
  readonly testId: string;
  readonly error: unknown;
  /** Before the fields, such as the choice of the type. */
  readonly children?: ReactNode;
}

export function ChannelForm({
  typed,
  onTyped,
  placeholder,
  onSubmit,
  submit,
  testId,
  error,
  children,
}: Props): ReactElement {
  return (
    <>
      <form
        className="flex flex-wrap items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit?.();
        }}
      >
        {children}
        <input
          aria-label="Name of the channel"
          data-testid={`${testId}-name`}
          placeholder="Name"
          value={typed.name}
          maxLength={128}
          onChange={(event) => onTyped({ ...typed, name: event.target.value })}
          className={`${FIELD} w-40`}
        />
        <input
          aria-label="Where it goes"
          data-testid={`${testId}-target`}
          placeholder={placeholder}
          value={typed.target}
          onChange={(event) => onTyped({ ...typed, target: event.target.value })}
          spellCheck={false}
          className={`${FIELD} data flex-1 basis-64`}
        />
        <Button type="submit" className="h-8" data-testid={`${testId}-save`} disabled={onSubmit === undefined}>
          {submit}
        </Button>
      </form>
      <Trouble error={error} />
    </>
  );
}
