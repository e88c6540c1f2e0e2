/** The one Ask AI control: the same on every row, event, span, trace, request and error. */
import type { Subject } from '@baselime-ai/contract';
import type { ReactElement } from 'react';
import { usePatchView } from '../../app/use-view.js';
import { buttonClass } from '../../ui/button.js';
import { Sparkle } from '../../ui/icons.js';
import { encodeSubject } from './subject-code.js';

export function useAsk(): (subject: Subject) => void {
  const patch = usePatchView();
  return (subject) => patch({ ask: encodeSubject(subject), answer: undefined, tab: undefined });
}

interface Props {
  readonly subject: Subject;
  /** `row` shows the sparkle only, for lists. */
  readonly look?: 'button' | 'row';
  readonly label?: string;
  /** Further classes of the `row`. */
  readonly className?: string;
}

export function AskButton({ subject, look = 'button', label = 'Ask AI', className = '' }: Props): ReactElement {
  const ask = useAsk();
  const onClick = (event: React.MouseEvent): void => {
    event.stopPropagation();
    ask(subject);
  };
  if (look === 'row') {
    return (
      <button
        type="button"
        data-testid="ask-ai"
        aria-label={label}
        title={label}
        onClick={onClick}
        className={`inline-flex size-6 shrink-0 items-center justify-center rounded-md text-faint hover:bg-lime-soft hover:text-lime focus-visible:text-lime ${className}`}
      >
        <Sparkle />
      </button>
    );
  }
  return (
    <button type="button" data-testid="ask-ai" onClick={onClick} className={buttonClass('lime')}>
      <Sparkle />
      {label}
    </button>
  );
}
