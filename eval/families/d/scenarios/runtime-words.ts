/** How the runtimes word mistakes of the program, of its package and of its settings. */
import type { Estate } from '../kit/estate.js';
import { type Failure, pascal } from '../kit/failure.js';

export function brokenBy({ work }: Estate): Failure {
  switch (work.runtime) {
    case 'node':
      return { type: 'TypeError', message: "Cannot read properties of undefined (reading 'postalCode')" };
    case 'python':
      return { type: 'AttributeError', message: "'NoneType' object has no attribute 'postal_code'" };
    case 'java':
      return {
        type: 'java.lang.NullPointerException',
        message:
          'Cannot invoke "io.works.shared.Address.postalCode()" because the return value of "io.works.shared.Party.address()" is null',
      };
    case 'go':
      return {
        type: 'runtime.errorString',
        message: 'runtime error: invalid memory address or nil pointer dereference',
      };
    case 'dotnet':
      return {
        type: 'System.NullReferenceException',
        message: 'Object reference not set to an instance of an object.',
      };
    case 'ruby':
      return { type: 'NoMethodError', message: "undefined method 'postal_code' for nil" };
  }
}

export function notImported({ work }: Estate): Failure {
  switch (work.runtime) {
    case 'python':
      return {
        type: 'Runtime.ImportModuleError',
        message: "Unable to import module 'app.handler': No module named 'pydantic_core._pydantic_core'",
      };
    case 'java':
      return {
        type: 'java.lang.NoClassDefFoundError',
        message: 'com/fasterxml/jackson/databind/ObjectMapper',
        cause: { type: 'java.lang.ClassNotFoundException', message: 'com.fasterxml.jackson.databind.ObjectMapper' },
      };
    default:
      return {
        type: 'Runtime.ImportModuleError',
        message: `Error: Cannot find module 'sharp'\nRequire stack:\n- /var/task/src/${work.place.file}.js\n- /var/runtime/index.mjs`,
      };
  }
}

export function notSet({ work, noun }: Estate): Failure {
  const name = `${noun.toUpperCase()}_TABLE`;
  switch (work.runtime) {
    case 'node':
      return { type: 'Error', message: `Missing required environment variable: ${name}` };
    case 'python':
      return {
        type: 'KeyError',
        message: `'${name}'`,
        source: `table = os.environ["${name}"]\n            ~~~~~~~~~~^^^^^^^^^\n  File "<frozen os>", line 714, in __getitem__`,
      };
    case 'java':
      return {
        type: 'java.lang.IllegalArgumentException',
        message: `Could not resolve placeholder '${name}' in value "\${${name}}"`,
      };
    case 'go':
      return { type: '*env.EnvVarIsNotSetError', message: `env: required environment variable "${name}" is not set` };
    case 'dotnet':
      return {
        type: 'System.InvalidOperationException',
        message: `Configuration value '${pascal(noun)}:Table' is required but was not found. Set the environment variable ${name}.`,
      };
    case 'ruby':
      return { type: 'KeyError', message: `key not found: "${name}"`, source: 'ENV.fetch' };
  }
}
