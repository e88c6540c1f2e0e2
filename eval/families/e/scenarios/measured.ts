/** Numbers beside a quiet day in the logs, and the chart, metric or alert that somebody asks about. */
import type { Fault } from '@baselime-ai/contract';
import type { Pair, Question } from '../../../scenario.js';
import type { Estate } from '../kit/estate.js';
import { alert, chart, metric, metricQuery } from '../kit/numbers.js';
import type { Story } from '../kit/story.js';

export interface Measured extends Pick<Story, 'name' | 'shapes' | 'rubric' | 'why' | 'needs'> {
  readonly pairs: (estate: Estate) => readonly Pair[];
  /** Writes the numbers; the question is about them. */
  readonly measure: (estate: Estate) => Question;
}

const TWO: Story['shapes'] = ['single', 'queue'];

/** A quiet day in the logs beside the numbers. */
export const measuredStory = ({ pairs, measure, ...rest }: Measured): Story => ({
  shapes: TWO,
  ...rest,
  plot: (estate) => {
    const question = measure(estate);
    return { pairs: pairs(estate), perHour: 20, growth: 1, planted: () => undefined, question: () => question };
  },
});

export const sum = (alias: string) => ({ key: 'value.sum', operator: 'SUM' as const, alias });
export const max = (alias: string) => ({ key: 'value.max', operator: 'MAX' as const, alias });
export const since = ({ onset }: Estate, minute: number): boolean => minute >= onset;
export const named = (fault: Fault, ...entities: readonly string[]): readonly Pair[] =>
  entities.map((entity) => ({ fault, entity }));

/** As a chart, a metric by its name, or an alert that somebody set up. */
export function about(
  estate: Estate,
  name: string,
  how: 'sum' | 'max',
  dimensions: Readonly<Record<string, string>>,
  limit: number,
): Question {
  const query = metricQuery(name, how === 'sum' ? sum(name.toLowerCase()) : max(name.toLowerCase()), dimensions);
  return estate.dice.pick([
    () => chart(estate, query),
    () => metric(estate, name, dimensions),
    () => alert(estate, query, `${name} too high`, limit),
  ])();
}
