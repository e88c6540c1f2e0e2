import { describe, expect, it } from 'vitest';
import { functionOfArn, functionOfLogGroup, parseLambdaLine } from './lambda-line.js';
import { parsePlatformEvent } from './platform-event.js';

const id = '8b27d8a1-0000-4000-8000-000000000001';

describe('parseLambdaLine', () => {
  it('reads START and END', () => {
    expect(parseLambdaLine(`START RequestId: ${id} Version: $LATEST\n`)).toMatchObject({
      '@type': 'START',
      '@requestId': id,
      '@version': '$LATEST',
    });
    expect(parseLambdaLine(`END RequestId: ${id}`)).toMatchObject({ '@type': 'END', '@requestId': id });
  });
  it('reads every number of REPORT, with tabs or spaces, and the X-Ray line after it', () => {
    const line = `REPORT RequestId: ${id}\tDuration: 3003.17 ms\tBilled Duration: 3000 ms\tMemory Size: 128 MB\tMax Memory Used: 80 MB\tInit Duration: 250.11 ms\t\nXRAY TraceId: 1-5759e988-bd862e3fe1be46a994272793\tSegmentId: 53995c3f42cd8ad8\tSampled: true\t`;
    const keys = {
      '@type': 'REPORT',
      '@requestId': id,
      '@duration': 3003.17,
      '@billedDuration': 3000,
      '@memorySize': 128,
      '@maxMemoryUsed': 80,
      '@initDuration': 250.11,
      '@xRAYTraceId': '1-5759e988-bd862e3fe1be46a994272793',
      '@segmentId': '53995c3f42cd8ad8',
      '@sampled': true,
    };
    expect(parseLambdaLine(line)).toMatchObject(keys);
    expect(parseLambdaLine(line.replaceAll('\t', ' '))).toMatchObject(keys);
  });
  it('reads the status of REPORT and marks a timeout', () => {
    const line = `REPORT RequestId: ${id}\tDuration: 3000.00 ms\tBilled Duration: 3000 ms\tMemory Size: 128 MB\tMax Memory Used: 80 MB\tStatus: timeout`;
    expect(parseLambdaLine(line)).toMatchObject({ '@status': 'timeout', '@timedOut': true });
    expect(parseLambdaLine(line.replace('timeout', 'error\tError Type: Runtime.OutOfMemory'))).toMatchObject({
      '@status': 'error',
      '@errorType': 'Runtime.OutOfMemory',
    });
  });
  it('reads INIT_START', () => {
    expect(
      parseLambdaLine(
        'INIT_START Runtime Version: nodejs:20.v9\tRuntime Version ARN: arn:aws:lambda:eu-west-1::runtime:ab',
      ),
    ).toMatchObject({ '@type': 'INIT_START', '@runtimeVersion': 'nodejs:20.v9' });
  });
  it('reads a timeout', () => {
    expect(parseLambdaLine(`2023-04-21T10:21:09.805Z ${id} Task timed out after 3.00 seconds\n\n`)).toEqual({
      '@timestamp': '2023-04-21T10:21:09.805Z',
      '@requestId': id,
      '@timedOut': true,
      '@message': 'Task timed out after 3.00 seconds',
      '@timeout': 3,
    });
  });
  it('reads console lines of Node.js: text, JSON, and text with JSON', () => {
    const line = (message: string) => parseLambdaLine(`2023-04-21T10:21:09.805Z\t${id}\tWARN\t${message}`);
    expect(line('slow')).toEqual({
      '@timestamp': '2023-04-21T10:21:09.805Z',
      '@requestId': id,
      LogLevel: 'WARN',
      '@message': 'slow',
    });
    expect(line('{"message":"slow","extra":{"code":200}}')).toMatchObject({
      '@message': { message: 'slow', extra: { code: 200 } },
    });
    expect(line('Events: {"a":1} received')).toMatchObject({
      '@message': { message: 'Events - received', data: { a: 1 } },
    });
  });
  it('has no request id before the first invocation', () => {
    const keys = parseLambdaLine('2023-04-21T10:21:09.805Z\tundefined\tINFO\tloading');
    expect(keys).toMatchObject({ '@message': 'loading' });
    expect(keys).not.toHaveProperty('@requestId');
  });
  it('calls an error that the runtime reports a failure', () => {
    expect(
      parseLambdaLine(
        `2023-04-21T10:21:09.805Z\t${id}\tERROR\tInvoke Error \t{"errorType":"Error","errorMessage":"MailDude is down","stack":[]}`,
      ),
    ).toMatchObject({
      '@type': 'failure',
      LogLevel: 'ERROR',
      '@message': { message: 'Invoke Error', data: { errorType: 'Error', errorMessage: 'MailDude is down' } },
    });
    expect(
      parseLambdaLine(`2023-04-21T10:21:09.805Z\t${id}\tERROR\tUnhandled Promise Rejection \t{"errorType":"x"}`),
    ).toMatchObject({ '@type': 'failure' });
  });
  it('reads logging lines of Python with their traceback', () => {
    expect(
      parseLambdaLine(
        `[ERROR]\t2023-04-21T10:21:09.805Z\t${id}\tboom\nTraceback (most recent call last):\n  File "a.py"`,
      ),
    ).toMatchObject({
      LogLevel: 'ERROR',
      '@requestId': id,
      '@message': 'boom\nTraceback (most recent call last):\n  File "a.py"',
    });
    expect(parseLambdaLine(`[ERROR] KeyError: 'x'\nTraceback (most recent call last):`)).toMatchObject({
      LogLevel: 'ERROR',
    });
  });
  it('reads lines of .NET, whose words for levels are its own', () => {
    const line = `2023-04-21T10:21:09.805Z\t${id}\tfail\tSystem.NullReferenceException: not set\n   at Shop.Charge()`;
    expect(parseLambdaLine(line)).toEqual({
      '@timestamp': '2023-04-21T10:21:09.805Z',
      '@requestId': id,
      LogLevel: 'FAIL',
      '@message': 'System.NullReferenceException: not set\n   at Shop.Charge()',
    });
    expect(parseLambdaLine('2023-04-21T10:21:09.805Z\t\tcrit\tno memory')).toEqual({
      '@timestamp': '2023-04-21T10:21:09.805Z',
      LogLevel: 'CRIT',
      '@message': 'no memory',
    });
  });
  it('reads lines of the Logger of Ruby', () => {
    expect(parseLambdaLine(`E, [2023-04-21T10:21:09.805123 #8] ERROR ${id} -- : card declined`)).toEqual({
      '@timestamp': '2023-04-21T10:21:09.805123',
      '@requestId': id,
      LogLevel: 'ERROR',
      '@message': 'card declined',
    });
    expect(parseLambdaLine('I, [2023-04-21T10:21:09.805123 #8]  INFO -- shop: hello')).toMatchObject({
      LogLevel: 'INFO',
      '@message': 'hello',
    });
  });
  it('reads the exit of a runtime', () => {
    expect(
      parseLambdaLine(`RequestId: ${id} Error: Runtime exited with error: signal: killed\nRuntime.ExitError`),
    ).toEqual({
      '@requestId': id,
      '@type': 'failure',
      LogLevel: 'ERROR',
      '@message': 'Error: Runtime exited with error: signal: killed\nRuntime.ExitError',
      '@errorType': 'Runtime.ExitError',
    });
  });
  it('is undefined for lines of other programs', () => {
    for (const line of ['', 'hello', 'STARTED', '2023-04-21T10:21:09.805Z INFO x', 'RequestId: x ok']) {
      expect(parseLambdaLine(line)).toBeUndefined();
    }
  });
});

describe('parsePlatformEvent', () => {
  it('reads a report of the JSON log format', () => {
    expect(
      parsePlatformEvent({
        time: '2023-04-21T10:21:09.805Z',
        type: 'platform.report',
        record: {
          requestId: id,
          status: 'timeout',
          metrics: {
            durationMs: 3000,
            billedDurationMs: 3000,
            memorySizeMB: 128,
            maxMemoryUsedMB: 80,
            initDurationMs: 12.5,
          },
        },
      }),
    ).toEqual({
      '@type': 'REPORT',
      '@requestId': id,
      '@status': 'timeout',
      '@timedOut': true,
      '@duration': 3000,
      '@billedDuration': 3000,
      '@initDuration': 12.5,
      '@memorySize': 128,
      '@maxMemoryUsed': 80,
    });
  });
  it('is undefined for a record of a program', () => {
    expect(parsePlatformEvent({ type: 'platform.report' })).toBeUndefined();
    expect(parsePlatformEvent({ type: 'order', record: {} })).toBeUndefined();
  });
});

describe('function names', () => {
  it('come from log groups and ARNs of Lambda only', () => {
    expect(functionOfLogGroup('/aws/lambda/checkout')).toBe('checkout');
    expect(functionOfLogGroup('123456789012:/aws/lambda/checkout')).toBe('checkout');
    expect(functionOfLogGroup('/ecs/checkout')).toBeUndefined();
    expect(functionOfArn('arn:aws:lambda:eu-west-1:123456789012:function:checkout:7')).toBe('checkout');
    expect(functionOfArn('arn:aws:sqs:eu-west-1:123456789012:checkout')).toBeUndefined();
  });
});
