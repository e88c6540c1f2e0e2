/** How much of anything ingest takes. Sizes are bytes of UTF-8, uncompressed. */
export const maxEventsBodyBytes = 6 * 1024 * 1024;
export const maxOtlpBodyBytes = 16 * 1024 * 1024;
export const maxFileBytes = 256 * 1024 * 1024;
/** Items of one body: a small body can hold millions, each of which becomes an event or a rejection in memory. */
export const maxBodyItems = 100_000;
export const maxEventBytes = 256 * 1024;
/** Subtrees below this depth are kept as their JSON text. */
export const maxDepth = 64;
/** Scalars (and empty containers) that one event may hold. */
export const maxLeaves = 2000;
export const maxPatternChars = 1000;
