/** The answer with all that belongs below it, and what can be done with it. */
import type { ReactElement } from 'react';
import { Button } from '../../ui/button.js';
import { CopyButton } from '../../ui/copy.js';
import { Icon } from '../../ui/icons.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Empty } from '../../ui/states.js';
import { TeamNotes } from '../explanations/team-notes.js';
import { type Answer, answerText, isOver } from './answer-model.js';
import { AnswerSections } from './answer-sections.js';
import { Feedback } from './feedback.js';
import { FollowUpList } from './follow-up.js';
import { FoundLocally } from './found-locally.js';
import type { FollowUpState } from './use-follow-ups.js';

interface PaneProps {
  readonly answer: Answer;
  readonly onRetry: () => void;
  readonly followUps: FollowUpState;
}

export function AnswerPane({ answer, onRetry, followUps }: PaneProps): ReactElement {
  const note = answer.explanation?.note ?? answer.restarted;
  const empty = Object.keys(answer.sections).length === 0;
  if (answer.status === 'cancelled' && empty) {
    return (
      <div className="mx-auto max-w-[46rem]">
        <FoundLocally answer={answer} />
        <Empty icon="stop" title="Stopped before an answer">
          <Button icon="refresh" onClick={onRetry}>
            Ask again
          </Button>
        </Empty>
      </div>
    );
  }
  return (
    <div className="mx-auto max-w-[46rem]">
      {note ? (
        <p className="mb-4 rounded-lg border border-line bg-ground px-3 py-2 text-xs text-soft">
          {visibleLine(note, 400)}
        </p>
      ) : null}
      {answer.failure ? (
        <div role="alert" className="mb-5 flex items-center gap-3 rounded-lg bg-bad-soft px-3 py-2.5 text-sm">
          <span className="text-bad">
            <Icon name="errors" />
          </span>
          <span className="min-w-0 flex-1">
            {visibleLine(answer.failure.message, 400)}{' '}
            <code className="data text-faint">{visibleLine(answer.failure.code, 60)}</code>
          </span>
          <Button icon="refresh" onClick={onRetry}>
            Try again
          </Button>
        </div>
      ) : null}
      <TeamNotes notes={answer.explanation?.teamNotes ?? []} />
      <FoundLocally answer={answer} />
      <AnswerSections
        answer={answer}
        next={{ enabled: answer.explanation !== undefined && !followUps.isBusy, onAsk: followUps.ask }}
      />
      <FollowUpList turns={followUps.turns} findings={answer.findings} />
    </div>
  );
}

interface FooterProps {
  readonly answer: Answer;
  readonly onRegenerate: () => void;
  readonly onCancel: () => void;
}

export function AnswerFooter({ answer, onRegenerate, onCancel }: FooterProps): ReactElement {
  const over = isOver(answer);
  return (
    <footer className="flex h-12 shrink-0 items-center gap-2 border-line border-t px-3 sm:px-4">
      {over ? (
        <Button icon="refresh" onClick={onRegenerate}>
          Regenerate
        </Button>
      ) : (
        <Button icon="stop" onClick={onCancel}>
          Stop
        </Button>
      )}
      <CopyButton label="Copy answer" disabled={answerText(answer) === ''} text={() => answerText(answer)} />
      <span className="ml-auto">
        <Feedback
          key={answer.explanation?.id ?? 'none'}
          explanationId={answer.explanation?.id}
          stored={answer.explanation?.feedback?.rating}
        />
      </span>
    </footer>
  );
}
