/** How an obedient model words the data of a prompt: under the headings it was asked for, in the tokens it was given. */

export interface PromptData {
  readonly rootCause: { readonly statement: string; readonly entity?: string; readonly findings: readonly string[] };
  readonly findings: readonly { readonly id: string; readonly statement: string }[];
  readonly actions: readonly { readonly title: string; readonly findings: readonly string[] }[];
}

/** Marks the wording as the played model's own, so that a test can tell it from the narrator's. */
export const MODEL_PHRASE = 'In other words';

const cite = (ids: readonly string[]): string => `[${ids.join(', ')}]`;
const bare = (sentence: string): string => sentence.replace(/\.$/, '');

export function wording({ rootCause, findings, actions }: PromptData): string {
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
export function dataOf(prompt: string): PromptData {
  const line = prompt.split('\n').find((candidate) => candidate.startsWith('{"'));
  if (line === undefined) throw new Error('the prompt holds no line of JSON');
  return JSON.parse(line);
}
