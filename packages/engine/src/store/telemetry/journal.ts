/**
 * Rows that are durable before the engine has them: one file for each insert to come, appended to and synced, removed
 * when the insert is done. Senders need not wait for an insert that is worth its price, and what a crash left behind
 * is inserted at the next start under the same token, so that nothing is lost or doubled.
 * A file is a sequence of chunks, each behind its length and its CRC-32; a chunk that was cut ends the file.
 */
import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

const SUFFIX = '.rows';
/** Length and CRC-32 of the chunk behind it, each 4 bytes, the low one first. */
const HEADER_BYTES = 8;

/** What the file of one insert holds. */
export interface Leftover {
  readonly token: string;
  readonly chunks: readonly Buffer[];
}

interface Waiting {
  readonly chunk: Buffer;
  readonly settle: (isKept: boolean) => void;
}

interface OpenFile {
  waiting: Waiting[];
  /** True while the file is written to. */
  isBusy: boolean;
  /** After a failure nothing more goes into the file: what stands behind a cut chunk would never be read. */
  isBroken: boolean;
  handle: Awaited<ReturnType<typeof open>> | undefined;
  /** Set when nothing more will come. */
  end: (() => void) | undefined;
}

export class Journal {
  readonly #folder: string;
  readonly #files = new Map<string, OpenFile>();
  #started = 0;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Creates the folder where it is missing. The caller guarantees that no other process has it open. */
  static async open(folder: string): Promise<Journal> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return new Journal(folder);
  }

  /** What earlier processes left, oldest first. A file without a whole chunk is removed. */
  async *leftovers(): AsyncGenerator<Leftover> {
    const names = (await readdir(this.#folder)).filter((name) => name.endsWith(SUFFIX));
    for (const name of names.sort()) {
      const token = name.slice(0, -SUFFIX.length);
      const chunks = wholeChunks(await readFile(join(this.#folder, name)));
      if (chunks.length === 0) await this.remove(token);
      else yield { token, chunks };
    }
  }

  /** A token that sorts behind all earlier ones, also of earlier processes. */
  newToken(epochMs: number, random: string): string {
    this.#started += 1;
    return `${epochMs.toString().padStart(15, '0')}-${this.#started.toString().padStart(9, '0')}-${random}`;
  }

  /** True when `chunk` has reached the disk; false when it could not be written. Never rejects. */
  write(token: string, chunk: Buffer): Promise<boolean> {
    const file = this.#files.get(token) ?? this.#add(token);
    if (file.isBroken) return Promise.resolve(false);
    return new Promise((settle) => {
      file.waiting.push({ chunk, settle });
      if (!file.isBusy) void this.#drain(token, file);
    });
  }

  /** Resolves when all that was given for this insert is written; nothing more may be given. */
  async seal(token: string): Promise<void> {
    const file = this.#files.get(token);
    if (file === undefined) return;
    if (file.isBusy) {
      await new Promise<void>((end) => {
        file.end = end;
      });
    }
    this.#files.delete(token);
    await file.handle?.close().catch(() => undefined);
  }

  /** The rows are in the engine: forgets them. A file that cannot be removed is inserted again, which changes nothing. */
  async remove(token: string): Promise<void> {
    await rm(join(this.#folder, `${token}${SUFFIX}`), { force: true }).catch(() => undefined);
  }

  #add(token: string): OpenFile {
    const file: OpenFile = { waiting: [], isBusy: false, isBroken: false, handle: undefined, end: undefined };
    this.#files.set(token, file);
    return file;
  }

  /** Writes what waits, all of it with one sync, until nothing waits. */
  async #drain(token: string, file: OpenFile): Promise<void> {
    file.isBusy = true;
    // What comes in the same turn shares the sync.
    await new Promise((resolve) => setImmediate(resolve));
    while (file.waiting.length > 0) {
      const batch = file.waiting;
      file.waiting = [];
      const isKept = !file.isBroken && (await this.#append(token, file, batch).catch(() => false));
      if (!isKept) file.isBroken = true;
      for (const { settle } of batch) settle(isKept);
    }
    file.isBusy = false;
    file.end?.();
  }

  async #append(token: string, file: OpenFile, batch: readonly Waiting[]): Promise<boolean> {
    file.handle ??= await this.#create(token);
    const parts = batch.flatMap(({ chunk }) => [headerOf(chunk), chunk]);
    const bytes = parts.reduce((sum, part) => sum + part.byteLength, 0);
    const { bytesWritten } = await file.handle.writev(parts);
    if (bytesWritten !== bytes) return false;
    await file.handle.datasync();
    return true;
  }

  async #create(token: string): Promise<NonNullable<OpenFile['handle']>> {
    const handle = await open(join(this.#folder, `${token}${SUFFIX}`), 'ax', 0o600);
    // The name must survive a loss of power as well as the bytes.
    const folder = await open(this.#folder, 'r');
    await folder.sync().finally(() => folder.close());
    return handle;
  }
}

function headerOf(chunk: Buffer): Buffer {
  const header = Buffer.allocUnsafe(HEADER_BYTES);
  header.writeUInt32LE(chunk.byteLength, 0);
  header.writeUInt32LE(crc32(chunk), 4);
  return header;
}

function wholeChunks(bytes: Buffer): readonly Buffer[] {
  const chunks: Buffer[] = [];
  for (let at = 0; at + HEADER_BYTES <= bytes.byteLength; ) {
    const from = at + HEADER_BYTES;
    const to = from + bytes.readUInt32LE(at);
    const chunk = bytes.subarray(from, to);
    if (to > bytes.byteLength || crc32(chunk) !== bytes.readUInt32LE(at + 4)) break;
    chunks.push(chunk);
    at = to;
  }
  return chunks;
}
