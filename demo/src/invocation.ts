/** One run of a Lambda function: its log lines as CloudWatch keeps them, its span, and the spans of what it calls. */
import type { Random } from './random.js';
import { type Attributes, type Failure, type SpanInput, wireSpan } from './record.js';
import { type Scene, xrayTraceId } from './scene.js';
import { ACCOUNT, FUNCTIONS, type FunctionName, functionArn, REGION } from './shop.js';

export type ConsoleLevel = 'INFO' | 'WARN' | 'ERROR';

export interface InvocationInput {
  readonly scene: Scene;
  readonly random: Random;
  readonly name: FunctionName;
  readonly at: number;
  readonly traceId: string;
  readonly parentSpanId?: string | undefined;
  readonly trigger: 'http' | 'pubsub' | 'datasource' | 'timer' | 'other';
  readonly attributes?: Attributes;
  /** The same for the retries of one asynchronous invocation. */
  readonly requestId?: string;
}

/** How the handler ended. `status` is what it answered over HTTP. */
export type Ending =
  | { readonly how: 'returned'; readonly status?: number }
  | { readonly how: 'threw'; readonly failure: Failure }
  | { readonly how: 'timed-out' }
  | { readonly how: 'killed' };

export interface Outcome {
  readonly ending: Ending;
  /** Epoch milliseconds. */
  readonly end: number;
  readonly requestId: string;
  readonly failed: boolean;
  readonly status: number;
}

export interface ClientCall {
  readonly name: string;
  readonly kind?: 'client' | 'producer';
  readonly durationMs: number;
  readonly attributes: Attributes;
  /** What the client threw. */
  readonly failure?: Failure | undefined;
  /** An answer that is an error without an exception, such as the text `503`. */
  readonly errorType?: string | undefined;
}

const round2 = (value: number): string => value.toFixed(2);

/** A run in progress: its clock moves as the handler works. */
export class Run {
  readonly random: Random;
  readonly requestId: string;
  readonly traceId: string;
  readonly spanId: string;
  /** Megabytes that the REPORT line shows. */
  memoryMb: number;
  now: number;
  readonly #scene: Scene;
  readonly #name: FunctionName;
  readonly #resource: Attributes;
  readonly #stream: string;

  constructor(input: InvocationInput, at: number, version: number, stream: string) {
    this.random = input.random;
    this.traceId = input.traceId;
    this.now = at;
    this.requestId = input.requestId ?? input.random.uuid();
    this.spanId = input.random.hex(16);
    this.memoryMb = Math.round(FUNCTIONS[input.name].memoryMb * input.random.between(0.28, 0.42));
    this.#scene = input.scene;
    this.#name = input.name;
    this.#stream = stream;
    this.#resource = input.scene.functionResource(input.name, version, stream);
  }

  spend(durationMs: number): void {
    this.now += durationMs;
  }

  line(text: string, at: number = this.now): void {
    this.#scene.event('lambda-logs', at, {
      '@timestamp': Math.floor(at),
      '@logGroup': `/aws/lambda/${this.#name}`,
      '@logStream': this.#stream,
      '@message': text,
    });
  }

  log(level: ConsoleLevel, message: string): void {
    this.line(`${new Date(this.now).toISOString()}\t${this.requestId}\t${level}\t${message}`);
    this.now += 0.4;
  }

  span(input: Omit<SpanInput, 'traceId'>): void {
    this.#scene.emit({
      door: 'otlp-traces',
      at: input.endMs,
      resource: this.#resource,
      record: wireSpan({ ...input, traceId: this.traceId }),
    });
  }

  /** Calls something and waits for it; the span ends where the clock then stands. */
  call(call: ClientCall): void {
    const startMs = this.now;
    this.now += call.durationMs;
    this.span({
      spanId: this.random.hex(16),
      parentSpanId: this.spanId,
      name: call.name,
      kind: call.kind ?? 'client',
      startMs,
      endMs: this.now,
      attributes: { ...call.attributes, 'error.type': call.failure?.type ?? call.errorType },
      error:
        call.failure !== undefined
          ? { message: call.failure.message, exception: call.failure }
          : call.errorType === undefined
            ? undefined
            : { message: `answered ${call.errorType}` },
    });
    this.now += 0.3;
  }

  /** Invokes another function and waits for its answer. */
  invoke(name: FunctionName, work: (run: Run) => Ending): Outcome {
    const spanId = this.random.hex(16);
    const startMs = this.now;
    const outcome = invoke(
      {
        scene: this.#scene,
        random: this.random,
        name,
        at: startMs + this.random.between(4, 9),
        traceId: this.traceId,
        parentSpanId: spanId,
        trigger: 'other',
        attributes: { 'faas.invoked_by': this.#name },
      },
      work,
    );
    this.now = outcome.end + this.random.between(2, 5);
    this.span({
      spanId,
      parentSpanId: this.spanId,
      name: 'Lambda.Invoke',
      kind: 'client',
      startMs,
      endMs: this.now,
      attributes: {
        'rpc.system': 'aws-api',
        'rpc.service': 'Lambda',
        'rpc.method': 'Invoke',
        'faas.invoked_name': name,
        'faas.invoked_provider': 'aws',
        'faas.invoked_region': REGION,
        'cloud.region': REGION,
        'http.response.status_code': 200,
        'aws.lambda.function_error': outcome.ending.how === 'returned' ? undefined : 'Unhandled',
      },
      error:
        outcome.ending.how === 'returned' ? undefined : { message: `${name} answered with FunctionError Unhandled` },
    });
    return outcome;
  }
}

const invokeError = (failure: Failure): string =>
  `Invoke Error \t${JSON.stringify({ errorType: failure.type, errorMessage: failure.message, stack: failure.stack })}`;

/** Share of runs that start a new instance: most of them right after a deployment, few of them later. */
function startsCold(random: Random, at: number, since: number | undefined): boolean {
  const fresh = since !== undefined && at - since < 2 * 60_000;
  return random.chance(fresh ? 0.45 : 0.015);
}

/** Runs a function once and emits all that is seen of it. */
export function invoke(input: InvocationInput, work: (run: Run) => Ending): Outcome {
  const { scene, random, name } = input;
  const { memoryMb, timeoutMs, initMs } = FUNCTIONS[name];
  const { version, since } = scene.version(name, input.at);
  const cold = startsCold(random, input.at, since);
  const init = cold ? random.around(initMs, 0.15) : 0;
  const start = input.at + init;
  const run = new Run(input, start, version, scene.logStream(name, version, start, random.whole(0, 2)));
  run.line(`START RequestId: ${run.requestId} Version: ${version}`);
  run.spend(0.5);
  const ending = work(run);
  if (ending.how === 'timed-out') run.now = start + timeoutMs;
  if (ending.how === 'threw') run.log('ERROR', invokeError(ending.failure));
  const end = run.now;
  const status = ending.how === 'returned' ? (ending.status ?? 200) : 502;
  scene.meter.ran(name, { start, end, failed: ending.how !== 'returned' });
  functionSpan(input, run, ending, { start, end, cold, status });
  if (ending.how === 'timed-out') {
    const seconds = round2(timeoutMs / 1000);
    run.line(`${new Date(end).toISOString()} ${run.requestId} Task timed out after ${seconds} seconds\n\n`);
  }
  run.line(`END RequestId: ${run.requestId}`);
  run.line(reportLine(run, ending, { start, end, init, memoryMb }, input));
  if (ending.how === 'killed') {
    run.line(`RequestId: ${run.requestId} Error: Runtime exited with error: signal: killed\nRuntime.ExitError`);
  }
  return { ending, end, requestId: run.requestId, failed: ending.how !== 'returned' || status >= 500, status };
}

interface Times {
  readonly start: number;
  readonly end: number;
}

/** A killed process exports no span of its own; one that runs out of time is closed by its guard 500 ms before. */
function functionSpan(
  input: InvocationInput,
  run: Run,
  ending: Ending,
  times: Times & { readonly cold: boolean; readonly status: number },
): void {
  if (ending.how === 'killed') return;
  const guard = 'The function is very close to timing out.';
  const failed = ending.how === 'threw' ? ending.failure : undefined;
  const answersHttp = input.trigger === 'http';
  run.span({
    spanId: run.spanId,
    parentSpanId: input.parentSpanId,
    name: input.name,
    kind: input.trigger === 'pubsub' ? 'consumer' : 'server',
    startMs: times.start,
    endMs: ending.how === 'timed-out' ? times.end - 500 : times.end,
    attributes: {
      'faas.trigger': input.trigger,
      'faas.invocation_id': run.requestId,
      'faas.coldstart': times.cold,
      'cloud.resource_id': functionArn(input.name),
      'cloud.account.id': ACCOUNT,
      ...input.attributes,
      'http.response.status_code': answersHttp ? times.status : undefined,
      'error.type': failed?.type,
      'error.name': ending.how === 'timed-out' ? 'Possible Lambda Timeout' : undefined,
      'error.message': ending.how === 'timed-out' ? guard : undefined,
    },
    error:
      failed !== undefined
        ? { message: failed.message, exception: failed }
        : ending.how === 'timed-out'
          ? { message: guard }
          : times.status >= 500
            ? { message: `answered ${times.status}` }
            : undefined,
  });
}

function reportLine(
  run: Run,
  ending: Ending,
  times: Times & { readonly init: number; readonly memoryMb: number },
  input: InvocationInput,
): string {
  const durationMs = times.end - times.start;
  const parts = [
    `REPORT RequestId: ${run.requestId}`,
    `Duration: ${round2(durationMs)} ms`,
    `Billed Duration: ${Math.ceil(durationMs)} ms`,
    `Memory Size: ${times.memoryMb} MB`,
    `Max Memory Used: ${ending.how === 'killed' ? times.memoryMb : Math.min(run.memoryMb, times.memoryMb)} MB`,
  ];
  if (times.init > 0) parts.push(`Init Duration: ${round2(times.init)} ms`);
  if (ending.how === 'killed') parts.push('Status: error', 'Error Type: Runtime.ExitError');
  if (ending.how === 'timed-out') parts.push('Status: timeout');
  const segment = `SegmentId: ${run.spanId}\tSampled: true`;
  return `${parts.join('\t')}\t\nXRAY TraceId: ${xrayTraceId(input.traceId)}\t${segment}\t\n`;
}
