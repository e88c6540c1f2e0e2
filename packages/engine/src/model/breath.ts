/**
 * Taken between the pieces of a long computation: what came in meanwhile is taken up first, so that a statement whose answer
 * is there does not wait for all of it. An answer comes in several steps, for which one turn of the loop is too short.
 */
export const breath = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 1));
