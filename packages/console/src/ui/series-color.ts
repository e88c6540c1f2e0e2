/** The colors of lines in charts and their legends. Beyond eight they repeat. */

const COUNT = 8;

/** A CSS variable for the line at `index`. */
export const seriesColor = (index: number): string => `--c-series-${(index % COUNT) + 1}`;
