/** What fails inside a function: its package, its settings, its code. */

import { failing, ofWork, type Story } from '../kit/story.js';
import type { Thrown } from '../kit/thrown.js';
import { absent, defect, ownWords, refused, unparsable, unset } from '../words/code.js';

export const runtimeStories: readonly Story[] = [
  {
    name: 'module-left-out',
    shapes: ['single', 'chain', 'queue'],
    needs: ['platform'],
    languages: ['node', 'python', 'ruby', 'java', 'dotnet'],
    why: 'The package that was deployed lacks a library; every start fails.',
    rubric: ['package|layer|bundle|depend|module', 'deploy|import|build|roll|install|add'],
    share: 1,
    plot: (estate) => {
      const thrown = absent(estate.dice, estate.work);
      const pairs = ofWork(estate, 'missing-dependency');
      return { pairs, planted: () => failing(estate, thrown, [], { end: 'init-failure', ownMs: 4, calls: [] }) };
    },
  },
  {
    name: 'handler-not-exported',
    needs: ['platform'],
    languages: ['node', 'python'],
    shapes: ['single', 'queue'],
    why: 'The handler that the function is configured with is not in its code.',
    rubric: ['handler'],
    share: 1,
    plot: (estate) => {
      const message =
        estate.work.language === 'node'
          ? 'index.handler is undefined or not exported'
          : "Handler 'lambda_handler' missing on module 'app'";
      const thrown: Thrown = { type: 'Runtime.HandlerNotFound', message };
      return {
        pairs: ofWork(estate, 'missing-configuration'),
        planted: () => failing(estate, thrown, [], { end: 'init-failure', ownMs: 3, calls: [] }),
      };
    },
  },
  {
    name: 'variable-not-set',
    shapes: ['single', 'chain', 'fan-out'],
    why: 'A variable of the environment is not there.',
    rubric: ['environment|variable|configur|setting', 'set|stage|start|valid'],
    share: 1,
    plot: (estate) => {
      const thrown = unset(
        estate.dice,
        estate.work,
        estate.dice.pick(['PRICING_TABLE', 'CARRIER_BASE_URL', 'SIGNING_KEY_ID', 'EVENT_BUS_NAME']),
      );
      return {
        pairs: ofWork(estate, 'missing-configuration'),
        planted: () => failing(estate, thrown, [], { ownMs: 6 }),
      };
    },
  },
  {
    name: 'reads-what-is-not-there',
    why: 'The code fails on some inputs since the last hour, at one place.',
    rubric: ['code|fix|correct|handle|null|undefined|guard|roll', 'test|event|input|version|place|line|back'],
    plot: (estate) => {
      const thrown = defect(estate.dice, estate.work, estate.trade.noun);
      return { pairs: ofWork(estate, 'code-defect'), planted: () => failing(estate, thrown, []) };
    },
  },
  {
    name: 'division-in-a-branch',
    languages: ['python', 'java', 'dotnet', 'ruby', 'go'],
    shapes: ['single', 'fan-out'],
    why: 'A division by zero, in a branch that only some requests take.',
    rubric: ['code|fix|correct|zero|guard|handle'],
    share: 0.3,
    plot: (estate) => {
      const type = {
        node: 'RangeError',
        python: 'ZeroDivisionError',
        java: 'java.lang.ArithmeticException',
        go: 'runtimeError',
        dotnet: 'System.DivideByZeroException',
        ruby: 'ZeroDivisionError',
      }[estate.work.language];
      const message = {
        node: '',
        python: 'division by zero',
        java: '/ by zero',
        go: 'runtime error: integer divide by zero',
        dotnet: 'Attempted to divide by zero.',
        ruby: 'divided by 0',
      }[estate.work.language];
      return { pairs: ofWork(estate, 'code-defect'), planted: () => failing(estate, { type, message }, []) };
    },
  },
  {
    name: 'body-is-no-json',
    shapes: ['single', 'queue', 'fan-out'],
    why: 'A sender posts what does not parse.',
    rubric: ['valid|parse|format|json|body|payload|input', 'sender|caller|reject|entry|queue|schema|producer'],
    plot: (estate) => {
      const thrown = unparsable(estate.dice, estate.work);
      return {
        pairs: ofWork(estate, 'malformed-input'),
        planted: () => failing(estate, thrown, [], { calls: [], ownMs: 4 }),
      };
    },
  },
  {
    name: 'schema-does-not-hold',
    shapes: ['single', 'chain'],
    why: 'A required field is missing in what comes in.',
    rubric: ['valid|field|schema|input', 'sender|caller|entry|client|correct|value|reject'],
    plot: (estate) => {
      const thrown = refused(estate.dice, estate.work, estate.trade.noun);
      return {
        pairs: ofWork(estate, 'validation-failed'),
        planted: () => failing(estate, thrown, [], { calls: [], ownMs: 5 }),
      };
    },
  },
  {
    name: 'words-of-the-team',
    shapes: ['single', 'queue'],
    why: 'The program refuses in words of its own; nobody but its authors can say what is behind them.',
    rubric: ['log|look|code|place|error|author|where'],
    plot: (estate) => {
      const thrown = ownWords(estate.dice, estate.work, estate.trade.noun);
      const pairs = ofWork(estate, 'unhandled-error', 'code-defect', 'validation-failed');
      return { pairs, planted: () => failing(estate, thrown, []) };
    },
  },
];
