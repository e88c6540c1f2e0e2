/**
 * Whether the built-in list of keys that name secrets is applied. It is, unless the settings of a dataset turn it off
 * for what is decoded inside `run`. Decoding never waits, so nothing else can be decoded meanwhile.
 */
let scrubbing = true;

export const isScrubbing = (): boolean => scrubbing;

export function withScrubbing<T>(on: boolean, run: () => T): T {
  const before = scrubbing;
  scrubbing = on;
  try {
    return run();
  } finally {
    scrubbing = before;
  }
}
