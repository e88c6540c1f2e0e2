/**
 * Where one syslog message ends on a connection. A frame that starts with a digit other than 0 is counted
 * (`LENGTH SP MESSAGE`), any other ends at a line feed or a NUL. Source: RFC 6587 section 3.4, RFC 5425 section 4.3.
 */

/** A message and nothing longer; counted frames above it and lines above it break the connection. */
export const MAX_MESSAGE_BYTES = 256 * 1024;

export class SyslogFrames {
  /** Parts of a message that is not whole yet; put together once it may be, so that tiny parts cost no more than large ones. */
  #parts: Buffer[] = [];
  #length = 0;
  /** The length at which the first frame is whole; undefined when a line feed or a NUL ends it, or its count does. */
  #wholeAt: number | undefined;

  /**
   * The messages that `chunk` completes, without their framing; empty ones are left out. Undefined when the peer does
   * not keep to the framing or sends a message above 256 kB: nothing that follows could be told apart.
   */
  push(chunk: Buffer): readonly string[] | undefined {
    this.#parts.push(chunk);
    this.#length += chunk.length;
    const mayBeWhole =
      this.#wholeAt === undefined
        ? this.#parts.length === 1 || this.#hasEnd(chunk) || this.#length > MAX_MESSAGE_BYTES
        : this.#length >= this.#wholeAt;
    return mayBeWhole ? this.#read(Buffer.concat(this.#parts)) : [];
  }

  /** What stands after the last whole message, when the peer has ended; undefined for nothing. */
  end(): string | undefined {
    const rest = Buffer.concat(this.#parts);
    this.#keep(Buffer.alloc(0), undefined);
    const text = isCounted(rest[0]) ? '' : rest.toString('utf8').trim();
    return text === '' ? undefined : text;
  }

  #read(bytes: Buffer): readonly string[] | undefined {
    const messages: string[] = [];
    for (let from = 0; ; ) {
      while (from < bytes.length && isTerminator(bytes[from])) from += 1;
      const frame = isCounted(bytes[from]) ? counted(bytes, from) : line(bytes, from);
      if (frame === 'broken') return undefined;
      if (frame.end === undefined) {
        this.#keep(Buffer.from(bytes.subarray(from)), frame.wholeAt);
        return messages;
      }
      const message = bytes.toString('utf8', frame.start, frame.end).trimEnd();
      if (message !== '') messages.push(message);
      from = frame.next;
    }
  }

  /** A space ends a count, a line feed or a NUL a line. What is kept begins with its frame. */
  #hasEnd(chunk: Buffer): boolean {
    return isCounted(this.#parts[0]?.[0]) ? chunk.includes(0x20) : chunk.includes(0x0a) || chunk.includes(0);
  }

  #keep(rest: Buffer, wholeAt: number | undefined): void {
    this.#parts = rest.length === 0 ? [] : [rest];
    this.#length = rest.length;
    this.#wholeAt = wholeAt;
  }
}

type Frame =
  | { readonly start: number; readonly end: number; readonly next: number }
  | { readonly end?: undefined; readonly wholeAt: number | undefined };

const isTerminator = (byte: number | undefined): boolean => byte === 0x0a || byte === 0x0d || byte === 0;
const isCounted = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x31 && byte <= 0x39;
const MAX_DIGITS = 7;

function counted(bytes: Buffer, from: number): Frame | 'broken' {
  const space = bytes.indexOf(0x20, from);
  if (space === -1) return bytes.length - from > MAX_DIGITS ? 'broken' : { wholeAt: undefined };
  const digits = bytes.toString('latin1', from, Math.min(space, from + MAX_DIGITS + 1));
  if (!/^\d{1,7}$/.test(digits) || Number(digits) > MAX_MESSAGE_BYTES) return 'broken';
  const end = space + 1 + Number(digits);
  return end > bytes.length ? { wholeAt: end - from } : { start: space + 1, end, next: end };
}

function line(bytes: Buffer, from: number): Frame | 'broken' {
  const ends = [bytes.indexOf(0x0a, from), bytes.indexOf(0, from)].filter((at) => at !== -1);
  const end = ends.length === 0 ? bytes.length : Math.min(...ends);
  if (end - from > MAX_MESSAGE_BYTES) return 'broken';
  return ends.length === 0 ? { wholeAt: undefined } : { start: from, end, next: end + 1 };
}
