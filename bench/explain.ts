/** From the click to the first text and to the whole answer, with the narrator, over the demo shop's failing events. */
import type { QueryAnswer, Subject } from '@baselime-ai/contract';
import { ms, print, quantile } from './numbers.js';
import { post, type ServerProcess } from './server-process.js';
import { startShop } from './shop.js';

const SUBJECTS = 30;

/** Milliseconds to the first `text-delta` and to the end of the stream. */
async function timeAnswer(
  server: ServerProcess,
  subject: Subject,
): Promise<{ readonly first: number; readonly whole: number }> {
  const started = performance.now();
  const response = await post(server.url, '/api/explanations', JSON.stringify({ subject }), {
    accept: 'text/event-stream',
  });
  let first = Number.NaN;
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (Number.isNaN(first) && text.includes('event: text-delta')) first = performance.now() - started;
  }
  if (!text.includes('event: answer-end')) throw new Error(`no answer: ${text.slice(-300)}`);
  return { first, whole: performance.now() - started };
}

export async function explainBench(): Promise<void> {
  const { server, from, to } = await startShop();
  const failing: QueryAnswer = JSON.parse(
    await (
      await post(
        server.url,
        '/api/query',
        JSON.stringify({
          view: 'events',
          timeframe: { from, to },
          query: { filters: [{ key: '$baselime.error', operation: '=', value: true }], limit: 1000 },
        }),
      )
    ).text(),
  );
  const events = failing.events ?? [];
  const step = Math.max(1, Math.floor(events.length / SUBJECTS));
  const chosen = events.filter((_, index) => index % step === 0).slice(0, SUBJECTS);
  const rows = [['subject', 'asked', 'first text p50', 'first text p95', 'whole answer p95']];
  for (const kind of ['event', 'trace', 'request', 'error'] as const) {
    const times: { readonly first: number; readonly whole: number }[] = [];
    for (const event of chosen) {
      const subject: Subject | undefined =
        kind === 'event'
          ? { kind, id: event.id }
          : kind === 'trace' && event.traceId !== undefined
            ? { kind, traceId: event.traceId }
            : kind === 'request' && event.requestId !== undefined
              ? { kind, requestId: event.requestId }
              : kind === 'error' && event.fingerprint !== undefined
                ? { kind, fingerprint: event.fingerprint }
                : undefined;
      if (subject !== undefined) times.push(await timeAnswer(server, subject));
    }
    rows.push([
      kind,
      String(times.length),
      ms(
        quantile(
          times.map((time) => time.first),
          0.5,
        ),
      ),
      ms(
        quantile(
          times.map((time) => time.first),
          0.95,
        ),
      ),
      ms(
        quantile(
          times.map((time) => time.whole),
          0.95,
        ),
      ),
    ]);
  }
  const memory = await server.memory();
  print('explain: narrator, from the request to the text', rows);
  process.stdout.write(`  resident afterwards: server ${memory.server} MiB, engine ${memory.engine} MiB\n`);
  await server.stop();
}
