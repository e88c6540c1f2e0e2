/**
 * Requests as real exporters sent them to a local server.
 * Protobuf: OpenTelemetry JavaScript SDK 2 with the OTLP/protobuf exporters; traces with gzip, logs and metrics plain.
 * JSON: @baselime/node-opentelemetry 0.5.8, a wrapped handler that throws a TypeError; the stacks are shortened.
 */
const bytes = (...base64: readonly string[]): Uint8Array => Buffer.from(base64.join(''), 'base64');

/** One server span of a Lambda function with an exception, a link and an error status. */
export const protobufTraces = bytes(
  'H4sIAAAAAAAAA12Qz2sTQRTHd9OtTZ4xbMcoMSpstFUJ7LCbtHazBH8gAVk8CHrqRSe7L3VtspvOzDatCiooePIPEA8ieBS8iYJS',
  'CuLJP0HxrBdviniQqZig7/DlDe/H9zMPPhnQggoUBfL1OESasAGSPOxKeYRcwEEohv00iyjHlThNyG4oYGaPUEjbNTXyxIA9YEQ4',
  'SMm0Sxu0SR4aYP58d3f71i/v9vbxtw/ozTc1kn/a/PH61Ytn7+sz11gS9ZE7udYWXT6zF79Uzm5961xQSdAG0mNM0DhZT0Mm4zS5',
  'EkfkGMx53cZS5DHXdhzHsReUeEqcSbjBJZj9iyrSjIeohk9Bm/HEZyPh99mgGzF/jO+7jebC4sklr+W4Db+XJaFy9P983A45MolB',
  'GUo7SGHaj4RkXJKcqQf7oMRGgnJcy1BI5TMFOg9mQE9IrlIPCExzxU8KNW0nPp8OymD0YyFJsQ4wBTpT0r2oLT/SC9o87agDkAJu',
  'hDhUGNXDUBo/qNwcojr95c0hdjhPeXUeZiflAQrBVpCYUNqwYmFlSYS9OMGo2obypE1IFq5KzkIkc3BkvMu3/h0Cy7IsJq2epV3V',
  'rh8FE77jgf0fzn28d/5r7dAd9zHJv3y+uhZbTfeEtqjrmjbUbhDyn3Uld19Xtd+k9ZTlYQIAAA==',
);
export const protobufTraceIds = { traceId: 'fac581c27cfc387fc227be882e7bbd21', spanId: 'a233f8bab9b0a5c7' };
/** One record at severity 17 with an attribute. */
export const protobufLogs = bytes(
  'CqYBCjkKGAoMc2VydmljZS5uYW1lEggKBm9yZGVycwobCgxjbG91ZC5yZWdpb24SCwoJZXUtd2VzdC0xEAASaQoGCgRkZW1vEl8J',
  'wC5aQBNl6hgQERoFRVJST1IqEAoOT3JkZXIgNyBmYWlsZWQyDQoHb3JkZXJJZBICGAc4AEUBAAAAShD6xYHCfPw4f8Invogue70h',
  'UgiiM/i6ubClx1nAcs88xm/qGA==',
);
/** A counter, a histogram, an exponential histogram and a gauge. */
export const protobufMetrics = bytes(
  'Cs4ECjkKGAoMc2VydmljZS5uYW1lEggKBm9yZGVycwobCgxjbG91ZC5yZWdpb24SCwoJZXUtd2VzdC0xEAASkAQKBgoEZGVtbxJY',
  'CgNleHBSUQpNEYBLdz3Gb+oYGQDQlT3Gb+oYIQEAAAAAAAAAKQAAAAAAAChAMCg5AAAAAAAAAABCCAiC8MoDEgEBSgBhAAAAAAAA',
  'KEBpAAAAAAAAKEAQAhI7CgZvcmRlcnMaATE6LgooEYBLdz3Gb+oYGQDQlT3Gb+oYIQAAAAAAAAhAOgsKBHNob3ASAwoBYRACGAES',
  'yAIKB2xhdGVuY3kaAm1zSrgCCrMCEYBLdz3Gb+oYGQDQlT3Gb+oYIQEAAAAAAAAAKQAAAAAAAChAMoABAAAAAAAAAAAAAAAAAAAA',
  'AAAAAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA6eAAAAAAAAAAAAAAAAAAAFEAAAAAAAAAkQAAAAAAAADlAAAAA',
  'AAAASUAAAAAAAMBSQAAAAAAAAFlAAAAAAABAb0AAAAAAAEB/QAAAAAAAcIdAAAAAAABAj0AAAAAAAIijQAAAAAAAiLNAAAAAAABM',
  'vUAAAAAAAIjDQFkAAAAAAAAoQGEAAAAAAAAoQBACEiQKA21lbSodChsRANCVPcZv6hgZANCVPcZv6hghAAAAAAAA4D8=',
);
export const baselimeFailure = {
  resourceSpans: [
    {
      resource: {
        attributes: [
          {
            key: 'service.name',
            value: {
              stringValue: 'svc',
            },
          },
          {
            key: 'telemetry.sdk.language',
            value: {
              stringValue: 'nodejs',
            },
          },
          {
            key: 'telemetry.sdk.name',
            value: {
              stringValue: 'opentelemetry',
            },
          },
          {
            key: 'telemetry.sdk.version',
            value: {
              stringValue: '1.23.0',
            },
          },
          {
            key: 'service.namespace',
            value: {
              stringValue: 'svc',
            },
          },
        ],
        droppedAttributesCount: 0,
      },
      scopeSpans: [
        {
          scope: {
            name: '@baselime/baselime-lambda-wrapper',
            version: '1',
          },
          spans: [
            {
              traceId: '23bec31169b9628cf5fcb57fdc56b680',
              spanId: 'a77b5c450c2f8560',
              name: 'orders-create',
              kind: 1,
              startTimeUnixNano: '1795370451163000000',
              endTimeUnixNano: '1795370451177765057',
              attributes: [
                {
                  key: 'event',
                  value: {
                    boolValue: false,
                  },
                },
                {
                  key: 'context.functionName',
                  value: {
                    stringValue: 'orders-create',
                  },
                },
                {
                  key: 'context.functionVersion',
                  value: {
                    stringValue: '$LATEST',
                  },
                },
                {
                  key: 'context.invokedFunctionArn',
                  value: {
                    stringValue: 'arn:aws:lambda:eu-west-1:123456789012:function:orders-create',
                  },
                },
                {
                  key: 'context.memoryLimitInMB',
                  value: {
                    stringValue: '128',
                  },
                },
                {
                  key: 'context.awsRequestId',
                  value: {
                    stringValue: '8b27d8a1-0000-4000-8000-000000000001',
                  },
                },
                {
                  key: 'context.logGroupName',
                  value: {
                    stringValue: '/aws/lambda/orders-create',
                  },
                },
                {
                  key: 'context.logStreamName',
                  value: {
                    stringValue: 's',
                  },
                },
                {
                  key: 'faas.execution',
                  value: {
                    stringValue: '8b27d8a1-0000-4000-8000-000000000001',
                  },
                },
                {
                  key: 'faas.runtime',
                  value: {
                    stringValue: 'nodejs',
                  },
                },
                {
                  key: 'faas.trigger',
                  value: {
                    stringValue: 'other',
                  },
                },
                {
                  key: 'faas.invoked_by',
                  value: {
                    stringValue: 'unknown',
                  },
                },
                {
                  key: 'faas.id',
                  value: {
                    stringValue: 'arn:aws:lambda:eu-west-1:123456789012:function:orders-create',
                  },
                },
                {
                  key: 'faas.coldstart',
                  value: {
                    boolValue: false,
                  },
                },
                {
                  key: 'faas.proActiveInitialization',
                  value: {
                    boolValue: false,
                  },
                },
                {
                  key: 'cloud.resource_id',
                  value: {
                    stringValue: 'arn:aws:lambda:eu-west-1:123456789012:function:orders-create',
                  },
                },
                {
                  key: 'cloud.account_id',
                  value: {
                    stringValue: '123456789012',
                  },
                },
                {
                  key: 'error.name',
                  value: {
                    stringValue: 'TypeError',
                  },
                },
                {
                  key: 'error.message',
                  value: {
                    stringValue: 'x is undefined',
                  },
                },
                {
                  key: 'error.stack',
                  value: {
                    stringValue: 'TypeError: x is undefined\n    at handler (/var/task/index.js:5:58)',
                  },
                },
              ],
              droppedAttributesCount: 0,
              events: [
                {
                  attributes: [
                    {
                      key: 'exception.type',
                      value: {
                        stringValue: 'TypeError',
                      },
                    },
                    {
                      key: 'exception.message',
                      value: {
                        stringValue: 'x is undefined',
                      },
                    },
                    {
                      key: 'exception.stacktrace',
                      value: {
                        stringValue: 'TypeError: x is undefined\n    at handler (/var/task/index.js:5:58)',
                      },
                    },
                  ],
                  name: 'exception',
                  timeUnixNano: '1795370451177521806',
                  droppedAttributesCount: 0,
                },
              ],
              droppedEventsCount: 0,
              status: {
                code: 0,
              },
              links: [],
              droppedLinksCount: 0,
            },
          ],
        },
      ],
    },
  ],
};
