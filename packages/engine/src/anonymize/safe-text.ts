/** The type of text that may leave. `seal` in this folder is the only place that makes one. */
declare const safe: unique symbol;

/** Text that was anonymized and whose exact characters were scanned again by code that knows nothing of the detectors. */
export type SafeText = string & { readonly [safe]: true };
