/** The conversation below an answer: questions, what is looked up for them as it happens, answers with their evidence. */
import type { Finding } from '@baselime-ai/contract';
import { type KeyboardEvent, type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../../ui/button.js';
import { Icon, type IconName } from '../../ui/icons.js';
import { visibleLine } from '../../ui/safe-text.js';
import { type Answer, NO_ANSWER } from './answer-model.js';
import { Lines } from './answer-sections.js';
import { isTurnOver, type Turn, usageText, whatLeft } from './follow-up-model.js';
import { blocksOf } from './section-model.js';

const MAX_QUESTION = 2000;
/** How far below the view the end of an answer may grow at once. */
const NEAR_PX = 400;

export function FollowUpList({
  turns,
  findings,
}: {
  readonly turns: readonly Turn[];
  readonly findings: readonly Finding[];
}): ReactElement | null {
  const end = useRef<HTMLDivElement>(null);
  const seen = useRef('');
  const newest = turns.at(-1)?.key ?? '';
  // Shows a new question, and follows its answer while its end is near the view; a reader who has scrolled away is left where he is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever changes in the turns may move the end
  useEffect(() => {
    if (!newest.startsWith('asked-')) return;
    const below = (end.current?.getBoundingClientRect().top ?? 0) - window.innerHeight;
    if (newest !== seen.current || below < NEAR_PX) end.current?.scrollIntoView({ block: 'nearest' });
    seen.current = newest;
  }, [turns, newest]);
  if (turns.length === 0) return null;
  const known = [...findings, ...turns.flatMap((turn) => turn.findings)];
  return (
    <section aria-label="Follow-up questions" className="mt-7 flex flex-col gap-6 border-line border-t pt-5">
      {turns.map((turn) => (
        <TurnView key={turn.key} turn={turn} findings={known} />
      ))}
      <div ref={end} className="scroll-mb-4" />
    </section>
  );
}

function TurnView({ turn, findings }: { readonly turn: Turn; readonly findings: readonly Finding[] }): ReactElement {
  const over = isTurnOver(turn);
  const blocks = useMemo(() => blocksOf(turn.text, turn.checks), [turn.text, turn.checks]);
  const answer: Answer = { ...NO_ANSWER, findings };
  const note = turn.message?.note;
  return (
    <article aria-busy={!over} className="flex flex-col gap-2.5">
      <p className="flex gap-2 text-sm font-medium [overflow-wrap:anywhere]">
        <span className="mt-0.5 shrink-0 text-lime" aria-hidden="true">
          <Icon name="search" size={14} />
        </span>
        {visibleLine(turn.question, MAX_QUESTION)}
      </p>
      {turn.steps.length > 0 ? (
        <ol aria-label="What was looked up" className="flex flex-col gap-1">
          {turn.steps.map((step) => (
            <li
              key={step.id}
              data-testid="follow-up-step"
              data-outcome={step.outcome}
              title={step.because === undefined ? undefined : visibleLine(step.because, 300)}
              className="flex items-center gap-2 text-xs text-soft"
            >
              <StepMark outcome={step.outcome} />
              <span className="min-w-0 truncate">{visibleLine(step.sentence, 240)}</span>
              {step.outcome === 'nothing' ? <span className="shrink-0 text-faint">found nothing</span> : null}
              {step.outcome === 'failed' ? <span className="shrink-0 text-warn">failed</span> : null}
            </li>
          ))}
        </ol>
      ) : null}
      {blocks.length > 0 || over ? null : (
        <div aria-hidden="true" className="flex flex-col gap-2.5 py-1">
          {[88, 64].map((width) => (
            <span key={width} className="skeleton h-2.5" style={{ width: `${width}%` }} />
          ))}
        </div>
      )}
      {over ? null : <span className="sr-only">Answering</span>}
      <div
        data-testid="follow-up-answer"
        data-status={turn.status}
        aria-live="polite"
        className="flex flex-col gap-1.5 text-sm leading-[21px] text-ink"
      >
        <Lines blocks={blocks} answer={answer} writing={!over} />
        {note === undefined ? null : (
          <p className="rounded-lg border border-line bg-ground px-3 py-2 text-xs text-soft">
            {visibleLine(note, 900)}
          </p>
        )}
        {turn.failure === undefined ? null : (
          <p role="alert" className="rounded-lg bg-bad-soft px-3 py-2 text-xs">
            {visibleLine(turn.failure.message, 400)}{' '}
            <code className="data text-faint">{visibleLine(turn.failure.code, 60)}</code>
          </p>
        )}
        {turn.status === 'cancelled' ? <p className="text-xs text-faint">Stopped.</p> : null}
      </div>
      {turn.message === undefined ? null : (
        <p className="text-2xs text-faint tabular-nums" data-testid="follow-up-engine">
          {turn.message.engine === 'narrator'
            ? 'Local narrator'
            : `Worded by ${visibleLine(turn.message.engine, 60)}, anonymized`}
          {` · ${usageText(turn.message.usage) ?? whatLeft(turn.message)}`}
        </p>
      )}
    </article>
  );
}

const MARKS: Readonly<Record<string, readonly [icon: IconName, color: string]>> = {
  running: ['clock', 'text-lime'],
  found: ['check', 'text-good'],
  nothing: ['stop', 'text-faint'],
  refused: ['close', 'text-warn'],
  failed: ['close', 'text-warn'],
};

function StepMark({ outcome }: { readonly outcome: string }): ReactElement {
  const [icon, color] = MARKS[outcome] ?? ['stop', 'text-faint'];
  return (
    <span className={`shrink-0 ${color}`}>
      <Icon name={icon} size={12} />
    </span>
  );
}

interface BoxProps {
  /** False while there is no stored answer to ask about. */
  readonly enabled: boolean;
  readonly isBusy: boolean;
  /** Questions that a reader would ask next. */
  readonly suggestions: readonly string[];
  readonly onAsk: (question: string) => void;
  readonly onCancel: () => void;
}

/** Enter asks, Shift and Enter begin a new line. As high as one line at first, so that nothing moves when it is used. */
export function FollowUpBox({ enabled, isBusy, suggestions, onAsk, onCancel }: BoxProps): ReactElement {
  const [text, setText] = useState('');
  const question = text.trim();
  const send = (): void => {
    if (!enabled || isBusy || question === '') return;
    onAsk(question);
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className="flex shrink-0 items-center gap-2 border-line border-t px-3 py-2 sm:px-4"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        data-testid="follow-up-input"
        aria-label="Ask a follow-up question"
        placeholder={
          suggestions[0] === undefined ? 'Ask a follow-up question' : `Ask: ${visibleLine(suggestions[0], 120)}`
        }
        rows={1}
        maxLength={MAX_QUESTION}
        disabled={!enabled}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        className="h-8 min-h-8 min-w-0 flex-1 resize-none rounded-md border border-line-strong bg-ground px-2.5 py-1.5 text-sm leading-[18px] outline-none placeholder:overflow-hidden placeholder:text-ellipsis placeholder:whitespace-nowrap placeholder:text-faint focus:border-lime disabled:opacity-60"
      />
      {isBusy ? (
        <Button icon="stop" data-testid="follow-up-cancel" onClick={onCancel} className="h-8 w-20">
          Stop
        </Button>
      ) : (
        <Button
          look="lime"
          type="submit"
          data-testid="follow-up-send"
          disabled={!enabled || question === ''}
          className="h-8 w-20"
        >
          Ask
        </Button>
      )}
    </form>
  );
}
