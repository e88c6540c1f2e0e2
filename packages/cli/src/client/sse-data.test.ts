import { describe, expect, it } from 'vitest';
import { sseData } from './sse-data.js';

async function all(body: ReadableStream<Uint8Array> | null): Promise<string[]> {
  const found: string[] = [];
  for await (const data of sseData(body)) found.push(data);
  return found;
}

async function read(pieces: readonly string[]): Promise<string[]> {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(encoder.encode(piece));
      controller.close();
    },
  });
  return all(body);
}

describe('sseData', () => {
  it('joins the lines of one message', async () => {
    expect(await read(['data: a\ndata: b\n\ndata:c\n\n'])).toEqual(['a\nb', 'c']);
  });

  it('passes over comments and event names', async () => {
    expect(await read([': ping\n\nevent: text-delta\nid: 4\ndata: {"x":1}\n\n'])).toEqual(['{"x":1}']);
  });

  it('does not mind where the bytes are cut', async () => {
    expect(await read([...'data: grün\r\n\r\ndata: 2\n\n'])).toEqual(['grün', '2']);
  });

  it('drops a message that never ends', async () => expect(await read(['data: half'])).toEqual([]));

  it('gives nothing without a body', async () => expect(await all(null)).toEqual([]));
});
