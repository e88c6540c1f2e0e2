/** Faults whose remedy is in the function: limits, roles, configuration, package, code, data. */
import type { Scenario, Truth } from '../../../scenario.js';
import { awsError, languageError, stackOf, type Words } from '../kit/errors.js';
import { type Incident, scenarioOf } from '../kit/incident.js';
import { change } from '../kit/traffic.js';
import type { World } from '../kit/world.js';

type Own = Pick<Truth, 'fault' | 'rubric' | 'why'> & { readonly also?: Truth['alsoFaults'] };

/** The worker itself is guilty. */
const own =
  ({ also, ...rest }: Own): Incident['truth'] =>
  ({ worker }) => ({ ...rest, entities: [worker], ...(also === undefined ? {} : { alsoFaults: also }) });

/** An error of the language that the worker's own code raises. */
const raises =
  (words: (world: World, index: number) => Words, extra?: Record<string, unknown>): Incident['fails'] =>
  (world, index) => ({ thrown: languageError(world.language, words(world, index), world.random, extra) });

const INCIDENTS: readonly Incident[] = [
  {
    name: 'timeout-of-own-work',
    uses: ({ on }) => [on.bucket],
    fails: (world) => ({
      calls: [{ to: world.on.bucket }],
      ends: 'timeout',
      says: [{ level: 'INFO', message: `rendering page ${world.random.int(20, 90)}` }],
    }),
    says: () => 'Task timed out after',
    truth: own({ fault: 'timeout', rubric: ['timeout', 'memory'], why: 'The worker computes until Lambda stops it.' }),
  },
  {
    name: 'memory-exhausted',
    uses: ({ on }) => [on.bucket],
    fails: (world) => ({ calls: [{ to: world.on.bucket }], ends: 'killed', usedMb: world.memoryMb, ownMs: 900 }),
    says: () => 'signal: killed',
    truth: own({
      fault: 'memory-exhausted',
      rubric: ['memory', 'stream|pieces|smaller'],
      why: 'Objects are loaded whole.',
    }),
  },
  {
    name: 'permission-denied',
    uses: ({ on }) => [on.table],
    fails: (world) => {
      const { on, random, language, worker } = world;
      const { service, operation, entity } = on.table;
      const message = `User: arn:aws:sts::111122223333:assumed-role/${worker}-role/${worker} is not authorized to perform: dynamodb:${operation} on resource: arn:aws:dynamodb:eu-west-1:111122223333:table/${entity} because no identity-based policy allows the dynamodb:${operation} action`;
      const thrown = awsError(
        language,
        { service, operation, code: 'AccessDeniedException', message, status: 400 },
        random,
      );
      return { calls: [{ to: on.table, status: 400, thrown }], thrown };
    },
    says: () => 'not authorized to perform',
    truth: own({ fault: 'permission-denied', rubric: ['role|policy', 'allow'], why: 'The role lost the right.' }),
  },
  {
    name: 'permission-denied-by-bucket',
    uses: ({ on }) => [on.bucket],
    fails: (world) => {
      const { on, random, language } = world;
      const { service, operation } = on.bucket;
      const thrown = awsError(
        language,
        { service, operation, code: 'AccessDenied', message: 'Access Denied', status: 403 },
        random,
      );
      return { calls: [{ to: on.bucket, status: 403, thrown }], thrown };
    },
    says: () => 'Access Denied',
    truth: own({ fault: 'permission-denied', rubric: ['role|policy'], why: 'A bucket policy denies.' }),
  },
  {
    name: 'missing-configuration',
    uses: ({ on }) => [on.table],
    fails: raises(() => ({
      node: ['Error', 'Environment variable RECORDS_TABLE is not set'],
      python: ['KeyError', "'RECORDS_TABLE'"],
      java: ['java.lang.IllegalStateException', 'Required environment variable RECORDS_TABLE is missing'],
      go: ['*errors.errorString', 'missing required environment variable RECORDS_TABLE'],
      dotnet: ['System.InvalidOperationException', 'Configuration value RECORDS_TABLE is not set'],
    })),
    says: () => 'RECORDS_TABLE',
    truth: own({
      fault: 'missing-configuration',
      rubric: ['RECORDS_TABLE', 'environment'],
      why: 'A variable is gone.',
    }),
  },
  {
    name: 'configuration-change',
    uses: ({ on }) => [on.vendor],
    fails: raises(() => ({
      node: ['Error', 'Missing environment variable: PRICING_ENDPOINT'],
      python: ['KeyError', "'PRICING_ENDPOINT'"],
      java: ['java.lang.IllegalArgumentException', 'environment variable PRICING_ENDPOINT must be set but is empty'],
    })),
    share: 1,
    says: () => 'PRICING_ENDPOINT',
    also: ({ tape, since, worker }) =>
      tape.record(
        'cloudtrail',
        change(since - 60_000, 'UpdateFunctionConfiguration20150331v2', { functionName: worker, environment: {} }),
      ),
    truth: own({
      fault: 'configuration-change',
      also: ['missing-configuration'],
      rubric: ['PRICING_ENDPOINT|environment', 'compare|roll back|undo'],
      why: 'The configuration was replaced as a whole.',
    }),
  },
  {
    name: 'missing-dependency',
    uses: ({ on }) => [on.table],
    fails: raises(() => ({
      node: [
        'Runtime.ImportModuleError',
        "Error: Cannot find module 'pdf-lib'\nRequire stack:\n- /var/task/src/index.js",
      ],
      python: ['Runtime.ImportModuleError', "Unable to import module 'app.handler': No module named 'lxml'"],
      java: ['java.lang.ClassNotFoundException', 'org.postgresql.Driver'],
      go: [
        'Runtime.InvalidEntrypoint',
        'error while loading shared libraries: libssl.so.10: cannot open shared object file: No such file or directory',
      ],
      dotnet: [
        'System.IO.FileNotFoundException',
        "Could not load file or assembly 'Newtonsoft.Json, Version=13.0.0.0'. The system cannot find the file specified.",
      ],
    })),
    says: ({ language }) =>
      ({ python: 'lxml', java: 'org.postgresql.Driver', go: 'libssl', dotnet: 'Newtonsoft' })[String(language)] ??
      'pdf-lib',
    truth: own({ fault: 'missing-dependency', rubric: ['package|layer'], why: 'The package lacks a module.' }),
  },
  {
    name: 'payload-too-large-item',
    uses: ({ on }) => [on.table],
    fails: ({ on, random, language }) => {
      const { service, operation } = on.table;
      const thrown = awsError(
        language,
        {
          service,
          operation,
          code: 'ValidationException',
          message: 'Item size has exceeded the maximum allowed size',
          status: 400,
        },
        random,
      );
      return { calls: [{ to: on.table, status: 400, thrown }], thrown };
    },
    says: () => 'Item size has exceeded',
    truth: own({
      fault: 'payload-too-large',
      rubric: ['400 KB', 'S3|smaller|pages'],
      why: 'An item grew above 400 KB.',
    }),
  },
  {
    name: 'payload-too-large-answer',
    uses: ({ on }) => [on.bucket],
    fails: ({ on, random, language }) => ({
      calls: [{ to: on.bucket }],
      thrown: {
        type: 'Function.ResponseSizeTooLarge',
        message: `Response payload size (${random.int(6_400_000, 9_000_000)} bytes) exceeded maximum allowed payload size (6291556 bytes).`,
        stack: stackOf(language, random),
      },
    }),
    says: () => 'exceeded maximum allowed payload size',
    truth: own({ fault: 'payload-too-large', rubric: ['6 MB', 'page|S3|compress'], why: 'The answer is above 6 MB.' }),
  },
  {
    name: 'credential-expired-vendor-key',
    traced: true,
    uses: ({ on }) => [on.vendor],
    fails: (world) => {
      const thrown = languageError(
        world.language,
        {
          node: ['AxiosError', 'Request failed with status code 401'],
          python: [
            'requests.exceptions.HTTPError',
            `401 Client Error: Unauthorized for url: https://${world.on.vendor.entity}/v1/charges`,
          ],
          java: [
            'org.springframework.web.client.HttpClientErrorException$Unauthorized',
            '401 Unauthorized: "invalid api key"',
          ],
          go: ['*fmt.wrapError', 'charge: 401 Unauthorized: api key expired'],
          dotnet: [
            'System.Net.Http.HttpRequestException',
            'Response status code does not indicate success: 401 (Unauthorized).',
          ],
        },
        world.random,
      );
      return { calls: [{ to: world.on.vendor, status: 401, thrown }], thrown };
    },
    says: () => '401',
    truth: ({ worker, on }) => ({
      fault: 'credential-expired',
      entities: [worker, on.vendor.entity],
      rubric: ['renew|rotate'],
      why: "The vendor's key ran out.",
    }),
  },
  {
    name: 'credential-expired-token',
    uses: ({ on }) => [on.queue],
    fails: ({ on, random, language }) => {
      const { service, operation } = on.queue;
      const thrown = awsError(
        language,
        {
          service,
          operation,
          code: 'ExpiredTokenException',
          message: 'The security token included in the request is expired',
          status: 403,
        },
        random,
      );
      return { calls: [{ to: on.queue, status: 403, thrown }], thrown };
    },
    says: () => 'security token included',
    truth: own({
      fault: 'credential-expired',
      rubric: ['renew|rotate|credentials'],
      why: 'Cached credentials ran out.',
    }),
  },
  {
    name: 'code-defect',
    uses: ({ on }) => [on.table],
    fails: raises(() => ({
      node: ['TypeError', "Cannot read properties of undefined (reading 'amount')"],
      python: ['AttributeError', "'NoneType' object has no attribute 'amount'"],
      java: ['java.lang.NullPointerException', 'Cannot invoke "shop.app.Price.amount()" because "price" is null'],
      go: ['runtime.errorString', 'runtime error: invalid memory address or nil pointer dereference'],
      dotnet: ['System.NullReferenceException', 'Object reference not set to an instance of an object.'],
    })),
    share: 0.4,
    says: ({ language }) =>
      ({ java: 'is null', go: 'nil pointer', dotnet: 'Object reference' })[String(language)] ?? 'amount',
    truth: own({ fault: 'code-defect', rubric: ['code', 'test|roll'], why: 'A value that is missing is read.' }),
  },
  {
    name: 'deployment-change',
    uses: ({ on }) => [on.table],
    fails: raises(() => ({
      node: ['ReferenceError', 'formatTotal is not defined'],
      python: ['NameError', "name 'format_total' is not defined"],
      java: ['java.lang.NoSuchMethodError', "'java.lang.String shop.app.Totals.format(long)'"],
      go: ['runtime.boundsError', 'runtime error: index out of range [3] with length 3'],
      dotnet: ['System.MissingMethodException', "Method not found: 'System.String Shop.App.Totals.Format(Int64)'."],
    })),
    share: 1,
    says: ({ language }) =>
      ({ python: 'format_total', java: 'Totals.format', go: 'index out of range', dotnet: 'Totals.Format' })[
        String(language)
      ] ?? 'formatTotal',
    also: ({ tape, since, worker }) =>
      tape.record(
        'cloudtrail',
        change(since - 90_000, 'UpdateFunctionCode20150331v2', { functionName: worker, dryRun: false }),
      ),
    truth: own({
      fault: 'deployment-change',
      also: ['code-defect'],
      rubric: ['roll', 'code|compare'],
      why: 'A broken version was deployed.',
    }),
  },
  {
    name: 'malformed-input',
    uses: ({ on }) => [on.table],
    fails: raises(() => ({
      node: ['SyntaxError', 'Unexpected token < in JSON at position 0'],
      python: ['json.decoder.JSONDecodeError', 'Expecting value: line 1 column 1 (char 0)'],
      java: [
        'com.fasterxml.jackson.core.JsonParseException',
        "Unexpected character ('<' (code 60)): expected a valid value",
      ],
      go: ['*json.SyntaxError', "invalid character '<' looking for beginning of value"],
      dotnet: [
        'System.Text.Json.JsonException',
        "'<' is an invalid start of a value. Path: $ | LineNumber: 0 | BytePositionInLine: 0.",
      ],
    })),
    share: 0.4,
    says: ({ language }) =>
      ({
        python: 'Expecting value',
        java: 'Unexpected character',
        go: 'looking for beginning',
        dotnet: 'invalid start of a value',
      })[String(language)] ?? 'Unexpected token',
    truth: own({
      fault: 'malformed-input',
      rubric: ['validate|valid', 'sent|sender|dead-letter'],
      why: 'A caller sends HTML.',
    }),
  },
  {
    name: 'validation-failed',
    uses: ({ on }) => [on.table],
    fails: raises(() => ({
      node: ['ZodError', 'Invalid input: expected string, received undefined at "customer.email"'],
      python: [
        'pydantic_core._pydantic_core.ValidationError',
        "1 validation error for Order\nemail\n  Field required [type=missing, input_value={'id': 7}, input_type=dict]",
      ],
      java: ['jakarta.validation.ConstraintViolationException', 'create.order.email: must not be blank'],
      go: [
        'validator.ValidationErrors',
        "Key: 'Order.Email' Error:Field validation for 'Email' failed on the 'required' tag",
      ],
      dotnet: [
        'FluentValidation.ValidationException',
        "Validation failed: \n -- Email: 'Email' must not be empty. Severity: Error",
      ],
    })),
    share: 0.4,
    says: () => 'mail',
    truth: own({
      fault: 'validation-failed',
      rubric: ['value|valid', 'caller|sent|entry'],
      why: 'A field is missing.',
    }),
  },
  {
    name: 'conditional-check-failed',
    uses: ({ on }) => [on.table],
    fails: ({ on, random, language }) => {
      const { service, operation } = on.table;
      const thrown = awsError(
        language,
        {
          service,
          operation,
          code: 'ConditionalCheckFailedException',
          message: 'The conditional request failed',
          status: 400,
        },
        random,
      );
      return { calls: [{ to: on.table, status: 400, thrown }], thrown };
    },
    says: () => 'conditional request failed',
    truth: ({ worker, on }) => ({
      fault: 'conditional-check-failed',
      entities: [worker, on.table.entity],
      rubric: ['idempoten|done|again'],
      why: 'The item exists already.',
    }),
  },
  {
    name: 'conflict',
    uses: ({ on }) => [on.table],
    fails: ({ on, random, language }) => {
      const { service, operation } = on.table;
      const message =
        'Transaction cancelled, please refer cancellation reasons for specific reasons [TransactionConflict, None]';
      const thrown = awsError(
        language,
        { service, operation, code: 'TransactionCanceledException', message, status: 400 },
        random,
      );
      return { calls: [{ to: on.table, status: 400, thrown }], thrown };
    },
    says: () => 'Transaction cancelled',
    truth: ({ worker, on }) => ({
      fault: 'conflict',
      entities: [worker, on.table.entity],
      rubric: ['retry|again', 'order|FIFO|split'],
      why: 'Two transactions meet.',
    }),
  },
  {
    name: 'unhandled-error',
    uses: ({ on }) => [on.table],
    fails: raises(() => ({
      node: ['Error', 'ledger is out of balance by 3 cents'],
      python: ['app.errors.LedgerError', 'ledger is out of balance by 3 cents'],
      java: ['shop.app.LedgerException', 'ledger is out of balance by 3 cents'],
      go: ['*app.LedgerError', 'ledger is out of balance by 3 cents'],
      dotnet: ['Shop.App.LedgerException', 'ledger is out of balance by 3 cents'],
    })),
    says: () => 'out of balance',
    truth: own({ fault: 'unhandled-error', rubric: ['log|look'], why: "The program's own check fails." }),
  },
];

export const functionFaults: readonly Scenario[] = INCIDENTS.map(scenarioOf);
