/**
 * A model played by a local server that speaks OpenAI's protocol, with every byte that it received. It is obedient.
 */
import { LLMock } from '@copilotkit/aimock';
import { recordingProxy } from './recording-proxy.js';
import { dataOf, wording } from './wording.js';

export { MODEL_PHRASE } from './wording.js';

export interface PlayedModel {
  /** Base URL for `OPENAI_BASE_URL`. */
  readonly url: string;
  received(): Buffer;
  requests(): number;
  /** From now on it takes requests and answers none. */
  hang(): void;
  /** Requests that the other side gave up while it hung. */
  letGo(): number;
  close(): Promise<void>;
}

export async function playModel(): Promise<PlayedModel> {
  const mock = new LLMock({ port: 0 });
  mock.onMessage(/[\s\S]*/, ({ messages }) => {
    const text = messages
      .map(({ content }) => (typeof content === 'string' ? content : JSON.stringify(content)))
      .join('\n');
    return { content: wording(dataOf(text)) };
  });
  const proxy = await recordingProxy(await mock.start());
  let closed: Promise<void> | undefined;
  return {
    url: `${proxy.url}/v1`,
    received: proxy.received,
    hang: proxy.hang,
    letGo: proxy.letGo,
    requests: () => mock.getRequests().length,
    close() {
      closed ??= proxy.close().then(() => mock.stop());
      return closed;
    },
  };
}
