/** A row of any list: pressed it opens, and Ask AI stands at its end. */
import type { Subject } from '@baselime-ai/contract';
import type { ReactElement, ReactNode } from 'react';
import { AskButton } from '../ask/ask-button.js';

interface Props {
  readonly onOpen: () => void;
  readonly subject: Subject;
  /** Such as "Ask AI about this event". */
  readonly askLabel: string;
  /** Ask AI is there before the row is pointed at: for what a reader comes to ask about. */
  readonly showsAsk?: boolean;
  readonly children: ReactNode;
}

const WHEN_POINTED_AT = 'opacity-0 focus-visible:opacity-100 group-hover:opacity-100 [@media(hover:none)]:opacity-100';

export function ListRow({ onOpen, subject, askLabel, showsAsk = false, children }: Props): ReactElement {
  return (
    <>
      <button
        type="button"
        onClick={onOpen}
        className="data flex h-full min-w-0 flex-1 items-center gap-3 pl-3 text-left outline-offset-[-2px] md:pl-4"
      >
        {children}
      </button>
      <AskButton
        subject={subject}
        look="row"
        label={askLabel}
        className={`mr-2 ml-1 ${showsAsk ? '' : WHEN_POINTED_AT}`}
      />
    </>
  );
}
