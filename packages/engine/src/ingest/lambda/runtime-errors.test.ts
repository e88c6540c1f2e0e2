/** What the runtimes of Lambda print when a function fails, as one record of CloudWatch and as lines of a saved file. */
import { describe, expect, it } from 'vitest';
import { bytesOf, testContext } from '../__fixtures__/context.js';
import { decodeEventsApi } from '../events-api.js';
import { decodeFile } from '../file/decode-file.js';

const id = '8b27d8a1-0000-4000-8000-000000000001';
const time = '2023-04-21T10:21:09.805Z';

const FAILURES: Readonly<Record<string, string>> = {
  'Node.js': `${time}\t${id}\tERROR\tInvoke Error \t{"errorType":"TypeError","errorMessage":"x is undefined","stack":[]}`,
  'Node.js before the handler': `${time}\tundefined\tERROR\tUncaught Exception \t{"errorType":"Error","errorMessage":"no config","stack":[]}`,
  Python: `[ERROR] KeyError: 'order'\nTraceback (most recent call last):\n  File "/var/task/app.py", line 3, in handler`,
  'Python that cannot import': `[ERROR] Runtime.ImportModuleError: Unable to import module 'app': No module named 'requests'\nTraceback (most recent call last):`,
  Java: `Index 5 out of bounds for length 3: java.lang.ArrayIndexOutOfBoundsException\njava.lang.ArrayIndexOutOfBoundsException: Index 5 out of bounds for length 3\n\tat shop.Charge.handleRequest(Charge.java:23)\n`,
  'Java without a message': `java.lang.NullPointerException\n\tat shop.Charge.handleRequest(Charge.java:23)`,
  'Java in a thread': `Exception in thread "main" java.lang.OutOfMemoryError: Java heap space\n\tat shop.Charge.main(Charge.java:9)`,
  '.NET': `${time}\t${id}\tfail\tSystem.NullReferenceException: Object reference not set to an instance of an object.\n   at Shop.Charge.Handler(Order order)`,
  '.NET without a request': `${time}\t\tcrit\tCould not load file or assembly 'Shop'`,
  Ruby: `E, [2023-04-21T10:21:09.805123 #8] ERROR ${id} -- : card declined`,
  'Ruby that nobody rescued': `Error raised from handler method\n{\n  "errorMessage": "undefined method 'id' for nil",\n  "errorType": "Function<NoMethodError>",\n  "stackTrace": []\n}`,
  Go: `panic: runtime error: index out of range [5] with length 3\n\ngoroutine 1 [running]:\nmain.handler()`,
  'Go with an answer': `2023/04/21 10:21:09 {"errorMessage":"boom","errorType":"errorString"}`,
  'any runtime that exits': `RequestId: ${id} Error: Runtime exited with error: exit status 2\nRuntime.ExitError`,
};

const CALM: readonly string[] = [
  `${time}\t${id}\tinfo\tloaded 3 rules: shop.rules.Failed`,
  `${time}\t${id}\twarn\tretrying`,
  'the order failed before: java.lang is not here\nsecond line',
  `I, [2023-04-21T10:21:09.805123 #8]  INFO ${id} -- : no ERROR so far`,
  'Caught and handled: shop.errors.Declined',
];

describe.each(Object.entries(FAILURES))('what %s prints', (_runtime, text) => {
  it('is an error as one record', () => {
    const body = bytesOf([{ '@message': text, '@logGroup': '/aws/lambda/charge' }]);
    const { events } = decodeEventsApi(testContext(), { dataset: 'lambda-logs' }, {}, body);
    expect(events).toMatchObject([{ isError: true, namespace: 'charge', fingerprint: expect.any(String) }]);
  });

  it('is an error in a file of lines', () => {
    const lines = `START RequestId: ${id} Version: 7\n${text}\nEND RequestId: ${id}\n`;
    const { events } = decodeFile(testContext(), 'charge.log', Buffer.from(lines));
    expect(events.filter(({ isError }) => isError)).toMatchObject([{ requestId: id }]);
  });
});

it.each(CALM)('%j is no error', (text) => {
  const { events } = decodeEventsApi(testContext(), { dataset: 'lambda-logs' }, {}, bytesOf([{ '@message': text }]));
  expect(events).toMatchObject([{ isError: false }]);
});
