/**
 * Answers as server-sent events: `event:` is the type, `data:` the whole event as JSON.
 * Source: HTML Living Standard, "Server-sent events".
 */
import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';

const HEART_BEAT_MS = 15_000;

/** Any event of an answer; its type names the frame. */
export interface StreamedEvent {
  readonly type: string;
}

export interface EventStreamOptions {
  /** Proxies close connections that stay silent; a comment keeps them open. */
  readonly heartBeatMs?: number;
  /** Called once when `events` raised: what the stream's last event says. */
  readonly onFailure: (error: unknown) => StreamedEvent;
}

/** A readable stream of frames. Reads on only as fast as the client takes them; stops reading when it is destroyed. */
export function eventStream(events: AsyncIterable<StreamedEvent>, options: EventStreamOptions): Readable {
  const stream = new PassThrough();
  const heartBeat = setInterval(() => stream.write(': still here\n\n'), options.heartBeatMs ?? HEART_BEAT_MS);
  heartBeat.unref();
  void pump(events, stream, options.onFailure).finally(() => {
    clearInterval(heartBeat);
    stream.end();
  });
  return stream;
}

async function pump(
  events: AsyncIterable<StreamedEvent>,
  stream: PassThrough,
  onFailure: EventStreamOptions['onFailure'],
): Promise<void> {
  const gone = new AbortController();
  stream.once('close', () => gone.abort());
  try {
    for await (const event of events) {
      if (gone.signal.aborted) return;
      if (!stream.write(frameOf(event))) await once(stream, 'drain', { signal: gone.signal });
    }
  } catch (error) {
    if (!gone.signal.aborted) stream.write(frameOf(onFailure(error)));
  }
}

/** JSON holds no line break, so one `data:` line is enough. */
export const frameOf = (event: StreamedEvent): string => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
