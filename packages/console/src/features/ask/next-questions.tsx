/** What a reader would ask next: each question is asked by pressing it. */
import type { ReactElement } from 'react';
import { Icon } from '../../ui/icons.js';
import { visibleLine } from '../../ui/safe-text.js';

const LONGEST = 400;

interface Props {
  readonly questions: readonly string[];
  /** False while the answer is still written, or while another question is answered. */
  readonly enabled: boolean;
  readonly onAsk: (question: string) => void;
}

/** As high while it cannot be pressed as when it can, so that nothing moves when the answer ends. */
export function NextQuestions({ questions, enabled, onAsk }: Props): ReactElement {
  return (
    <ul className="flex flex-col items-start gap-1.5">
      {questions.map((question) => (
        <li key={question} className="max-w-full">
          <button
            type="button"
            data-testid="next-question"
            disabled={!enabled}
            onClick={() => onAsk(question)}
            className="flex max-w-full items-center gap-2.5 rounded-lg border border-line-strong bg-ground px-3 py-1.5 text-left text-sm text-ink leading-[21px] transition-colors hover:border-lime/60 hover:bg-lime-soft disabled:cursor-default disabled:border-line disabled:bg-transparent disabled:text-soft"
          >
            <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{visibleLine(question, LONGEST)}</span>
            <span className="shrink-0 text-lime" aria-hidden="true">
              <Icon name="chevron" size={12} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
