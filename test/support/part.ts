/** Parts that a test needs beyond npm. Where one is missing the test is skipped and says so; in CI that fails. */
import { existsSync } from 'node:fs';
import { it } from 'vitest';

export interface Part {
  readonly present: boolean;
  readonly path: string;
}

/** The first of `paths` that exists. In CI a missing part is an error, so that a skip cannot pass unseen. */
export function part(name: string, paths: readonly string[]): Part {
  const path = paths.find((candidate) => existsSync(candidate));
  if (path !== undefined) return { present: true, path };
  if (process.env.CI === 'true') {
    it(`finds ${name}`, () => {
      throw new Error(`${name} is missing; looked at ${paths.join(', ')}`);
    });
  } else {
    process.stderr.write(`skipped: ${name} is missing; looked at ${paths.join(', ')}\n`);
  }
  return { present: false, path: paths[0] ?? '' };
}

export const chromium = (): Part =>
  part('Chromium', ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']);
