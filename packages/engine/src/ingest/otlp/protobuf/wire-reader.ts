/**
 * The protobuf wire format, read in place: no copies, no objects of its own, fields in any order, unknown ones skipped.
 * Source: Protocol Buffers documentation, "Encoding".
 */

/** Bytes that are no protobuf: cut short, an impossible tag, a number that never ends. */
export class WireError extends Error {
  override readonly name = 'WireError';
}

const maxGroupDepth = 32;

const maxNameBytes = 64;
/** A power of two, so that a hash finds its place by its lowest bits. */
const names: string[] = new Array<string>(2048).fill('');

export class WireReader {
  readonly #bytes: Buffer;
  /** Of the message that is being read. Set back by whoever gives up on a part. */
  position = 0;
  end: number;
  /** The halves of the last varint. */
  #low = 0;
  #high = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.end = bytes.byteLength;
  }

  /** Field number times eight plus the wire type; 0 at the end of the message. */
  tag(): number {
    if (this.position >= this.end) return 0;
    this.#varint();
    const tag = this.#low >>> 0;
    if (this.#high !== 0 || tag < 8) throw new WireError('a field number is out of range');
    return tag;
  }

  /** Goes into a message (or a packed list), which then ends at `end`; give what it returns to `leave`. */
  enter(): number {
    const outer = this.end;
    const length = this.#length();
    this.end = this.position + length;
    return outer;
  }

  leave(outer: number): void {
    this.position = this.end;
    this.end = outer;
  }

  text(): string {
    const length = this.#length();
    const from = this.position;
    this.position += length;
    return this.#bytes.toString('utf8', from, this.position);
  }

  /**
   * A text that comes again and again, such as the name of an attribute: read without making it anew each time. What was
   * read last under the same hash is kept, for the life of the program.
   */
  name(): string {
    const length = this.#length();
    const from = this.position;
    this.position += length;
    if (length > maxNameBytes) return this.#bytes.toString('utf8', from, this.position);
    let hash = length;
    for (let at = from; at < this.position; at += 1) hash = (Math.imul(hash, 31) + (this.#bytes[at] ?? 0)) | 0;
    const slot = hash & (names.length - 1);
    const known = names[slot] ?? '';
    if (known.length === length && this.#isAt(known, from)) return known;
    const name = this.#bytes.toString('utf8', from, this.position);
    names[slot] = name;
    return name;
  }

  #isAt(ascii: string, from: number): boolean {
    for (let at = 0; at < ascii.length; at += 1) {
      const byte = this.#bytes[from + at] ?? 0;
      if (byte !== ascii.charCodeAt(at) || byte >= 0x80) return false;
    }
    return true;
  }

  /** Hexadecimal of at most 64 bytes: an id is 8 or 16, and longer ones are none. */
  hex(): string {
    const length = this.#length();
    const from = this.position;
    this.position += length;
    return this.#bytes.toString('hex', from, Math.min(this.position, from + 64));
  }

  base64(): string {
    const length = this.#length();
    const from = this.position;
    this.position += length;
    return this.#bytes.toString('base64', from, this.position);
  }

  int32(): number {
    this.#varint();
    return this.#low | 0;
  }

  uint32(): number {
    this.#varint();
    return this.#low >>> 0;
  }

  sint32(): number {
    this.#varint();
    return (this.#low >>> 1) ^ -(this.#low & 1);
  }

  bool(): boolean {
    this.#varint();
    return this.#low !== 0 || this.#high !== 0;
  }

  /** Above 2^53 the nearest double. */
  uint64(): number {
    this.#varint();
    return (this.#high >>> 0) * 0x1_0000_0000 + (this.#low >>> 0);
  }

  /** A number where a double holds it exactly, else all digits. */
  int64(): number | string {
    this.#varint();
    const low = this.#low >>> 0;
    const high = this.#high | 0;
    const value = high * 0x1_0000_0000 + low;
    return Number.isSafeInteger(value) ? value : ((BigInt(high) << 32n) | BigInt(low)).toString();
  }

  fixed32(): number {
    return this.#bytes.readUInt32LE(this.#forward(4));
  }

  fixed64(): bigint {
    return this.#bytes.readBigUInt64LE(this.#forward(8));
  }

  /** Above 2^53 the nearest double. */
  fixed64Number(): number {
    const at = this.#forward(8);
    return this.#bytes.readUInt32LE(at + 4) * 0x1_0000_0000 + this.#bytes.readUInt32LE(at);
  }

  sfixed64(): bigint {
    return this.#bytes.readBigInt64LE(this.#forward(8));
  }

  double(): number {
    return this.#bytes.readDoubleLE(this.#forward(8));
  }

  /** Steps over a field that is not known, or that is known under another wire type. */
  skip(tag: number, depth = 0): void {
    switch (tag & 7) {
      case 0:
        this.#varint();
        return;
      case 1:
        this.#forward(8);
        return;
      case 2: {
        const length = this.#length();
        this.position += length;
        return;
      }
      case 3:
        this.#skipGroup(tag, depth);
        return;
      case 5:
        this.#forward(4);
        return;
      default:
        throw new WireError('a wire type is not known');
    }
  }

  #skipGroup(start: number, depth: number): void {
    if (depth >= maxGroupDepth) throw new WireError('groups are nested too deep');
    for (let tag = this.tag(); tag !== start + 1; tag = this.tag()) {
      if (tag === 0) throw new WireError('a group does not end');
      this.skip(tag, depth + 1);
    }
  }

  #forward(bytes: number): number {
    const from = this.position;
    if (bytes > this.end - from) throw new WireError('a value is cut short');
    this.position = from + bytes;
    return from;
  }

  /** Of what follows, which is known to be there. */
  #length(): number {
    this.#varint();
    const length = this.#low >>> 0;
    if (this.#high !== 0 || length > this.end - this.position) throw new WireError('a part is cut short');
    return length;
  }

  #varint(): void {
    const first = this.#byte();
    if (first < 0x80) {
      this.#low = first;
      this.#high = 0;
      return;
    }
    let low = first & 0x7f;
    let high = 0;
    for (let shift = 7; shift < 70; shift += 7) {
      const byte = this.#byte();
      const bits = byte & 0x7f;
      if (shift < 28) low |= bits << shift;
      else if (shift === 28) {
        low |= bits << 28;
        high = bits >>> 4;
      } else high |= bits << (shift - 32);
      if (byte < 0x80) {
        this.#low = low;
        this.#high = high;
        return;
      }
    }
    throw new WireError('a number does not end');
  }

  #byte(): number {
    if (this.position >= this.end) throw new WireError('a number is cut short');
    const byte = this.#bytes[this.position] ?? 0;
    this.position += 1;
    return byte;
  }
}
