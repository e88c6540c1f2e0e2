/** The questions about one stored answer: read, asked, streamed, stopped. One at a time. */
import { FollowUpEvent } from '@baselime-ai/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { json, send } from '../../api/client.js';
import { readEventStream } from '../../api/event-stream.js';
import { parseJson, toProblem } from '../../api/problem.js';
import { fetchFollowUps, followUpsPath } from '../../api/routes.js';
import { cutTurn, failedTurn, isTurnOver, newTurn, nextTurn, stopped, type Turn, turnOf } from './follow-up-model.js';

async function* ask(explanationId: string, message: string, signal: AbortSignal): AsyncGenerator<FollowUpEvent> {
  const response = await send(followUpsPath(explanationId), json('POST', { message }, 'text/event-stream', signal));
  if (!response.body) return;
  for await (const { data } of readEventStream(response.body)) {
    const parsed = FollowUpEvent.safeParse(parseJson(data));
    // An event of a newer server is skipped: the ones that matter are known.
    if (parsed.success) yield parsed.data;
  }
}

export interface FollowUpState {
  readonly turns: readonly Turn[];
  readonly isBusy: boolean;
  readonly ask: (question: string) => void;
  readonly cancel: () => void;
}

/** @param explanationId undefined while the answer is not stored yet; another one shows other questions */
export function useFollowUps(explanationId: string | undefined): FollowUpState {
  const [turns, setTurns] = useState<readonly Turn[]>([]);
  const running = useRef<AbortController | null>(null);
  const count = useRef(0);
  const client = useQueryClient();

  const change = useCallback((key: string, by: (turn: Turn) => Turn): void => {
    setTurns((all) => all.map((turn) => (turn.key === key ? by(turn) : turn)));
  }, []);

  useEffect(() => {
    setTurns([]);
    if (explanationId === undefined) return;
    const control = new AbortController();
    // Without the earlier ones a new question can be asked all the same.
    fetchFollowUps(explanationId, control.signal)
      .then(({ messages }) => setTurns((asked) => [...messages.map((message) => turnOf(message)), ...asked]))
      .catch(() => undefined);
    return () => {
      control.abort();
      running.current?.abort();
      running.current = null;
    };
  }, [explanationId]);

  const start = useCallback(
    async (question: string): Promise<void> => {
      if (explanationId === undefined || running.current !== null) return;
      const control = new AbortController();
      running.current = control;
      count.current += 1;
      const key = `asked-${count.current}`;
      setTurns((all) => [...all, newTurn(key, question)]);
      try {
        for await (const event of ask(explanationId, question, control.signal)) {
          if (control.signal.aborted) return;
          change(key, (turn) => nextTurn(turn, event));
        }
        if (!control.signal.aborted) change(key, cutTurn);
      } catch (error) {
        if (control.signal.aborted) return;
        const { code, message } = toProblem(error);
        change(key, (turn) => failedTurn(turn, code, message));
      } finally {
        if (running.current === control) running.current = null;
        void client.invalidateQueries({ queryKey: ['ledger'] });
      }
    },
    [explanationId, change, client],
  );

  const cancel = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setTurns((all) => all.map(stopped));
  }, []);
  const last = turns.at(-1);
  return {
    turns,
    isBusy: last !== undefined && !isTurnOver(last),
    ask: useCallback((question: string) => void start(question), [start]),
    cancel,
  };
}
