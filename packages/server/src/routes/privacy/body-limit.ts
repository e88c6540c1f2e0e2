/** An event is 256 kB at most and rules are 100 kB; both may be escaped on their way. */
export const PRIVACY_BODY_LIMIT_BYTES = 768 * 1024;
