/** Which line of a chart a reader looks at: one alone, until it is pressed again, and the one that is pointed at. */
import { useState } from 'react';
import type { Line } from './series-model.js';

export interface LineChoice {
  /** Label of the line that is drawn alone; undefined for all. */
  readonly only: string | undefined;
  /** Label of the line that stands out. */
  readonly lit: string | undefined;
  readonly onOnly: (label: string | undefined) => void;
  readonly onLit: (label: string | undefined) => void;
}

/** Whether the line is not drawn, because another one is drawn alone. */
export const isOff = (choice: Pick<LineChoice, 'only'> | undefined, label: string): boolean =>
  choice?.only !== undefined && choice.only !== label;

/** A choice that belongs to the chart itself, `first` at the beginning. A line that is not there is no choice. */
export function useLineChoice(lines: readonly Pick<Line, 'label'>[], first?: string): LineChoice {
  const [only, onOnly] = useState(first);
  const [lit, onLit] = useState<string | undefined>();
  return { only: knownLabel(lines, only), lit, onOnly, onLit };
}

export const knownLabel = (lines: readonly Pick<Line, 'label'>[], label: string | undefined): string | undefined =>
  lines.length > 1 && lines.some((line) => line.label === label) ? label : undefined;
