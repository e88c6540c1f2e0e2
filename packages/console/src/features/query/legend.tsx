/** The lines of a chart with their values: a press draws one alone, another all again; each can be asked about. */
import type { Query, Timeframe } from '@baselime-ai/contract';
import type { ReactElement, ReactNode } from 'react';
import { visibleLine } from '../../ui/safe-text.js';
import { seriesColor } from '../../ui/series-color.js';
import { AskButton } from '../ask/ask-button.js';
import { isOff, type LineChoice } from './line-choice.js';
import { LineChange, LineToggle } from './line-parts.js';
import { type ChartModel, chartSubject, type Line, valueAt } from './series-model.js';
import { valueFormat } from './value-format.js';

interface ValuesProps {
  readonly chart: ChartModel;
  /** The index of the instant whose values are shown; undefined for those of the whole range. */
  readonly point: number | undefined;
  readonly choice: LineChoice;
  /** Lines at the most. */
  readonly most: number;
  readonly className?: string;
  /** What stands at the end of a line. */
  readonly children?: (line: Line, name: string) => ReactNode;
}

export function LineValues({ chart, point, choice, most, className = '', children }: ValuesProps): ReactElement {
  const format = valueFormat(chart.calculation, chart.unit);
  return (
    <ul
      aria-label={`Lines of ${visibleLine(chart.name, 120)}`}
      className={`flex flex-col overflow-y-auto ${className}`}
    >
      {chart.lines.slice(0, most).map((line, index) => {
        const name = line.label === '' ? chart.name : line.label;
        const value = valueAt(line, point);
        return (
          <li
            key={line.label}
            className={`group relative flex h-6 shrink-0 items-center gap-2 rounded px-1 hover:bg-hover ${isOff(choice, line.label) ? 'text-faint' : ''}`}
            data-testid="chart-line"
            onPointerEnter={() => choice.onLit(line.label)}
            onPointerLeave={() => choice.onLit(undefined)}
          >
            <LineToggle
              name={name}
              color={seriesColor(index)}
              choice={chart.lines.length > 1 ? choice : undefined}
              label={line.label}
            />
            <span className="data shrink-0 tabular-nums">{value === null ? '–' : format(value)}</span>
            {line.before === undefined ? null : <LineChange line={line} point={point} />}
            {children?.(line, name)}
          </li>
        );
      })}
    </ul>
  );
}

const LINES = { full: 30, short: 4 } as const;

interface Props extends Pick<ValuesProps, 'chart' | 'point' | 'choice'> {
  readonly query: Query;
  readonly timeframe: Timeframe;
  /** For a widget, which has room for few. */
  readonly isShort: boolean;
}

export function Legend({ query, timeframe, isShort, ...values }: Props): ReactElement {
  return (
    <LineValues {...values} most={isShort ? LINES.short : LINES.full} className={isShort ? 'max-h-24' : 'max-h-48'}>
      {(line, name) => (
        <span className="relative z-10 flex w-6 shrink-0 justify-end opacity-0 focus-within:opacity-100 group-hover:opacity-100 [@media(hover:none)]:opacity-100">
          <AskButton
            subject={chartSubject(query, values.chart, timeframe, { line })}
            look="row"
            label={`Ask AI about ${visibleLine(name, 60)}`}
          />
        </span>
      )}
    </LineValues>
  );
}
