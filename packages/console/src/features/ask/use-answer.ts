/** Asks, streams, cancels. One answer per dialog; closing the dialog ends the stream. */
import { AnswerEvent, type ExplanationRequest, type Subject } from '@baselime-ai/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { json, send } from '../../api/client.js';
import { readEventStream } from '../../api/event-stream.js';
import { parseJson, toProblem } from '../../api/problem.js';
import { fetchExplanation } from '../../api/routes.js';
import { type Answer, answerOf, cutOff, isOver, NO_ANSWER, nextAnswer } from './answer-model.js';

type Step =
  | { readonly do: 'reset' }
  | { readonly do: 'show'; readonly answer: Answer }
  | { readonly do: 'event'; readonly event: AnswerEvent }
  | { readonly do: 'fail'; readonly code: string; readonly message: string }
  | { readonly do: 'close' }
  | { readonly do: 'cancel' };

function reduce(answer: Answer, step: Step): Answer {
  switch (step.do) {
    case 'reset':
      return NO_ANSWER;
    case 'show':
      return step.answer;
    case 'event':
      return nextAnswer(answer, step.event);
    case 'fail':
      return isOver(answer)
        ? answer
        : { ...answer, status: 'failed', failure: { code: step.code, message: step.message } };
    case 'close':
      return cutOff(answer);
    case 'cancel':
      return isOver(answer) ? answer : { ...answer, status: 'cancelled' };
  }
}

async function* ask(request: ExplanationRequest, signal: AbortSignal): AsyncGenerator<AnswerEvent> {
  const response = await send('/api/explanations', json('POST', request, 'text/event-stream', signal));
  if (!response.body) return;
  for await (const { data } of readEventStream(response.body)) {
    const parsed = AnswerEvent.safeParse(parseJson(data));
    // An event of a newer server is skipped: the ones that matter are known.
    if (parsed.success) yield parsed.data;
  }
}

interface Asked {
  readonly answer: Answer;
  readonly startedAt: number;
  readonly regenerate: () => void;
  readonly cancel: () => void;
}

/** @param storedId an explanation to show instead of asking; asked anew when it is gone */
export function useAnswer(
  subject: Subject | undefined,
  storedId: string | undefined,
  onEnd: (id: string) => void,
): Asked {
  const [answer, dispatch] = useReducer(reduce, NO_ANSWER);
  const [startedAt, setStartedAt] = useState(() => Date.now());
  const running = useRef<AbortController | null>(null);
  const client = useQueryClient();
  const latest = useRef({ subject, storedId, onEnd });
  latest.current = { subject, storedId, onEnd };

  const start = useCallback(
    async (regenerate: boolean): Promise<void> => {
      const { subject: about, storedId: stored } = latest.current;
      running.current?.abort();
      const control = new AbortController();
      running.current = control;
      dispatch({ do: 'reset' });
      setStartedAt(Date.now());
      if (!regenerate && stored !== undefined) {
        const found = await fetchExplanation(stored, control.signal).catch(() => undefined);
        if (control.signal.aborted) return;
        if (found) return dispatch({ do: 'show', answer: answerOf(found) });
      }
      if (!about) return;
      try {
        for await (const event of ask(
          regenerate ? { subject: about, regenerate } : { subject: about },
          control.signal,
        )) {
          if (control.signal.aborted) return;
          dispatch({ do: 'event', event });
          if (event.type === 'answer-end') {
            void client.invalidateQueries({ queryKey: ['explanations'] });
            void client.invalidateQueries({ queryKey: ['ledger'] });
            latest.current.onEnd(event.explanation.id);
          }
        }
        if (!control.signal.aborted) dispatch({ do: 'close' });
      } catch (error) {
        if (control.signal.aborted) return;
        const { code, message } = toProblem(error);
        dispatch({ do: 'fail', code, message });
      }
    },
    [client],
  );

  useEffect(() => {
    // Deferred, so that a component mounted twice asks once.
    const timer = setTimeout(() => void start(false), 0);
    return () => {
      clearTimeout(timer);
      running.current?.abort();
    };
  }, [start]);

  const cancel = useCallback(() => {
    running.current?.abort();
    dispatch({ do: 'cancel' });
  }, []);
  const regenerate = useCallback(() => void start(true), [start]);
  return { answer, startedAt, regenerate, cancel };
}
