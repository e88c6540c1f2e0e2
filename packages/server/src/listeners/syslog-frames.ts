/**
 * Where one syslog message ends on a connection. A frame that starts with a digit other than 0 is counted
 * (`LENGTH SP MESSAGE`), any other ends at a line feed or a NUL. Source: RFC 6587 section 3.4, RFC 5425 section 4.3.
 */

/** A message and nothing longer; counted frames above it and lines above it break the connection. */
export const MAX_MESSAGE_BYTES = 256 * 1024;

export class SyslogFrames {
  #rest: Buffer = Buffer.alloc(0);

  /**
   * The messages that `chunk` completes, without their framing; empty ones are left out. Undefined when the peer does
   * not keep to the framing or sends a message above 256 kB: nothing that follows could be told apart.
   */
  push(chunk: Buffer): readonly string[] | undefined {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const messages: string[] = [];
    let from = 0;
    for (;;) {
      while (from < bytes.length && isTerminator(bytes[from])) from += 1;
      const frame = isCounted(bytes[from]) ? counted(bytes, from) : line(bytes, from);
      if (frame === 'broken') return undefined;
      if (frame === undefined) break;
      const message = bytes.toString('utf8', frame.start, frame.end).trimEnd();
      if (message !== '') messages.push(message);
      from = frame.next;
    }
    this.#rest = Buffer.from(bytes.subarray(from));
    return messages;
  }

  /** What stands after the last whole message, when the peer has ended; undefined for nothing. */
  end(): string | undefined {
    const text = isCounted(this.#rest[0]) ? '' : this.#rest.toString('utf8').trim();
    this.#rest = Buffer.alloc(0);
    return text === '' ? undefined : text;
  }
}

interface Frame {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

const isTerminator = (byte: number | undefined): boolean => byte === 0x0a || byte === 0x0d || byte === 0;
const isCounted = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x31 && byte <= 0x39;
const MAX_DIGITS = 7;

function counted(bytes: Buffer, from: number): Frame | 'broken' | undefined {
  const space = bytes.indexOf(0x20, from);
  if (space === -1) return bytes.length - from > MAX_DIGITS ? 'broken' : undefined;
  const digits = bytes.toString('latin1', from, Math.min(space, from + MAX_DIGITS + 1));
  if (!/^\d{1,7}$/.test(digits) || Number(digits) > MAX_MESSAGE_BYTES) return 'broken';
  const end = space + 1 + Number(digits);
  return end > bytes.length ? undefined : { start: space + 1, end, next: end };
}

function line(bytes: Buffer, from: number): Frame | 'broken' | undefined {
  for (let at = from; at < bytes.length; at += 1) {
    if (at - from > MAX_MESSAGE_BYTES) return 'broken';
    if (bytes[at] === 0x0a || bytes[at] === 0) return { start: from, end: at, next: at + 1 };
  }
  return undefined;
}
