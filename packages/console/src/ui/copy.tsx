import { type ReactElement, useEffect, useState } from 'react';
import { Button, IconButton, ToolButton } from './button.js';

/** Copies; tells whether it could. Clipboard access needs a secure origin (or localhost). */
export function useCopy(): { readonly state: 'idle' | 'copied' | 'failed'; readonly copy: (text: string) => void } {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), 1600);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = (text: string): void => {
    copyText(text).then(
      () => setState('copied'),
      () => setState('failed'),
    );
  };
  return { state, copy };
}

async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  throw new Error('no clipboard on this origin');
}

interface Props {
  readonly label: string;
  /** What is shown where the whole label has no room; the label stays its name. */
  readonly short?: string;
  readonly disabled?: boolean;
  readonly text: () => string;
}

/** A fixed-width label, so that "Copied" moves nothing. */
export function CopyButton({ label, short, disabled = false, text }: Props): ReactElement {
  const { state, copy } = useCopy();
  return (
    <Button
      icon={state === 'copied' ? 'check' : state === 'failed' ? 'close' : 'copy'}
      disabled={disabled}
      {...(short === undefined ? {} : { title: label, 'aria-label': state === 'idle' ? label : state })}
      onClick={() => copy(text())}
      aria-live="polite"
    >
      {short ?? (
        <span className="grid">
          <span className={`col-start-1 row-start-1 ${state === 'idle' ? '' : 'invisible'}`}>{label}</span>
          <span
            className={`col-start-1 row-start-1 ${state === 'idle' ? 'invisible' : ''}`}
            aria-hidden={state === 'idle'}
          >
            {state === 'failed' ? 'Failed' : 'Copied'}
          </span>
        </span>
      )}
    </Button>
  );
}

export function CopyIcon({ label, text }: Props): ReactElement {
  const { state, copy } = useCopy();
  return <IconButton icon={state === 'copied' ? 'check' : 'copy'} label={label} onClick={() => copy(text())} />;
}

/** Copies the address of the view. Of one width, so that "Copied" moves nothing. */
export function ShareButton(): ReactElement {
  const { state, copy } = useCopy();
  return (
    <ToolButton
      icon={state === 'copied' ? 'check' : state === 'failed' ? 'close' : 'copy'}
      label={state === 'idle' ? 'Share' : state === 'failed' ? 'Failed' : 'Copied'}
      aria-live="polite"
      className="md:w-[5.25rem]"
      onClick={() => copy(pageUrl())}
    />
  );
}

export const pageUrl = (): string => window.location.href;
