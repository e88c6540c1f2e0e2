/** The failing event itself: the error that it names, its message, and the top of its stack. */
import { z } from 'zod';
import { refTo } from '../../../analyze/draft.js';
import { signalsOf } from '../../../analyze/rules/signals.js';
import { clockBeside, quote, shorten, spoken } from '../../../analyze/wording.js';
import type { LookUp, NewFinding } from '../look-up.js';

const MOST_FRAMES = 4;

export const failure: LookUp<Record<string, never>> = {
  name: 'failure',
  description: 'The error of the failing event as it was thrown: its type, its message and the top of its stack.',
  parameters: {},
  input: z.object({}),
  sentence: () => 'Reading the failing event',
  async run(_input, { place }) {
    const { marker, now } = place;
    if (marker === undefined) return { findings: [] };
    const { types, texts, stack } = signalsOf(marker);
    const [type, text] = [types[0]?.value, texts[0]?.value ?? marker.message];
    const common = { entity: marker.namespace, numbers: [], confidence: 'confirmed' as const };
    const named = type === undefined ? '' : ` with ${shorten(type, 80)}`;
    const said = text === undefined ? '' : `: ${quote(text, 300)}`;
    const symptom: NewFinding = {
      ...common,
      kind: 'symptom',
      statement: `${spoken(marker.namespace)} failed at ${clockBeside(marker.timestamp, now)}${named}${said}.`,
      evidence: [refTo(marker, texts[0]?.path)],
    };
    if (stack === undefined) return { findings: [symptom] };
    const frames = framesOf(stack.value).slice(0, MOST_FRAMES);
    return {
      findings: [
        symptom,
        ...frames.map(
          (frame, index): NewFinding => ({
            ...common,
            kind: 'context',
            statement: `${index === 0 ? 'It was thrown' : 'It was called'} ${quote(frame, 200)}.`,
            evidence: [refTo(marker, stack.path)],
          }),
        ),
      ],
    };
  },
};

/** `at handler (/var/task/index.js:10:5)`, `File "app.py", line 3, in handler`, as the runtimes print them. */
const framesOf = (stack: string): readonly string[] =>
  stack
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^(?:at\s|File\s)/.test(line));
