/**
 * Reads `text/event-stream` from a POST, which EventSource cannot do.
 * Source: HTML Living Standard, section 9.2.6 "Interpreting an event stream".
 */

export interface ServerSentEvent {
  readonly event: string;
  readonly data: string;
}

/** Takes text in any pieces and gives complete events; a block without `data` is not an event. */
export class EventStreamParser {
  #rest = '';
  #event = '';
  #data: string[] = [];

  push(chunk: string): readonly ServerSentEvent[] {
    const events: ServerSentEvent[] = [];
    this.#rest += chunk;
    // A lone CR at the very end may be the first half of CR LF: it waits for the next piece.
    const lines = this.#rest.split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      const done = this.#line(line);
      if (done) events.push(done);
    }
    return events;
  }

  #line(line: string): ServerSentEvent | undefined {
    if (line === '') {
      const event =
        this.#data.length > 0 ? { event: this.#event || 'message', data: this.#data.join('\n') } : undefined;
      this.#event = '';
      this.#data = [];
      return event;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') this.#event = value;
    if (field === 'data') this.#data.push(value);
    return undefined;
  }
}

export async function* readEventStream(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerSentEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const parser = new EventStreamParser();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield* parser.push(decoder.decode(value, { stream: true }));
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
