/** What a function was given: variables, names, modules. */
import type { Scenario } from '../../../scenario.js';
import { define, EVERY_SHAPE, focusNames } from '../kit/define.js';
import { distract } from '../kit/distractors.js';
import type { Work } from '../kit/invocation.js';
import { wordedFor } from '../kit/lambda-function.js';
import { change } from '../kit/signals.js';
import { traffic } from '../kit/traffic.js';
import type { World } from '../kit/world.js';

const writesTable = (world: World) => (): Work => ({
  ownMs: world.random.ms(22),
  calls: [{ peer: world.table(undefined, 'PutItem'), answer: { ms: world.random.ms(9), status: 200 } }],
  says: [{ level: 'info', message: 'stored' }],
});

export const variableMissing: Scenario = define('environment-variable-missing', EVERY_SHAPE, {}, (world) => {
  const onset = world.onset();
  const { random, focus } = world;
  const variable = random.pick(['RATES_ENDPOINT', 'LEDGER_TABLE', 'SIGNING_KEY_ALIAS', 'EXPORT_BUCKET_NAME']);
  const normal = writesTable(world);
  distract(world, onset, normal);
  change(world, {
    at: onset - random.int(15, 120) * 1000,
    source: 'lambda',
    event: 'UpdateFunctionConfiguration20150331v2',
    parameters: { functionName: focus.name, environment: {} },
  });
  const thrown = wordedFor(focus, {
    python: {
      type: 'KeyError',
      message: `'${variable}'`,
      frames: [
        `"/var/task/app.py", line 12, in lambda_handler\n    target = os.environ["${variable}"]`,
        '"<frozen os>", line 679, in __getitem__',
      ],
    },
    java: {
      type: 'java.lang.IllegalStateException',
      message: `Environment variable ${variable} is not set`,
      frames: ['io.settings.Settings.required(Settings.java:31)'],
    },
    go: { type: 'errors.errorString', message: `required environment variable ${variable} is not set` },
    dotnet: {
      type: 'System.InvalidOperationException',
      message: `Configuration value '${variable}' is missing.`,
      frames: ['Settings.Required(String name) in /src/Settings.cs:line 18'],
    },
    node: {
      type: 'Error',
      message: `Missing environment variable: ${variable}`,
      frames: ['required (/var/task/settings.js:8:11)', 'Runtime.handler (/var/task/index.js:21:18)'],
    },
  });
  traffic(world, {
    onset,
    share: 1,
    normal,
    broken: () => ({
      ownMs: random.ms(4),
      says: [{ level: 'error', message: 'cannot start work', thrown }],
      end: { kind: 'thrown', thrown },
    }),
  });
  return {
    question: world.ask(variable),
    truth: {
      fault: 'missing-configuration',
      alsoFaults: ['configuration-change'],
      entities: [...focusNames(world), variable],
      rubric: ['variable|configur|set '],
      why: 'An update of the configuration lost a variable that the function reads.',
    },
  };
});

export const tableGone: Scenario = define(
  'table-of-another-stage',
  EVERY_SHAPE,
  { needsSpans: true, runtimes: ['python', 'java', 'go', 'node'] },
  (world) => {
    const onset = world.onset();
    const { random, focus, names } = world;
    const missing = { ...world.table(), table: `staging-${names.domain.area}-${names.domain.noun}s` };
    const normal = writesTable(world);
    distract(world, onset, normal);
    const thrown = wordedFor(focus, {
      python: {
        type: 'botocore.errorfactory.ResourceNotFoundException',
        message:
          'An error occurred (ResourceNotFoundException) when calling the GetItem operation: Requested resource not found',
        frames: ['"/var/task/repository.py", line 33, in find'],
      },
      java: {
        type: 'software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException',
        message: 'Requested resource not found (Service: DynamoDb, Status Code: 400)',
        frames: ['io.repository.Finder.find(Finder.java:27)'],
      },
      go: {
        type: 'types.ResourceNotFoundException',
        message:
          'operation error DynamoDB: GetItem, https response error StatusCode: 400, ResourceNotFoundException: Requested resource not found',
      },
      node: {
        type: 'ResourceNotFoundException',
        message: 'Requested resource not found',
        frames: ['find (/var/task/repository.js:19:14)'],
      },
    });
    traffic(world, {
      onset,
      share: 1,
      normal,
      broken: () => ({
        ownMs: random.ms(9),
        calls: [{ peer: missing, answer: { ms: random.ms(6), status: 400, thrown } }],
        says: [{ level: 'error', message: `lookup in ${missing.table} failed`, thrown }],
        end: { kind: 'thrown', thrown },
      }),
    });
    return {
      question: world.ask('Requested resource not found'),
      truth: {
        fault: 'missing-resource',
        entities: [missing.table, ...focusNames(world)],
        rubric: ['name|region|stage|account|exist|creat'],
        why: 'The function reads a table of another stage, which does not exist here.',
      },
    };
  },
);

export const moduleMissing: Scenario = define(
  'package-lacks-a-module',
  EVERY_SHAPE,
  { runtimes: ['python', 'node', 'java'] },
  (world) => {
    const onset = world.onset(35, 15);
    const { random, focus } = world;
    const module = random.pick(['pydantic_core', 'fastavro', 'shapely', 'orjson']);
    const normal = writesTable(world);
    distract(world, onset, normal);
    change(world, {
      at: onset - random.int(10, 60) * 1000,
      source: 'lambda',
      event: 'UpdateFunctionCode20150331v2',
      parameters: { functionName: focus.name, publish: true },
    });
    const thrown = wordedFor(focus, {
      python: {
        type: 'Runtime.ImportModuleError',
        message: `Unable to import module 'app': No module named '${module}'`,
        frames: [],
      },
      node: {
        type: 'Runtime.ImportModuleError',
        message: `Error: Cannot find module '@internal/${module}'\nRequire stack:\n- /var/task/index.js\n- /var/runtime/index.mjs`,
        frames: ['_loadUserApp (file:///var/runtime/index.mjs:1087:17)'],
      },
      java: {
        type: 'java.lang.NoClassDefFoundError',
        message: `org/${module}/Codec`,
        frames: [
          'io.app.Handler.<init>(Handler.java:19)',
          `Caused by: java.lang.ClassNotFoundException: org.${module}.Codec`,
        ],
      },
    });
    const affected = traffic(world, {
      onset,
      share: 1,
      normal,
      broken: () => ({ ownMs: random.ms(3), initMs: random.ms(300), end: { kind: 'thrown', thrown } }),
    });
    return {
      question: world.askOfCrash(module, affected),
      truth: {
        fault: 'missing-dependency',
        alsoFaults: ['deployment-change'],
        entities: [...focusNames(world), module],
        rubric: ['package|layer|bundle|module|dependenc', 'deploy|roll|import|add'],
        why: 'The deployed package lacks a module that the function imports.',
      },
    };
  },
);
