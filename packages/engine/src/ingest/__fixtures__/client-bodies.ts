/**
 * Bodies in the shape that Baselime's client packages sent to a local server (pino-transport 0.1.5, winston-transport
 * 0.1.2, edge-logger 0.4.2, react-rum 0.3.1, node-opentelemetry 0.5.8), shortened; ids and times are made up.
 */
export const pinoBody = [
  {
    level: 'info',
    time: 1795358534819,
    pid: 18204,
    hostname: 'vm',
    a: 1,
    nested: { password: 'x' },
    msg: 'hello pino',
  },
  {
    level: 'error',
    time: 1795358534820,
    err: { type: 'Error', message: 'boom', stack: 'Error: boom\n    at f (a.js:1:1)' },
    msg: 'failed',
  },
];
export const winstonBody = [
  { a: 1, level: 'info', message: 'hello winston' },
  { requestId: 'r1', level: 'error', message: 'bad' },
];
export const edgeLoggerBody = [
  {
    message: 'slow: Error: x',
    level: 'warning',
    traceId: '5b8efff798038103d269b633813fc60c',
    timestamp: 1795358534819,
    requestId: '8b27d8a1-0000-4000-8000-000000000001',
  },
];
export const webBody = [
  { sessionId: 's', pageLoadId: 'p', namespace: '/cart', level: 'info', message: 'Checkout Started', cart: 3 },
  {
    level: 'error',
    data: { error: {} },
    error: { name: 'TypeError', message: 'x is undefined', stack: 'TypeError: x' },
    message: 'Checkout failed',
  },
];

const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });

/** A call of a wrapped function; `attributes` and `events` come on top. */
export const otlpTraces = (
  attributes: readonly object[] = [],
  events: readonly object[] = [],
  span: Readonly<Record<string, unknown>> = {},
) => ({
  resourceSpans: [
    {
      resource: {
        attributes: [text('service.name', 'svc'), text('service.namespace', 'svc')],
        droppedAttributesCount: 0,
      },
      scopeSpans: [
        {
          scope: { name: '@baselime/baselime-lambda-wrapper', version: '1' },
          spans: [
            {
              traceId: '5b8efff798038103d269b633813fc60c',
              spanId: 'eee19b7ec3c1b174',
              name: 'fn',
              kind: 1,
              startTimeUnixNano: '1795358534819000000',
              endTimeUnixNano: '1795358534919500000',
              attributes: [
                { key: 'faas.coldstart', value: { boolValue: false } },
                { key: 'context.memoryLimitInMB', value: { intValue: 128 } },
                text('faas.execution', '8b27d8a1-0000-4000-8000-000000000001'),
                ...attributes,
              ],
              droppedAttributesCount: 0,
              events,
              droppedEventsCount: 0,
              status: { code: 0 },
              links: [],
              droppedLinksCount: 0,
              ...span,
            },
          ],
        },
      ],
    },
  ],
});
export const textAttribute = text;
