/**
 * google.rpc.Code by what the error table says in HTTP, for OTLP over HTTP (google.rpc.Status in the body) and gRPC.
 * Source: OpenTelemetry protocol specification, "Failures": UNAVAILABLE may be sent again; RESOURCE_EXHAUSTED without
 * a RetryInfo, INVALID_ARGUMENT and the rest may not.
 */
const RPC_CODES: Readonly<Record<number, number>> = {
  401: 16, // UNAUTHENTICATED
  403: 7, // PERMISSION_DENIED
  404: 5, // NOT_FOUND
  405: 12, // UNIMPLEMENTED
  413: 8, // RESOURCE_EXHAUSTED
  429: 14, // UNAVAILABLE: overloaded, send again
  503: 14,
  504: 4, // DEADLINE_EXCEEDED
};
const INVALID_ARGUMENT = 3;
const INTERNAL = 13;

/** INVALID_ARGUMENT for any other status below 500, INTERNAL for any other from there on. */
export const rpcCodeOf = (status: number): number => RPC_CODES[status] ?? (status < 500 ? INVALID_ARGUMENT : INTERNAL);
