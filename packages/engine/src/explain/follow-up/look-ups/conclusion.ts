/** What the answer itself says: what to do, or what is held for the cause and why. Nothing is read for it. */
import type { Explanation, Finding } from '@baselime-ai/contract';
import { z } from 'zod';
import { isFailing } from '../../../query/follow-up/place.js';
import type { Context, LookUp, NewFinding } from '../look-up.js';

const Input = z.object({ of: z.enum(['actions', 'cause']) });
type Input = z.infer<typeof Input>;
const MOST_ACTIONS = 3;
const MOST_EVIDENCE = 3;

export const conclusion: LookUp<Input> = {
  name: 'conclusion',
  description: 'What the explanation recommends, or what it holds for the cause and on what evidence.',
  parameters: { of: { type: 'string', enum: ['actions', 'cause'], description: 'what is asked about' } },
  required: ['of'],
  input: Input,
  sentence: ({ of }) =>
    of === 'actions' ? 'Going through the steps of the answer' : 'Going through the evidence of the answer',
  run: async ({ of }, { explanation, place }) => ({
    findings: of === 'actions' ? actionsOf(explanation) : causeOf(explanation, isWell(explanation, place)),
  }),
};

const ORDER = ['First', 'Second', 'Third'];

function actionsOf(explanation: Explanation): readonly NewFinding[] {
  return explanation.actions.slice(0, MOST_ACTIONS).map(
    ({ title, detail, findings }, index): NewFinding => ({
      kind: 'context',
      ...entityOf(explanation),
      statement: [ended(`${ORDER[index] ?? 'Then'}: ${lowered(title)}`), detail ?? ''].join(' ').trim(),
      numbers: borne(explanation, findings).flatMap(({ numbers }) => numbers),
      confidence: explanation.confidence,
      evidence: borne(explanation, findings).flatMap(({ evidence }) => evidence.slice(0, 1)),
    }),
  );
}

/** Nothing failed and nothing is named: there is no cause that could be known or not. */
const isWell = ({ rootCause }: Explanation, { marker }: Context['place']): boolean =>
  marker !== undefined && !isFailing(marker) && rootCause.entity === undefined;

function causeOf(explanation: Explanation, well: boolean): readonly NewFinding[] {
  const { rootCause } = explanation;
  const resting = borne(explanation, rootCause.findings).slice(0, MOST_EVIDENCE);
  const isTold = resting.some(({ statement }) => statement.startsWith(rootCause.statement));
  return [
    {
      kind: 'context',
      ...entityOf(explanation),
      statement: isTold
        ? SURE[rootCause.confidence]
        : well
          ? rootCause.statement
          : `${SURE[rootCause.confidence]} ${rootCause.statement}`,
      numbers: resting.flatMap(({ numbers }) => numbers),
      confidence: rootCause.confidence,
      evidence: resting.flatMap(({ evidence }) => evidence.slice(0, 1)),
    },
    ...resting.map(({ id: _id, ...finding }) => finding),
  ];
}

const SURE = {
  confirmed: 'The cause is confirmed by what is stored.',
  likely: 'The cause is likely, not confirmed.',
  inconclusive: 'The cause is not known.',
} as const satisfies Record<Explanation['confidence'], string>;

const entityOf = ({ rootCause }: Explanation) => (rootCause.entity === undefined ? {} : { entity: rootCause.entity });

const borne = ({ findings }: Explanation, ids: readonly string[]): readonly Finding[] =>
  findings.filter(({ id }) => ids.includes(id));

const ended = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** The title of a step in the middle of a sentence; a name at its beginning stays as it is. */
const lowered = (title: string): string =>
  /^[A-Z][a-z]*\s/.test(title) ? `${title.charAt(0).toLowerCase()}${title.slice(1)}` : title;
