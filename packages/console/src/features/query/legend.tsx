/** The lines of a chart with their values: a press draws one alone, another all again; each can be asked about. */
import type { Query, Timeframe } from '@baselime-ai/contract';
import type { ReactElement } from 'react';
import { visibleLine } from '../../ui/safe-text.js';
import { seriesColor } from '../../ui/series-color.js';
import { AskButton } from '../ask/ask-button.js';
import type { LineChoice } from './line-choice.js';
import { LineChange, LineToggle } from './line-parts.js';
import { type ChartModel, chartSubject, type Line, valueAt } from './series-model.js';
import { valueFormat } from './value-format.js';

const LINES = { full: 30, short: 4 } as const;

interface Props {
  readonly query: Query;
  readonly chart: ChartModel;
  readonly timeframe: Timeframe;
  readonly title: string;
  /** For a widget, which has room for few. */
  readonly isShort: boolean;
  /** The index of the instant whose values are shown; undefined for those of the whole range. */
  readonly point: number | undefined;
  readonly choice: LineChoice;
}

export function Legend(props: Props): ReactElement {
  const { chart, title, isShort } = props;
  return (
    <ul
      aria-label={`Lines of ${title}`}
      className={`flex flex-col overflow-y-auto ${isShort ? 'max-h-24' : 'max-h-48'}`}
    >
      {chart.lines.slice(0, isShort ? LINES.short : LINES.full).map((line, index) => (
        <LegendLine key={line.label} line={line} index={index} {...props} />
      ))}
    </ul>
  );
}

function LegendLine({
  line,
  index,
  point,
  query,
  chart,
  timeframe,
  choice,
}: Props & { readonly line: Line; readonly index: number }): ReactElement {
  const name = line.label === '' ? chart.name : line.label;
  const value = valueAt(line, point);
  const format = valueFormat(chart.calculation);
  const isOff = choice.only !== undefined && choice.only !== line.label;
  return (
    <li
      className={`group relative flex h-6 items-center gap-2 rounded px-1 hover:bg-hover ${isOff ? 'opacity-45' : ''}`}
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
      <span className="relative z-10 flex w-6 shrink-0 justify-end opacity-0 focus-within:opacity-100 group-hover:opacity-100 [@media(hover:none)]:opacity-100">
        <AskButton
          subject={chartSubject(query, chart, timeframe, { line })}
          look="row"
          label={`Ask AI about ${visibleLine(name, 60)}`}
        />
      </span>
    </li>
  );
}
