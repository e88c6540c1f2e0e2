/** The lines of a chart as they are painted. */
import { seriesColor } from '../../ui/series-color.js';
import type { ChartLine } from '../../ui/time-chart.js';
import { type ChartLook, type Line, stackedTops } from './series-model.js';

export interface DrawnLine extends ChartLine {
  /** Label of the line that this draws. */
  readonly of: string;
}

/**
 * What lies below is painted first: taller stacks, then the time before, then the lines of now.
 *
 * @param only label of the line that is drawn alone, in the color that it has among the others; undefined for all
 */
export function drawnLines(
  lines: readonly Line[],
  look: Exclude<ChartLook, 'statistic'>,
  only: string | undefined,
): readonly DrawnLine[] {
  const shown = lines
    .map((line, index) => ({ ...line, color: seriesColor(index) }))
    .filter(({ label }) => only === undefined || label === only);
  const before = shown.flatMap(({ label, color, before: values }): DrawnLine[] =>
    values === undefined ? [] : [{ of: label, color, values, shape: 'line', dashed: true }],
  );
  const tops = look === 'stacked' ? stackedTops(shown) : undefined;
  const shape = look === 'line' ? 'line' : 'bar';
  const now = shown.map(
    ({ label, color, values }, index): DrawnLine => ({ of: label, color, values: tops?.[index] ?? values, shape }),
  );
  return shape === 'bar' ? [...now, ...before] : [...before, ...now];
}

/** A value across the whole chart, over everything else; nothing without one. */
export const limitLine = (limit: number | undefined, at: readonly number[]): readonly DrawnLine[] =>
  limit === undefined
    ? []
    : [{ of: LIMIT, color: '--c-bad', values: at.map(() => limit), shape: 'line', dashed: true }];

/** The label of no group. */
const LIMIT = '\u0000limit';
