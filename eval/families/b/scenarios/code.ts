/** Mistakes in the code itself. */
import type { Scenario } from '../../../scenario.js';
import { define, EVERY_SHAPE, focusNames } from '../kit/define.js';
import { failing } from '../kit/failing.js';
import { wordedFor } from '../kit/lambda-function.js';
import { deployment } from '../kit/signals.js';

export const nullInCode: Scenario = define('null-pointer-after-release', EVERY_SHAPE, {}, (world) => {
  const { focus, random, names } = world;
  const { column, noun } = names.domain;
  const onset = world.onset();
  const version = random.int(30, 190);
  deployment(world, focus, onset - random.int(20, 90) * 1000, version);
  const thrown = wordedFor(focus, {
    python: {
      type: 'AttributeError',
      message: `'NoneType' object has no attribute '${column}'`,
      frames: ['"/var/task/rules/discount.py", line 63, in total'],
    },
    java: {
      type: 'java.lang.NullPointerException',
      message: `Cannot invoke "io.rules.Policy.${column}()" because "policy" is null`,
      frames: ['io.rules.Discount.total(Discount.java:63)', 'io.rules.Handler.handleRequest(Handler.java:28)'],
    },
    go: { type: 'runtime.Error', message: 'runtime error: invalid memory address or nil pointer dereference' },
    dotnet: {
      type: 'System.NullReferenceException',
      message: 'Object reference not set to an instance of an object.',
      frames: ['Rules.Discount.Total(Policy policy) in /src/Discount.cs:line 63'],
    },
    node: {
      type: 'TypeError',
      message: `Cannot read properties of undefined (reading '${column}')`,
      frames: ['total (/var/task/rules/discount.js:63:22)'],
    },
  });
  failing(world, { thrown, onset, share: 0.5, message: `total for ${noun} failed`, version: String(version) });
  return {
    question: world.ask(`total for ${noun} failed`),
    truth: {
      fault: 'code-defect',
      alsoFaults: ['deployment-change'],
      entities: focusNames(world),
      rubric: ['roll ?back|correct|fix|test', 'version|deploy|code|line|null|release|place|roll'],
      why: 'A new version reads a field of something that is not always there.',
    },
  };
});

export const arithmetic: Scenario = define(
  'division-by-zero',
  EVERY_SHAPE,
  { runtimes: ['python', 'java', 'go', 'dotnet'] },
  (world) => {
    const { focus, names } = world;
    const thrown = wordedFor(focus, {
      python: {
        type: 'ZeroDivisionError',
        message: 'division by zero',
        frames: ['"/var/task/split.py", line 40, in per_part'],
      },
      java: {
        type: 'java.lang.ArithmeticException',
        message: '/ by zero',
        frames: ['io.split.Splitter.perPart(Splitter.java:40)'],
      },
      go: { type: 'runtime.Error', message: 'runtime error: integer divide by zero' },
      dotnet: {
        type: 'System.DivideByZeroException',
        message: 'Attempted to divide by zero.',
        frames: ['Split.Splitter.PerPart() in /src/Splitter.cs:line 40'],
      },
    });
    failing(world, { thrown, share: 0.3, message: `could not split ${names.domain.noun} into parts` });
    return {
      question: world.ask(`could not split ${names.domain.noun}`),
      truth: {
        fault: 'code-defect',
        entities: focusNames(world),
        rubric: ['correct|fix|guard|code|check', 'test|zero|line|case|place'],
        why: 'The code divides by a number of parts that may be zero.',
      },
    };
  },
);
