/**
 * Lambda's own lines about an invocation and its sandbox, by the type that the decoders give them (`@type`, the name of the event).
 * Source: AWS Lambda developer guide, "Lambda Telemetry API Event schema reference".
 */
export const PLATFORM_LINES: readonly string[] = [
  'START',
  'END',
  'REPORT',
  'RUNTIME_DONE',
  'INIT_START',
  'INIT_REPORT',
  'RESTORE_START',
  'RESTORE_REPORT',
];

/** Those that only repeat how an invocation ended. */
export const SUMMARY_LINES: ReadonlySet<unknown> = new Set(['REPORT', 'RUNTIME_DONE', 'INIT_REPORT']);
