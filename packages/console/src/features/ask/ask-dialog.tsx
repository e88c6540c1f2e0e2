/** Ask AI: what is asked about on the left, the answer as it streams on the right. Opened by `?ask=` in the address. */
import type { SessionView, Subject } from '@baselime-ai/contract';
import { Dialog } from 'radix-ui';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useViewClock } from '../../app/clock.js';
import type { ViewSearch } from '../../app/search.js';
import { usePatchView, useView } from '../../app/use-view.js';
import { IconButton } from '../../ui/button.js';
import { formatAgo, formatDuration } from '../../ui/format.js';
import { Icon, Sparkle } from '../../ui/icons.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Empty } from '../../ui/states.js';
import { Badge } from '../../ui/tone.js';
import { useIsNarrow } from '../../ui/use-media.js';
import { type Answer, hasWords, isOver, nextQuestionsOf, stoodIn } from './answer-model.js';
import { AnswerFooter, AnswerPane } from './answer-pane.js';
import { FollowUpBox } from './follow-up.js';
import { decodeSubject, questionOf } from './subject-code.js';
import { SubjectView } from './subject-view.js';
import { useAnswer } from './use-answer.js';
import { useFollowUps } from './use-follow-ups.js';
import { WhatWasSent } from './what-was-sent.js';

interface Props {
  readonly code: string;
  readonly session: SessionView;
}

export function AskDialog({ code, session }: Props): ReactElement {
  const patch = usePatchView();
  const subject = decodeSubject(code);
  const content = useRef<HTMLDivElement>(null);
  // There is no trigger to return to: the address opens the dialog, whatever was pressed.
  const [opener] = useState(() => document.activeElement);
  const close = (): void => patch({ ask: undefined, answer: undefined, tab: undefined });
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : close())}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 bg-black/60 light:bg-black/25" />
        <Dialog.Content
          data-testid="ask-dialog"
          aria-describedby={undefined}
          ref={content}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            content.current?.focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
          }}
          className="appear fixed inset-0 z-[60] flex flex-col overflow-hidden bg-panel shadow-float outline-none sm:inset-auto sm:top-1/2 sm:left-1/2 sm:h-[min(90vh,900px)] sm:w-[min(1220px,calc(100vw-48px))] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-xl sm:border sm:border-line-strong"
        >
          {subject ? (
            <Conversation subject={subject} session={session} />
          ) : (
            <>
              <div className="flex h-12 items-center justify-between px-4">
                <Dialog.Title className="text-sm font-medium">Ask AI</Dialog.Title>
                <CloseButton />
              </div>
              <Empty icon="link" title="This link does not say what to ask about">
                <p>It may be cut off. Open the event or trace and press Ask AI there.</p>
              </Empty>
            </>
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function CloseButton(): ReactElement {
  return (
    <Dialog.Close asChild>
      <IconButton icon="close" label="Close (Esc)" />
    </Dialog.Close>
  );
}

/** Where each answer of this page load was scrolled to. */
const leftAt = new Map<string, number>();

const TABS = [
  { tab: 'answer', name: 'Answer' },
  { tab: 'subject', name: 'Asked about' },
  { tab: 'sent', name: 'What was sent' },
] as const;

function Conversation({
  subject,
  session,
}: {
  readonly subject: Subject;
  readonly session: SessionView;
}): ReactElement {
  const search = useView();
  const patch = usePatchView();
  const narrow = useIsNarrow();
  const asked = useAnswer(subject, search.answer, (id) => patch({ answer: id }, { replace: true }));
  const { answer } = asked;
  const followUps = useFollowUps(answer.explanation?.id);
  const wanted: ViewSearch['tab'] = search.tab ?? 'answer';
  // Beside the answer where there is room, a tab of its own where there is not.
  const tab = wanted === 'subject' && !narrow ? 'answer' : wanted;
  const scroller = useRef<HTMLDivElement>(null);
  const place = `${tab} ${search.answer ?? ''}`;
  const shown = tab === 'answer' && answer.status === 'done';
  // A new tab starts at its top; an answer that the reader comes back to from its evidence, where it was left.
  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = shown ? (leftAt.get(place) ?? 0) : 0;
  }, [place, shown]);
  return (
    <>
      <header className="flex h-12 shrink-0 items-center gap-3 border-line border-b px-4">
        <Dialog.Title className="flex items-center gap-2 text-sm font-semibold">
          <span className="text-lime">
            <Sparkle size={16} />
          </span>
          Ask AI
        </Dialog.Title>
        <p className="hidden min-w-0 flex-1 truncate text-sm text-soft md:block">{questionOf(subject)}</p>
        <Engine answer={answer} session={session} />
        <CloseButton />
      </header>
      <div className="flex min-h-0 flex-1">
        {narrow ? null : (
          <aside aria-label="Asked about" className="w-[38%] max-w-[30rem] shrink-0 border-line border-r bg-ground">
            <SubjectView subject={subject} mayAsk={hasWords(answer)} />
          </aside>
        )}
        <section className="flex min-w-0 flex-1 flex-col" aria-label="Answer">
          <div
            role="tablist"
            aria-label="Views of the answer"
            className="flex h-11 shrink-0 items-center gap-1 border-line border-b px-3"
          >
            {TABS.filter((one) => narrow || one.tab !== 'subject').map((one) => (
              <button
                key={one.tab}
                type="button"
                role="tab"
                aria-selected={tab === one.tab}
                data-testid={one.tab === 'sent' ? 'what-was-sent-tab' : undefined}
                onClick={() => patch({ tab: one.tab === 'answer' ? undefined : one.tab }, { replace: true })}
                className="h-7 rounded-md px-2.5 text-xs text-soft transition-colors hover:text-ink aria-selected:bg-raised aria-selected:text-ink"
              >
                {one.name}
              </button>
            ))}
            <Age answer={answer} startedAt={asked.startedAt} />
          </div>
          {tab === 'subject' ? (
            <div className="min-h-0 flex-1">
              <SubjectView subject={subject} mayAsk={hasWords(answer)} />
            </div>
          ) : (
            <div
              ref={scroller}
              onScroll={({ currentTarget }) => {
                if (shown) leftAt.set(place, currentTarget.scrollTop);
              }}
              className="min-h-0 flex-1 overflow-y-auto px-4 py-4 sm:px-6 sm:py-5"
            >
              {tab === 'sent' ? (
                <WhatWasSent subject={subject} explanation={answer.explanation} />
              ) : (
                <AnswerPane answer={answer} onRetry={asked.regenerate} followUps={followUps} />
              )}
            </div>
          )}
          <FollowUpBox
            enabled={answer.explanation !== undefined}
            isBusy={followUps.isBusy}
            suggestions={nextQuestionsOf(answer).filter(
              (one) => !followUps.turns.some((turn) => turn.question === one),
            )}
            onAsk={(question) => {
              if (tab !== 'answer') patch({ tab: undefined }, { replace: true });
              followUps.ask(question);
            }}
            onCancel={followUps.cancel}
          />
          <AnswerFooter answer={answer} onRegenerate={asked.regenerate} onCancel={asked.cancel} />
        </section>
      </div>
    </>
  );
}

/** Who answers: the first thing a careful reader wants to know. */
function Engine({ answer, session }: { readonly answer: Answer; readonly session: SessionView }): ReactElement {
  const engine = answer.engine ?? session.ai.model ?? 'narrator';
  const local = engine === 'narrator';
  return (
    <span
      data-testid="answer-engine"
      className="ml-auto flex min-w-0 items-center gap-1.5 truncate rounded-full border border-line-strong px-2.5 py-0.5 text-2xs text-soft"
    >
      <span className={local ? 'text-good' : 'text-lime'}>
        <Icon name={local ? 'shield' : 'open'} size={12} />
      </span>
      {local ? (
        <span className="truncate">
          Local narrator
          <span className="hidden sm:inline">
            {stoodIn(answer) ? ', in place of the model' : ', nothing left this machine'}
          </span>
        </span>
      ) : (
        <span className="truncate">
          <span className="hidden sm:inline">Worded by </span>
          <span className="text-ink">{visibleLine(engine, 60)}</span>
          <span className="hidden sm:inline">, anonymized</span>
        </span>
      )}
    </span>
  );
}

function Age({ answer, startedAt }: { readonly answer: Answer; readonly startedAt: number }): ReactElement {
  const { nowMs } = useViewClock();
  const over = isOver(answer);
  const [tick, setTick] = useState(0);
  useEffect(() => {
    if (over) return;
    const timer = setInterval(() => setTick(Date.now() - startedAt), 100);
    return () => clearInterval(timer);
  }, [over, startedAt]);
  const explanation = answer.explanation;
  return (
    <span className="ml-auto flex items-center gap-2 text-2xs text-faint tabular-nums">
      {explanation?.cached ? (
        <Badge title="The same failure was explained before; the wording is reused.">
          cached
          {explanation.cachedAt ? ` · ${formatAgo(Date.parse(explanation.cachedAt), Math.max(nowMs, Date.now()))}` : ''}
        </Badge>
      ) : null}
      <span className="hidden sm:inline">
        {explanation ? formatDuration(explanation.elapsedMs) : over ? '' : `${(tick / 1000).toFixed(1)} s`}
      </span>
    </span>
  );
}
