/** What goes wrong in the function itself: its limits, its package, its settings, its code, its input. */
import { MINUTE } from '../kit/day.js';
import { bucket, table, web } from '../kit/peer.js';
import { broken, crash, error, info, thrown, warn } from '../kit/plot.js';
import type { Story } from '../kit/story.js';

const init = (type: string, message: string) => () => ({
  ...crash(type, message),
  end: 'init' as const,
  initMs: 412,
  isLast: true,
});

export const runtimeStories: readonly Story[] = [
  {
    ...{
      name: 'matching-outgrows-its-limit',
      shapes: ['queue', 'fan-out'],
      language: 'python',
      ask: { kind: 'request' },
    },
    trouble: ({ dice }) => ({
      end: 'timeout',
      says: [info('pairing candidates', { candidates: dice.int(31_000, 47_000) }), info('pairing pass 2 of 5')],
    }),
    truth: { fault: 'timeout', seat: 'fn', rubric: ['timeout|memory|split'] },
    why: 'A loop over all pairs takes longer than the function may run; nothing was being called.',
  },
  {
    ...{ name: 'stopped-in-a-pdf', shapes: ['single', 'chain'], language: 'node', ask: { kind: 'event' } },
    trouble: ({ dice }) => ({ end: 'timeout', says: [info('rendering document', { pages: dice.int(380, 900) })] }),
    truth: { fault: 'timeout', seat: 'fn', rubric: ['timeout|memory|split'] },
    why: 'A document of hundreds of pages renders longer than the limit.',
  },
  {
    ...{
      name: 'archive-unpacked-in-memory',
      shapes: ['chain', 'queue'],
      language: 'python',
      ask: { kind: 'event' },
      peer: bucket('archives', 'GetObject'),
    },
    trouble: ({ dice }) => ({
      end: 'memory',
      says: [info('unpacking archive', { bytes: dice.int(600, 900) * 1_000_000 })],
    }),
    truth: { fault: 'memory-exhausted', seat: 'fn', rubric: ['memory'] },
    why: 'A whole archive is read into memory and the sandbox is killed.',
  },
  {
    ...{ name: 'heap-of-a-report', shapes: ['single', 'fan-out'], language: 'java', ask: { kind: 'error' } },
    trouble: ({ culprit }) => ({
      ...crash('java.lang.OutOfMemoryError', 'Java heap space'),
      memoryMb: culprit.memoryMb - 3,
    }),
    truth: { fault: 'memory-exhausted', seat: 'fn', rubric: ['memory'] },
    why: 'The heap of the JVM is full.',
  },
  {
    ...{
      name: 'fragmented-frames',
      shapes: ['chain'],
      language: 'dotnet',
      ask: { kind: 'trace', of: 'entry' },
      at: 'inner',
    },
    trouble: () => crash('System.OutOfMemoryException', 'Array dimensions exceeded supported range.'),
    truth: { fault: 'memory-exhausted', seat: 'fn', rubric: ['memory'] },
    why: 'An inner function allocates more than there is; its caller only passes it on.',
  },
  {
    ...{
      name: 'native-wheel-left-out',
      shapes: ['single', 'queue'],
      language: 'python',
      ask: { kind: 'event' },
      share: 0.95,
    },
    trouble: init(
      'Runtime.ImportModuleError',
      "Unable to import module 'handler': No module named 'pydantic_core._pydantic_core'",
    ),
    truth: { fault: 'missing-dependency', seat: 'fn', rubric: ['package|layer'] },
    why: 'The package was built for another architecture and lacks a native module.',
  },
  {
    ...{
      name: 'pruned-package',
      shapes: ['chain', 'fan-out'],
      language: 'node',
      ask: { kind: 'error' },
      share: 0.95,
      at: 'inner',
    },
    trouble: init(
      'Runtime.ImportModuleError',
      "Error: Cannot find module 'fast-xml-parser'\nRequire stack:\n- /var/task/src/feed.js\n- /var/runtime/index.mjs",
    ),
    also: ({ post, culprit, onset }) =>
      post.trail(onset - 2 * MINUTE, 'lambda', 'UpdateFunctionCode20150331v2', {
        functionName: culprit.name,
        publish: true,
      }),
    truth: { fault: 'missing-dependency', or: ['deployment-change'], seat: 'fn', rubric: ['package|layer'] },
    why: 'A deployment left out a package that only this function needs.',
  },
  {
    ...{ name: 'gem-without-extension', shapes: ['queue'], language: 'ruby', ask: { kind: 'event' }, share: 0.95 },
    trouble: init('Init<LoadError>', 'cannot load such file -- nokogiri/nokogiri'),
    truth: { fault: 'missing-dependency', seat: 'fn', rubric: ['package|layer'] },
    why: 'The native part of a gem is missing in the layer.',
  },
  {
    ...{
      name: 'unset-variable',
      shapes: ['single', 'queue'],
      language: 'python',
      ask: { kind: 'event' },
      share: 0.9,
      signals: ['json', 'text', 'both'],
    },
    trouble: () => crash('KeyError', "'PRICE_TABLE_NAME'", {}, [info("reading os.environ['PRICE_TABLE_NAME']")]),
    truth: { fault: 'missing-configuration', seat: 'fn', rubric: ['variable|configur|stage'] },
    why: 'An environment variable is not set in this stage.',
  },
  {
    ...{
      name: 'unmarshalled-environment',
      shapes: ['chain', 'fan-out'],
      language: 'go',
      ask: { kind: 'error' },
      share: 0.9,
    },
    trouble: () => crash('envconfig.ParseError', 'required key LEDGER_ENDPOINT missing value'),
    truth: { fault: 'missing-configuration', seat: 'fn', rubric: ['variable|configur|stage'] },
    why: 'envconfig finds no value for a required key.',
  },
  {
    ...{ name: 'unbound-options', shapes: ['single'], language: 'dotnet', ask: { kind: 'request' }, share: 0.9 },
    trouble: () =>
      crash(
        'Microsoft.Extensions.Options.OptionsValidationException',
        "DataAnnotation validation failed for 'MailOptions' members: 'SenderAddress' with the error: 'The SenderAddress field is required.'.",
      ),
    truth: { fault: 'missing-configuration', seat: 'fn', rubric: ['variable|configur|setting'] },
    why: 'A required option is not bound to any setting.',
  },
  {
    ...{
      name: 'first-request-pays',
      shapes: ['single', 'queue'],
      language: 'java',
      signals: ['json', 'both'],
      share: 0.5,
      minutes: [16, 30],
    },
    trouble: ({ dice }) => ({ end: 'ok', initMs: dice.int(6_200, 8_900), extraMs: dice.int(1_900, 2_600) }),
    ask: ({ runs, culprit }) => ({
      about: 'subject',
      subject: {
        kind: 'request',
        requestId:
          runs.filter(({ fn, trouble }) => fn === culprit && trouble.initMs !== undefined).at(-1)?.requestId ?? 'none',
      },
    }),
    truth: { fault: 'cold-start', seat: 'fn', rubric: ['provisioned|snapstart|initiali'] },
    why: 'The request was slow because its sandbox was new and the JVM started.',
  },
  {
    ...{ name: 'optional-left-unchecked', shapes: ['single', 'chain'], language: 'node', ask: { kind: 'trace' } },
    trouble: () => crash('TypeError', "Cannot read properties of undefined (reading 'priceBreaks')"),
    truth: { fault: 'code-defect', seat: 'fn', rubric: ['correct|fix|roll back|test'] },
    why: 'Products without a price list are not thought of.',
  },
  {
    ...{ name: 'nil-branch', shapes: ['queue', 'fan-out'], language: 'go', ask: { kind: 'event' } },
    trouble: () => crash('runtime.errorString', 'runtime error: invalid memory address or nil pointer dereference'),
    truth: { fault: 'code-defect', seat: 'fn', rubric: ['correct|fix|roll back|test'] },
    why: 'A nil pointer in one branch.',
  },
  {
    ...{ name: 'method-of-nil', shapes: ['chain', 'queue'], language: 'ruby', ask: { kind: 'error' } },
    trouble: () => crash('NoMethodError', "undefined method 'strftime' for nil"),
    truth: { fault: 'code-defect', seat: 'fn', rubric: ['correct|fix|roll back|test'] },
    why: 'A date that may be absent is formatted.',
  },
  {
    ...{ name: 'enum-grew', shapes: ['fan-out', 'single'], language: 'dotnet', ask: { kind: 'event' } },
    trouble: () =>
      crash(
        'System.Collections.Generic.KeyNotFoundException',
        "The given key 'PartiallyRefunded' was not present in the dictionary.",
      ),
    truth: {
      fault: 'code-defect',
      or: ['validation-failed'],
      seat: 'fn',
      rubric: ['correct|fix|roll back|test|valid'],
    },
    why: 'A new state of the partner is not in a table of the code.',
  },
  {
    ...{ name: 'unwrapped-none', shapes: ['queue'], language: 'rust', ask: { kind: 'request' } },
    trouble: () => crash('&str', 'panicked at src/window.rs:71:14: called `Option::unwrap()` on a `None` value'),
    truth: { fault: 'code-defect', seat: 'fn', rubric: ['correct|fix|roll back|test'] },
    why: 'A window without readings is unwrapped.',
  },
  {
    ...{
      name: 'cut-off-body',
      shapes: ['single', 'fan-out'],
      language: 'node',
      ask: { kind: 'event' },
      at: 'entry',
      share: 0.4,
    },
    trouble: ({ dice }) =>
      crash('SyntaxError', `Expected ',' or '}' after property value in JSON at position ${dice.int(800, 4000)}`),
    truth: { fault: 'malformed-input', seat: 'fn', rubric: ['valid|sender|parse'] },
    why: 'A sender posts JSON that ends too early.',
  },
  {
    ...{ name: 'bytes-that-are-no-protobuf', shapes: ['queue'], language: 'java', ask: { kind: 'error' }, share: 0.4 },
    trouble: () =>
      crash(
        'com.google.protobuf.InvalidProtocolBufferException',
        'While parsing a protocol message, the input ended unexpectedly in the middle of a field.  This could mean either that the input has been truncated or that an embedded message misreported its own length.',
      ),
    truth: { fault: 'malformed-input', seat: 'fn', rubric: ['valid|sender|parse|dead'] },
    why: 'Some messages are truncated protobuf.',
  },
  {
    ...{
      name: 'schema-says-no',
      shapes: ['single', 'fan-out'],
      language: 'python',
      ask: { kind: 'event' },
      share: 0.4,
    },
    trouble: () => ({
      ...crash(
        'pydantic_core._pydantic_core.ValidationError',
        "1 validation error for InvoiceEvent\namount.currency\n  String should match pattern '^[A-Z]{3}$' [type=string_pattern_mismatch, input_value='eur', input_type=str]",
      ),
      end: 'handled',
      status: 422,
    }),
    truth: { fault: 'validation-failed', seat: 'fn', rubric: ['valid|correct|value'] },
    why: 'A partner sends currencies in lower case.',
  },
  {
    ...{
      name: 'empty-key-of-an-index',
      shapes: ['chain', 'queue'],
      language: 'node',
      ask: { kind: 'trace' },
      peer: table('owners', 'PutItem'),
      signals: ['otel', 'both'],
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'ValidationException',
          'One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: byOwner, IndexKey: ownerId',
        ),
        8,
        { status: 400 },
      ),
    truth: { fault: 'validation-failed', seat: 'both', rubric: ['valid|correct|value'] },
    why: 'DynamoDB does not take an empty string as a key of an index.',
  },
  {
    ...{
      name: 'words-of-its-own',
      shapes: ['queue', 'fan-out'],
      language: 'java',
      ask: { kind: 'event' },
      minutes: [70, 110],
      signals: ['json', 'both', 'otel'],
    },
    trouble: ({ dice }) =>
      crash('eu.acme.ledger.BalanceDriftException', `control total differs from journal by ${dice.int(3, 90)}.10`),
    truth: { fault: 'unhandled-error', or: ['code-defect'], seat: 'fn', rubric: ['log|look|original|cause'] },
    why: 'An error of the program itself that nobody else knows.',
  },
  {
    ...{
      name: 'nobody-can-tell',
      shapes: ['single', 'queue'],
      language: 'go',
      ask: { kind: 'event' },
      signals: ['text', 'json'],
      share: 0.3,
    },
    trouble: () => ({ end: 'ok', says: [error('step rejected by gatekeeper')] }),
    why: 'Neither what the gatekeeper is nor why it says no can be told: no cause may be named.',
  },
  {
    ...{
      name: 'released-and-renamed',
      shapes: ['single', 'fan-out'],
      language: 'node',
      ask: { kind: 'error' },
      minutes: [20, 50],
      share: 0.8,
      signals: ['json', 'both', 'otel'],
    },
    trouble: ({ culprit }) => ({
      ...crash('ContractMismatch', 'basket revision 9 not understood by this build'),
      version: String(Number(culprit.version) + 1),
    }),
    usual: () => undefined,
    also: ({ post, culprit, onset }) =>
      post.trail(onset - 40_000, 'lambda', 'UpdateFunctionCode20150331v2', {
        functionName: culprit.name,
        publish: true,
      }),
    truth: {
      fault: 'deployment-change',
      or: ['unhandled-error', 'code-defect'],
      seat: 'fn',
      rubric: ['roll back|compare|deploy'],
    },
    why: 'A new version does not understand what is stored.',
  },
  {
    ...{
      name: 'handler-moved',
      shapes: ['chain', 'queue'],
      language: 'python',
      ask: { kind: 'event' },
      share: 0.97,
      minutes: [12, 30],
    },
    trouble: init('Runtime.HandlerNotFound', "Handler 'lambda_handler' missing on module 'main'"),
    also: ({ post, culprit, onset }) =>
      post.trail(onset - MINUTE, 'lambda', 'UpdateFunctionConfiguration20150331v2', {
        functionName: culprit.name,
        handler: 'main.lambda_handler',
      }),
    truth: {
      fault: 'missing-configuration',
      or: ['configuration-change', 'code-defect'],
      seat: 'fn',
      rubric: ['handler|configur|roll back|undo'],
    },
    why: 'Somebody set a handler that the package does not have.',
  },
  {
    ...{
      name: 'flag-turned-in-parameter',
      shapes: ['single', 'fan-out'],
      language: 'dotnet',
      ask: { kind: 'event' },
      share: 0.8,
      minutes: [20, 50],
    },
    trouble: ({ culprit }) =>
      crash('Acme.Rules.RuleSetRejectedException', `rule set of /${culprit.service}/ruleset has no terminal rule`),
    also: ({ post, culprit, onset }) =>
      post.trail(
        onset - 75_000,
        'ssm',
        'PutParameter',
        { name: `/${culprit.service}/ruleset`, type: 'String', overwrite: true },
        'ops-console',
      ),
    truth: {
      fault: 'configuration-change',
      or: ['unhandled-error', 'missing-configuration'],
      seat: 'fn',
      rubric: ['undo|configur|parameter|compare'],
      pairs: ({ culprit }) => [{ fault: 'configuration-change', entity: `/${culprit.service}/ruleset` }],
    },
    why: 'A parameter was changed a minute before, and the errors name it.',
  },
  {
    ...{
      name: 'slow-tail-of-a-carrier',
      shapes: ['queue', 'chain'],
      language: 'node',
      ask: { kind: 'request' },
      peer: web('rates.freightline.io', 'GET /quotes', 160),
      signals: ['both', 'json'],
    },
    trouble: ({ peer }) => ({
      end: 'timeout',
      says: [info(`asking ${peer.host} for quotes`), warn(`no answer from ${peer.host} yet, still waiting`)],
      calls: [{ peer, op: peer.op, ms: 60_000 }],
    }),
    truth: {
      fault: 'dependency-slow',
      seat: 'peer',
      rubric: ['timeout|fallback|slow'],
      pairs: ({ culprit }) => [{ fault: 'timeout', entity: culprit.name }],
    },
    why: 'The function waits for a carrier until Lambda stops it.',
  },
];
