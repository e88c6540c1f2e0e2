/** What senders send: not as agreed, or not readable. */
import type { Scenario } from '../../../scenario.js';
import { define, EVERY_SHAPE, focusNames } from '../kit/define.js';
import { failing } from '../kit/failing.js';
import { wordedFor } from '../kit/lambda-function.js';

export const schemaRejects: Scenario = define(
  'request-fails-its-schema',
  ['single', 'chain', 'queue'],
  { runtimes: ['python', 'java'] },
  (world) => {
    const { focus, names } = world;
    const field = names.domain.column;
    const thrown = wordedFor(focus, {
      python: {
        type: 'pydantic_core._pydantic_core.ValidationError',
        message: `1 validation error for ${names.domain.noun}\n${field}\n  Input should be a valid number, unable to parse string as a number [type=float_parsing, input_value='n/a', input_type=str]`,
        frames: ['"/var/task/models.py", line 25, in parse'],
      },
      java: {
        type: 'jakarta.validation.ConstraintViolationException',
        message: `accept.${names.domain.noun}.${field}: must not be null`,
        frames: ['io.models.Acceptor.accept(Acceptor.java:30)'],
      },
    });
    failing(world, { thrown, share: 0.45, message: `bad ${names.domain.noun} from partner feed` });
    return {
      question: world.ask(`bad ${names.domain.noun} from partner feed`),
      truth: {
        fault: 'validation-failed',
        entities: focusNames(world),
        rubric: ['validat|schema|value|check', 'sender|partner|entry|correct|reject|caller|value'],
        why: 'A partner sends a value that the schema does not allow.',
      },
    };
  },
);

export const notJson: Scenario = define('body-is-not-json', EVERY_SHAPE, {}, (world) => {
  const { focus, random, names } = world;
  const at = random.int(1, 90);
  const thrown = wordedFor(focus, {
    python: {
      type: 'json.decoder.JSONDecodeError',
      message: `Expecting value: line 1 column ${at} (char ${at - 1})`,
      frames: [
        '"/var/task/decode.py", line 9, in body',
        '"/var/lang/lib/python3.12/json/decoder.py", line 356, in raw_decode',
      ],
    },
    java: {
      type: 'com.fasterxml.jackson.core.JsonParseException',
      message: `Unexpected character ('<' (code 60)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n at [Source: REDACTED; line: 1, column: ${at}]`,
      frames: ['io.decode.Body.read(Body.java:17)'],
    },
    go: { type: 'json.SyntaxError', message: "invalid character '<' looking for beginning of value" },
    dotnet: {
      type: 'System.Text.Json.JsonException',
      message: `'<' is an invalid start of a value. Path: $ | LineNumber: 0 | BytePositionInLine: ${at}.`,
      frames: ['Decode.Body.Read(String body) in /src/Body.cs:line 11'],
    },
    node: {
      type: 'SyntaxError',
      message: `Unexpected token '<', "<html><hea"... is not valid JSON`,
      frames: ['JSON.parse (<anonymous>)', 'body (/var/task/decode.js:6:15)'],
    },
  });
  failing(world, { thrown, share: 0.35, message: `cannot read the ${names.domain.noun} body` });
  return {
    question: world.ask(`cannot read the ${names.domain.noun} body`),
    truth: {
      fault: 'malformed-input',
      entities: focusNames(world),
      rubric: ['validat|parse|sender|caller|content', 'reject|entry|sender|dead-letter|log|check|find'],
      why: 'Some senders post something that is not JSON.',
    },
  };
});
