/** What a function may do, and what it was given: permissions, credentials, configuration, modules. */
import type { Scenario } from '../../../scenario.js';
import { define, EVERY_SHAPE, focusNames } from '../kit/define.js';
import { distract } from '../kit/distractors.js';
import type { Work } from '../kit/invocation.js';
import { wordedFor } from '../kit/lambda-function.js';
import { change } from '../kit/signals.js';
import { traffic } from '../kit/traffic.js';
import { MINUTE_MS, type World } from '../kit/world.js';

const writesTable = (world: World) => (): Work => ({
  ownMs: world.random.ms(22),
  calls: [{ peer: world.table(undefined, 'PutItem'), answer: { ms: world.random.ms(9), status: 200 } }],
  says: [{ level: 'info', message: 'stored' }],
});

export const policyTakenAway: Scenario = define('policy-without-write-access', EVERY_SHAPE, {}, (world) => {
  const onset = world.onset();
  const { random, focus, names } = world;
  const peer = world.table(undefined, 'PutItem');
  const role = `${focus.service}-role`;
  const normal = writesTable(world);
  distract(world, onset, normal);
  change(world, {
    at: onset - random.int(20, 200) * 1000,
    source: 'iam',
    event: 'PutRolePolicy',
    parameters: { roleName: role, policyName: 'table-access' },
  });
  const said = `User: arn:aws:sts::${names.account}:assumed-role/${role}/${focus.name} is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:${names.region}:${names.account}:table/${peer.table} because no identity-based policy allows the dynamodb:PutItem action`;
  const thrown = wordedFor(focus, {
    python: {
      type: 'botocore.exceptions.ClientError',
      message: `An error occurred (AccessDeniedException) when calling the PutItem operation: ${said}`,
      frames: ['"/var/task/store.py", line 77, in save', '"/var/runtime/botocore/client.py", line 530, in _api_call'],
    },
    java: {
      type: 'software.amazon.awssdk.services.dynamodb.model.DynamoDbException',
      message: `${said} (Service: DynamoDb, Status Code: 400, Request ID: ${random.hex(20).toUpperCase()})`,
      frames: ['io.store.Repository.save(Repository.java:61)'],
    },
    go: {
      type: 'smithy.OperationError',
      message: `operation error DynamoDB: PutItem, https response error StatusCode: 400, RequestID: ${random.hex(20)}, api error AccessDeniedException: ${said}`,
    },
    dotnet: {
      type: 'Amazon.DynamoDBv2.AmazonDynamoDBException',
      message: said,
      frames: ['Store.Repository.SaveAsync() in /src/Repository.cs:line 44'],
    },
    node: { type: 'AccessDeniedException', message: said, frames: ['throwDefaultError (/var/task/index.js:9121:20)'] },
  });
  traffic(world, {
    onset,
    share: 0.95,
    normal,
    broken: () => ({
      ownMs: random.ms(22),
      calls: [{ peer, answer: { ms: random.ms(6), status: 400, thrown } }],
      says: [{ level: 'error', message: 'store failed', thrown }],
      end: { kind: 'thrown', thrown },
    }),
  });
  return {
    question: world.ask('is not authorized to perform'),
    truth: {
      fault: 'permission-denied',
      alsoFaults: ['configuration-change'],
      entities: [...focusNames(world), role],
      rubric: ['polic(y|ies)|role|permission|allow'],
      why: 'A change of the role’s policy took the right to write to the table away.',
    },
  };
});

export const keyDenied: Scenario = define(
  'kms-key-not-usable',
  ['single', 'chain', 'queue'],
  { runtimes: ['python', 'java'] },
  (world) => {
    const onset = world.onset();
    const { random, focus, names } = world;
    const peer = world.bucket('GetObject');
    const role = `${focus.service}-exec`;
    const key = `arn:aws:kms:${names.region}:${names.account}:key/${random.uuid()}`;
    const normal = (): Work => ({
      ownMs: random.ms(40),
      calls: [{ peer, answer: { ms: random.ms(25), status: 200 } }],
    });
    distract(world, onset, normal);
    change(world, {
      at: onset - 40_000,
      source: 'kms',
      event: 'PutKeyPolicy',
      parameters: { keyId: key, policyName: 'default' },
    });
    const said = `User: arn:aws:sts::${names.account}:assumed-role/${role}/${focus.name} is not authorized to perform: kms:Decrypt on resource: ${key} because no resource-based policy allows the kms:Decrypt action`;
    const thrown = wordedFor(focus, {
      python: {
        type: 'botocore.exceptions.ClientError',
        message: `An error occurred (AccessDenied) when calling the GetObject operation: ${said}`,
        frames: ['"/var/task/documents.py", line 29, in read'],
      },
      java: {
        type: 'software.amazon.awssdk.services.s3.model.S3Exception',
        message: `${said} (Service: S3, Status Code: 403)`,
        frames: ['io.documents.Reader.read(Reader.java:38)'],
      },
    });
    traffic(world, {
      onset,
      share: 0.9,
      normal,
      broken: () => ({
        ownMs: random.ms(30),
        calls: [{ peer, answer: { ms: random.ms(12), status: 403, thrown } }],
        says: [{ level: 'error', message: `cannot read document from ${peer.bucket}`, thrown }],
        end: { kind: 'thrown', thrown },
      }),
    });
    return {
      question: world.ask('kms:Decrypt'),
      truth: {
        fault: 'permission-denied',
        alsoFaults: ['configuration-change'],
        entities: [...focusNames(world), role, key],
        rubric: ['key|kms|polic(y|ies)|permission|allow'],
        why: 'The key’s policy no longer lets the function decrypt the objects of the bucket.',
      },
    };
  },
);

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

export const tableGone: Scenario = define('table-of-another-stage', EVERY_SHAPE, { needsSpans: true }, (world) => {
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
});

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
    traffic(world, {
      onset,
      share: 1,
      normal,
      broken: () => ({ ownMs: random.ms(3), initMs: random.ms(300), end: { kind: 'thrown', thrown } }),
    });
    return {
      question: world.ask(module, ['event', 'error']),
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

export const tokenExpired: Scenario = define('vendor-token-expired', EVERY_SHAPE, {}, (world) => {
  const onset = world.onset();
  const { random, focus } = world;
  const peer = world.vendor(0, '/v1/sessions', 'GET');
  const normal = (): Work => ({ ownMs: random.ms(15), calls: [{ peer, answer: { ms: random.ms(110), status: 200 } }] });
  distract(world, onset - 20 * MINUTE_MS, normal);
  const body = `{"error":"invalid_token","error_description":"The access token expired"}`;
  const thrown = wordedFor(focus, {
    python: {
      type: 'requests.exceptions.HTTPError',
      message: `401 Client Error: Unauthorized for url: https://${peer.host}${peer.path}`,
      frames: ['"/var/task/vendor.py", line 58, in fetch'],
    },
    java: {
      type: 'org.springframework.web.client.HttpClientErrorException$Unauthorized',
      message: `401 Unauthorized on GET request for "https://${peer.host}${peer.path}": "${body}"`,
      frames: ['io.vendor.Client.fetch(Client.java:40)'],
    },
    go: {
      type: 'vendor.StatusError',
      message: `GET https://${peer.host}${peer.path}: unexpected status 401 Unauthorized: ${body}`,
    },
  });
  traffic(world, {
    onset,
    share: 1,
    normal,
    broken: () => ({
      ownMs: random.ms(14),
      calls: [{ peer, answer: { ms: random.ms(60), status: 401, thrown } }],
      says: [
        {
          level: 'error',
          message: `${peer.service} refused our token: The access token expired`,
          fields: { host: peer.host, status: 401 },
          thrown,
        },
      ],
      end: { kind: 'thrown', thrown },
    }),
  });
  return {
    question: world.ask('The access token expired'),
    truth: {
      fault: 'credential-expired',
      entities: [...focusNames(world), peer.service, peer.host],
      rubric: ['renew|rotat|refresh|new (token|credential|key)|token|credential'],
      why: 'The token for the vendor expired and was not renewed.',
    },
  };
});
