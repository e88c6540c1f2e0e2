/** What a function may do, and how it proves who it is. */
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

export const tokenExpired: Scenario = define(
  'vendor-token-expired',
  EVERY_SHAPE,
  { runtimes: ['python', 'java', 'go'] },
  (world) => {
    const onset = world.onset();
    const { random, focus } = world;
    const peer = world.vendor(0, '/v1/sessions', 'GET');
    const normal = (): Work => ({
      ownMs: random.ms(15),
      calls: [{ peer, answer: { ms: random.ms(110), status: 200 } }],
    });
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
  },
);
