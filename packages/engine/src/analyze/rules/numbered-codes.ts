/** Names behind numbers that are no statuses of HTTP: those of gRPC and of SQL servers. */

/** gRPC's numbers. Source: the status codes of the gRPC specification. */
const GRPC: Readonly<Record<string, string>> = {
  1: 'CANCELLED',
  2: 'UNKNOWN',
  3: 'INVALID_ARGUMENT',
  4: 'DEADLINE_EXCEEDED',
  5: 'NOT_FOUND',
  6: 'ALREADY_EXISTS',
  7: 'PERMISSION_DENIED',
  8: 'RESOURCE_EXHAUSTED',
  9: 'FAILED_PRECONDITION',
  10: 'ABORTED',
  11: 'OUT_OF_RANGE',
  12: 'UNIMPLEMENTED',
  13: 'INTERNAL',
  14: 'UNAVAILABLE',
  15: 'DATA_LOSS',
  16: 'UNAUTHENTICATED',
};

/** The name of one of gRPC's numbers; undefined for any other. */
export const grpcStatus = (number: string): string | undefined => GRPC[number];

/** The name behind a status that is no status of HTTP; undefined for one that is. */
export function codeOf(parts: readonly string[], value: string): string | undefined {
  const path = parts.join('.');
  if (/grpc|^rpc\.|\.rpc\./.test(path))
    return GRPC[value] ?? (/^[A-Z_]+$/.test(value) && value !== 'OK' ? value : undefined);
  if (/(?:^|\.)db\./.test(path)) return numberedBySql(value) ?? value;
  return undefined;
}

/** Numbers of MySQL and SQL Server mean something only where it is known that they are such. */
export const numberedBySql = (value: string): string | undefined =>
  /^\d{3,5}$/.test(value) && !/^[0-9]{5}$/.test(value) ? `sql-${value}` : undefined;
