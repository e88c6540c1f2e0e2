/** What runtimes say of the program itself: defects, data that does not parse, what is missing, values refused. */
import type { Dice } from '../../../kit/dice.js';
import { camel, type Fn, pascal, snake } from '../kit/function.js';
import type { Thrown } from '../kit/thrown.js';

/** The program reaches into something that is not there. */
export function defect(dice: Dice, { language, stem }: Fn, noun: string): Thrown {
  const field = dice.pick(['carrier', 'discount', 'address', 'segments', 'currency']);
  switch (language) {
    case 'node':
      return dice.pick<Thrown>([
        { type: 'TypeError', message: `Cannot read properties of undefined (reading '${field}')` },
        { type: 'TypeError', message: `${noun}.${field}.map is not a function` },
        { type: 'ReferenceError', message: `${field}Total is not defined` },
      ]);
    case 'python':
      return dice.pick<Thrown>([
        { type: 'AttributeError', message: `'NoneType' object has no attribute '${field}'` },
        { type: 'TypeError', message: "unsupported operand type(s) for +: 'int' and 'NoneType'" },
        {
          type: 'UnboundLocalError',
          message: `cannot access local variable '${field}' where it is not associated with a value`,
        },
      ]);
    case 'java':
      return dice.pick<Thrown>([
        {
          type: 'java.lang.NullPointerException',
          message: `Cannot invoke "com.app.${pascal(noun)}.get${pascal(field)}()" because "${noun}" is null`,
        },
        { type: 'java.lang.IndexOutOfBoundsException', message: 'Index 0 out of bounds for length 0' },
        {
          type: 'java.lang.ClassCastException',
          message:
            "class java.lang.Integer cannot be cast to class java.lang.String (java.lang.Integer and java.lang.String are in module java.base of loader 'bootstrap')",
        },
      ]);
    case 'go':
      return dice.pick<Thrown>([
        { type: 'errorString', message: `runtime error: invalid memory address or nil pointer dereference` },
        { type: 'boundsError', message: 'runtime error: index out of range [2] with length 2' },
      ]);
    case 'dotnet':
      return dice.pick<Thrown>([
        { type: 'System.NullReferenceException', message: 'Object reference not set to an instance of an object.' },
        {
          type: 'System.Collections.Generic.KeyNotFoundException',
          message: `The given key '${field}' was not present in the dictionary.`,
        },
      ]);
    case 'ruby':
      return dice.pick<Thrown>([
        { type: 'NoMethodError', message: `undefined method \`${field}' for nil` },
        {
          type: 'NameError',
          message: `undefined local variable or method \`${snake(stem)}_total' for an instance of ${pascal(stem)}`,
        },
      ]);
  }
}

/** A body that is no JSON. */
export function unparsable(dice: Dice, { language }: Fn): Thrown {
  const at = dice.int(1, 900);
  switch (language) {
    case 'node':
      return dice.pick<Thrown>([
        { type: 'SyntaxError', message: `Unexpected token '<', "<!DOCTYPE "... is not valid JSON` },
        { type: 'SyntaxError', message: `Unterminated string in JSON at position ${at} (line 1 column ${at + 1})` },
        { type: 'SyntaxError', message: 'Unexpected end of JSON input' },
      ]);
    case 'python':
      return {
        type: 'json.decoder.JSONDecodeError',
        message: dice.pick([
          'Expecting value: line 1 column 1 (char 0)',
          `Expecting ',' delimiter: line 1 column ${at} (char ${at - 1})`,
        ]),
      };
    case 'java':
      return {
        type: 'com.fasterxml.jackson.core.JsonParseException',
        message: `Unrecognized token 'None': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n at [Source: (String)"{"amount": None}"; line: 1, column: ${at}]`,
      };
    case 'go':
      return {
        type: 'SyntaxError',
        message: dice.pick(["invalid character '<' looking for beginning of value", 'unexpected end of JSON input']),
      };
    case 'dotnet':
      return {
        type: 'System.Text.Json.JsonException',
        message: `'<' is an invalid start of a value. Path: $ | LineNumber: 0 | BytePositionInLine: ${at}.`,
      };
    case 'ruby':
      return { type: 'JSON::ParserError', message: `unexpected token at '<html><head>'` };
  }
}

/** A field that a schema does not let pass. */
export function refused(dice: Dice, { language, stem }: Fn, noun: string): Thrown {
  const field = dice.pick(['quantity', 'postcode', 'email', 'startsAt']);
  switch (language) {
    case 'node':
      return dice.chance(0.6)
        ? {
            type: 'ZodError',
            message: JSON.stringify(
              [{ code: 'invalid_type', expected: 'string', received: 'undefined', path: [field], message: 'Required' }],
              null,
              2,
            ),
          }
        : {
            type: 'ValidationError',
            message: `"${field}" is required`,
            props: { _original: {}, details: [{ path: [field], type: 'any.required' }] },
          };
    case 'python':
      return {
        type: 'pydantic_core._pydantic_core.ValidationError',
        message: `1 validation error for ${pascal(noun)}In\n${field}\n  Field required [type=missing, input_value={'id': 'x1'}, input_type=dict]\n    For further information visit https://errors.pydantic.dev/2.8/v/missing`,
      };
    case 'java':
      return {
        type: 'jakarta.validation.ConstraintViolationException',
        message: `${camel(stem)}.request.${field}: must not be null`,
      };
    case 'go':
      return {
        type: 'ValidationErrors',
        message: `Key: '${pascal(noun)}Request.${pascal(field)}' Error:Field validation for '${pascal(field)}' failed on the 'required' tag`,
      };
    case 'dotnet':
      return {
        type: 'FluentValidation.ValidationException',
        message: `Validation failed: \n -- ${pascal(field)}: '${pascal(field)}' must not be empty. Severity: Error`,
      };
    case 'ruby':
      return { type: 'ActiveModel::ValidationError', message: `Validation failed: ${pascal(field)} can't be blank` };
  }
}

/** A variable of the environment that nobody has set. */
export function unset(dice: Dice, { language }: Fn, variable: string): Thrown {
  switch (language) {
    case 'node':
      return {
        type: 'Error',
        message: dice.pick([
          `Missing required environment variable: ${variable}`,
          `env-var: "${variable}" is a required variable, but it was not set`,
        ]),
      };
    case 'python':
      return {
        type: 'KeyError',
        message: `'${variable}'`,
        library: [
          '  File "/var/lang/lib/python3.12/os.py", line 714, in __getitem__\n    raise KeyError(key) from None',
          `  File "/var/task/settings.py", line 11, in load\n    return os.environ["${variable}"]`,
        ].reverse(),
      };
    case 'java':
      return {
        type: 'java.lang.IllegalStateException',
        message: `Required environment variable ${variable} is not set`,
      };
    case 'go':
      return { type: 'errorString', message: `required key ${variable} missing value` };
    case 'dotnet':
      return {
        type: 'System.InvalidOperationException',
        message: `Configuration value '${variable}' is not set. Set the environment variable and deploy again.`,
      };
    case 'ruby':
      return {
        type: 'KeyError',
        message: `key not found: "${variable}"`,
        library: ["/var/task/config/env.rb:9:in `fetch'"],
      };
  }
}

/** A library that the deployment package does not hold. */
export function absent(dice: Dice, { language }: Fn): Thrown {
  switch (language) {
    case 'node': {
      const name = dice.pick(['sharp', 'pg-native', '@acme/shared-models', 'dayjs']);
      return {
        type: 'Runtime.ImportModuleError',
        message: `Error: Cannot find module '${name}'\nRequire stack:\n- /var/task/src/index.js\n- /var/runtime/index.mjs`,
      };
    }
    case 'python': {
      const name = dice.pick(['pydantic_core._pydantic_core', 'psycopg2', 'jwt', 'numpy']);
      return { type: 'Runtime.ImportModuleError', message: `Unable to import module 'app': No module named '${name}'` };
    }
    case 'java':
      return dice.pick<Thrown>([
        {
          type: 'java.lang.NoClassDefFoundError',
          message: 'com/fasterxml/jackson/databind/ObjectMapper',
          cause: { type: 'java.lang.ClassNotFoundException', message: 'com.fasterxml.jackson.databind.ObjectMapper' },
        },
        { type: 'java.lang.ClassNotFoundException', message: 'org.postgresql.Driver' },
      ]);
    case 'dotnet':
      return {
        type: 'System.IO.FileNotFoundException',
        message:
          "Could not load file or assembly 'Microsoft.Extensions.Options, Version=8.0.0.0, Culture=neutral, PublicKeyToken=adb9793829ddae60'. The system cannot find the file specified.",
      };
    default:
      return {
        type: 'LoadError',
        message: `cannot load such file -- ${dice.pick(['nokogiri', 'pg', 'aws-sdk-eventbridge'])}`,
      };
  }
}

/** In the words of the team: no library would say this. */
export function ownWords(dice: Dice, { language }: Fn, noun: string): Thrown {
  const message = dice.pick([
    `${noun} ledger does not balance: off by ${dice.int(1, 900)} cents`,
    `refusing to close ${noun} in state DRAFT_3`,
    `no tariff zone covers this ${noun}`,
    `cutover window for ${noun} batch ${dice.int(10, 99)} has passed`,
  ]);
  const name = dice.pick(['LedgerImbalance', 'StateGuard', 'TariffGap', 'CutoverMissed']);
  const type = {
    node: `${name}Error`,
    python: `domain.errors.${name}`,
    java: `com.app.domain.${name}Exception`,
    go: name,
    dotnet: `App.Domain.${name}Exception`,
    ruby: `Domain::${name}`,
  }[language];
  return { type, message };
}
