/**
 * A model played by a local server that speaks OpenAI's protocol, with every byte that it received. It is obedient: it
 * words the data of the prompt under the headings it was asked for, in the tokens that it was given.
 */
import { LLMock } from '@copilotkit/aimock';
import { recordingProxy } from './recording-proxy.js';

export interface PlayedModel {
  /** Base URL for `OPENAI_BASE_URL`. */
  readonly url: string;
  received(): Buffer;
  requests(): number;
  close(): Promise<void>;
}

interface Data {
  readonly rootCause: { readonly statement: string; readonly entity?: string; readonly findings: readonly string[] };
  readonly findings: readonly { readonly id: string; readonly statement: string }[];
  readonly actions: readonly { readonly title: string; readonly findings: readonly string[] }[];
}

/** Marks the wording as the played model's own, so that a test can tell it from the narrator's. */
export const MODEL_PHRASE = 'In other words';

const cite = (ids: readonly string[]): string => `[${ids.join(', ')}]`;
const bare = (sentence: string): string => sentence.replace(/\.$/, '');

function wording({ rootCause, findings, actions }: Data): string {
  const cause = `${bare(rootCause.statement)} ${cite(rootCause.findings)}.`;
  return [
    `## Summary\n${MODEL_PHRASE}: ${cause}`,
    `## Root cause\n${cause}`,
    `## Evidence\n${findings.map(({ id, statement }) => `- ${bare(statement)} [${id}].`).join('\n')}`,
    `## Impact\n${cause}`,
    `## Actions\n${actions.map((action, index) => `${index + 1}. ${bare(action.title)} ${cite(action.findings)}.`).join('\n')}`,
    '## Ruled out\n',
    '## Next questions\n- What changed before the first failure?',
  ].join('\n\n');
}

/** The data stands as one line of JSON between two fence lines. */
function dataOf(prompt: string): Data {
  const line = prompt.split('\n').find((candidate) => candidate.startsWith('{"'));
  if (line === undefined) throw new Error('the prompt holds no line of JSON');
  return JSON.parse(line);
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
    requests: () => mock.getRequests().length,
    close() {
      closed ??= proxy.close().then(() => mock.stop());
      return closed;
    },
  };
}
