/** The key that works from the first start on: the configured one, or one that is generated once and kept. */
import { randomInt } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const KEY = /^bl_[0-9A-Za-z]{32}$/;

/** `bl_` and 32 characters of 62: about 190 bits, so guessing is not a way in. */
export const generateKey = (): string =>
  `bl_${Array.from({ length: 32 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`;

/**
 * The generated key of a data folder; makes it on the first start. The file is for its owner only (0600), so that the
 * next start prints the same key. A file that does not hold a key of ours is replaced.
 */
export async function keptKey(dataDir: string, generate: () => string = generateKey): Promise<string> {
  const file = join(dataDir, 'api-key');
  const kept = await readFile(file, 'utf8').then(
    (text) => text.trim(),
    () => '',
  );
  if (KEY.test(kept)) {
    await chmod(file, 0o600);
    return kept;
  }
  const key = generate();
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(file, `${key}\n`, { mode: 0o600 });
  await chmod(file, 0o600);
  return key;
}
