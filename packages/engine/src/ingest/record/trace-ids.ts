/** Trace and span ids in the forms that senders use. */
import { type SpanId, spanId, type TraceId, traceId } from '../../model/ids.js';

const maxIdChars = 128;
const NO_TRACE = '0'.repeat(32);

/**
 * A trace id: 32 lower-case hexadecimal digits from hexadecimal, from a UUID, from an X-Ray id or header
 * (`1-5759e988-bd862e3fe1be46a994272793`, `Root=1-…;Parent=…`) or from a W3C traceparent; otherwise what the sender
 * calls it. Undefined when empty or all zeros.
 */
export function parseTraceId(text: string | undefined): TraceId | undefined {
  if (text === undefined) return undefined;
  if (text.length === 32 && text !== NO_TRACE && /^[0-9a-f]+$/.test(text)) return traceId(text);
  const value = text.trim();
  if (value === '' || value.length > 512 || /^[0-]+$/.test(value)) return undefined;
  const xray = /(?:^|Root=)1-([0-9a-fA-F]{8})-([0-9a-fA-F]{24})(?![0-9a-fA-F])/.exec(value);
  if (xray !== null) return traceId(`${xray[1]}${xray[2]}`.toLowerCase());
  const parent = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(value);
  if (parent !== null) return traceId(parent[1] ?? '');
  const bare = value.replaceAll('-', '');
  if (/^[0-9a-fA-F]{32}$/.test(bare)) return traceId(bare.toLowerCase());
  return traceId(value.slice(0, maxIdChars));
}

/** A span id, lower-case when it is hexadecimal. Undefined when empty or all zeros. */
export function parseSpanId(text: string | undefined): SpanId | undefined {
  if (text === undefined) return undefined;
  if (text.length === 16 && text !== '0000000000000000' && /^[0-9a-f]+$/.test(text)) return spanId(text);
  const value = text.trim();
  if (value === '' || /^0+$/.test(value)) return undefined;
  return spanId((/^[0-9a-fA-F]{16}$/.test(value) ? value.toLowerCase() : value).slice(0, maxIdChars));
}
