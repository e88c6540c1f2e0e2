/** What to look at first when the words of an error name no cause that is known, by the kind of thing that they are about. */
import type { Shape } from '../rules/shape.js';
import type { Step } from './remedy.js';

export interface UnknownFacts {
  readonly caller: string;
  /** The first frame of the program's own code. */
  readonly frame: string | undefined;
}

const BY_SHAPE: Readonly<Record<Shape, (facts: UnknownFacts) => Step>> = {
  network: ({ caller }) => [
    `Check that ${caller} reaches what the error names`,
    'From the machine or container where it runs: does the name resolve, is the port open, do both sides speak TLS or both not? A short command such as curl or nc shows it.',
  ],
  refusal: ({ caller }) => [
    `Find out as whom ${caller} asks, and whether that may do it`,
    'Compare the credentials that it runs with (user, role, token, key) with those that work elsewhere: expired, of another stage, or without the right that the error names.',
  ],
  limit: ({ caller }) => [
    `Find the limit that the error speaks of, and how much ${caller} used of it`,
    'Look whether the load grew or something is not given back (memory, disk, connections) before the limit is raised.',
  ],
  setting: ({ caller }) => [
    `Check the setting that the error names in the configuration of ${caller}`,
    'Compare its value, and the version of the library that reads it, with an environment in which it works.',
  ],
  absence: ({ caller }) => [
    `Check whether what the error names exists where ${caller} looks for it`,
    'Compare name, path, region and stage letter by letter; then look when it was last there.',
  ],
  value: ({ caller }) => [
    `Look at the value that ${caller} did not accept`,
    'Log the input of the failing request without its secrets, and compare it with what the line of code expects.',
  ],
  server: ({ caller }) => [
    `Look at the log of what answered ${caller}, at the time of the failure`,
    'The answer says only that it failed there; why stands on its side.',
  ],
};

/** Two steps; the second is where in the program to look. */
export function stepsForUnknown(shape: Shape | undefined, facts: UnknownFacts): readonly Step[] {
  const { caller, frame } = facts;
  const place: Step =
    frame === undefined
      ? [
          `Find the line of ${caller} that logs this error`,
          'Search the code for its fixed words, and log the original error there (name, code, message, stack) with the request id.',
        ]
      : [
          `Look at ${frame}, the first line of its own code in the stack`,
          'What it called raised the error: see which values it passed, and log the original error there with the request id.',
        ];
  return shape === undefined ? [place] : [BY_SHAPE[shape](facts), place];
}
