/** One question over HTTP, timed by who asks: what reaches the reader, and when. */
import type { EventView, Explanation, QueryAnswer, Subject } from '@baselime-ai/contract';
import { KEY, post } from '../server-process.js';

export interface Timed {
  /** Milliseconds to `answer-start`, to what was found locally, to the first `text-delta`, and to the end of the stream. */
  readonly start: number;
  /** NaN where the narrator answers. */
  readonly found: number;
  readonly first: number;
  readonly whole: number;
  readonly answer: Explanation;
}

/** Raises when the stream does not end in an answer. */
export async function timeAnswer(
  url: string,
  subject: Subject,
  options: { readonly regenerate?: boolean } = {},
): Promise<Timed> {
  const started = performance.now();
  const response = await post(url, '/api/explanations', JSON.stringify({ subject, ...options }), {
    accept: 'text/event-stream',
  });
  let start = Number.NaN;
  let found = Number.NaN;
  let first = Number.NaN;
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (Number.isNaN(start) && text.includes('event: answer-start')) start = performance.now() - started;
    if (Number.isNaN(found) && text.includes('event: cause-found')) found = performance.now() - started;
    if (Number.isNaN(first) && text.includes('event: text-delta')) first = performance.now() - started;
  }
  const whole = performance.now() - started;
  const last = [...text.matchAll(/^data: (.+)$/gm)].at(-1)?.[1] ?? '{}';
  const event: { readonly type?: string; readonly explanation?: Explanation } = JSON.parse(last);
  if (event.type !== 'answer-end' || event.explanation === undefined) throw new Error(`no answer: ${text.slice(-300)}`);
  return { start, found, first, whole, answer: event.explanation };
}

/** Failing events over the window, at most `most`, evenly from all that a query gives. */
export async function failingEvents(
  url: string,
  timeframe: { readonly from: number; readonly to: number },
  most: number,
): Promise<readonly EventView[]> {
  const query = { filters: [{ key: '$baselime.error', operation: '=', value: true }], limit: 1000 };
  const body = JSON.stringify({ view: 'events', timeframe, query });
  const { events = [] }: QueryAnswer = JSON.parse(await (await post(url, '/api/query', body)).text());
  const step = Math.max(1, Math.floor(events.length / most));
  return events.filter((_, index) => index % step === 0).slice(0, most);
}

export async function allowModel(url: string, enabled: boolean): Promise<void> {
  const response = await fetch(`${url}/api/settings/ai`, {
    method: 'PUT',
    headers: { 'x-api-key': KEY, 'content-type': 'application/json' },
    body: JSON.stringify({ enabled }),
  });
  if (!response.ok) throw new Error(`/api/settings/ai: ${response.status}`);
}
