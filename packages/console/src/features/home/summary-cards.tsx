/** Three charts: how much, how much of it failed, how long it took; each against the time before, each with Ask AI. */
import type { Timeframe } from '@baselime-ai/contract';
import type { ReactElement } from 'react';
import { usePatchView } from '../../app/use-view.js';
import { formatCount, formatDuration } from '../../ui/format.js';
import { SparkChart, type SparkColor } from '../../ui/spark-chart.js';
import { AskButton } from '../ask/ask-button.js';
import { changeOf } from '../view/time-before.js';
import { chartQuery, type Measure, type Place } from './model.js';
import { type Earlier, type Summary, useEarlier } from './use-summary.js';

interface CardKind {
  readonly measure: Measure;
  readonly title: string;
  readonly shape: 'bars' | 'line';
  readonly color: SparkColor;
  readonly format: (value: number) => string;
  /** More is worse: the change is then shown as bad or good. */
  readonly judged: boolean;
}

const CARDS: readonly CardKind[] = [
  { measure: 'events', title: 'Events', shape: 'bars', color: 'bar', format: formatCount, judged: false },
  { measure: 'errors', title: 'Errors', shape: 'bars', color: 'bad', format: formatCount, judged: true },
  { measure: 'p90', title: 'Duration, p90', shape: 'line', color: 'lime', format: formatDuration, judged: true },
];

interface Props {
  readonly place: Place;
  readonly timeframe: Timeframe;
  readonly summary: Summary | undefined;
}

export function SummaryCards(props: Props): ReactElement {
  const earlier = useEarlier(props.place, props.timeframe);
  return (
    <section aria-label="Summary" className="grid gap-4 px-4 md:grid-cols-3 md:px-5">
      {CARDS.map((card) => (
        <Card key={card.measure} card={card} earlier={earlier} {...props} />
      ))}
    </section>
  );
}

interface CardProps extends Props {
  readonly card: CardKind;
  /** Undefined until it is known. */
  readonly earlier: Earlier | undefined;
}

function Card({ card, place, timeframe, summary, earlier: known }: CardProps): ReactElement {
  const patch = usePatchView();
  const { measure, title, format } = card;
  const now = summary?.now[measure];
  const earlier = known?.values[measure];
  const isCovered = known?.isCovered === true;
  const change = known === undefined ? undefined : changeOf(now, earlier, isCovered);
  const worse = now !== undefined && earlier !== undefined && now > earlier;
  const shown = now === undefined ? '–' : format(now);
  const tone =
    !card.judged || !isCovered || change === undefined || now === earlier
      ? 'text-faint'
      : worse
        ? 'text-bad'
        : 'text-good';
  return (
    <figure
      className="flex h-[116px] flex-col md:h-[150px] rounded-lg border border-line bg-panel pt-2.5"
      data-testid={`card-${measure}`}
    >
      <figcaption className="flex items-start justify-between px-3.5">
        <div>
          <p className="text-xs text-soft">{title}</p>
          <p className="mt-0.5 flex items-baseline gap-2">
            <span className="text-xl font-semibold tabular-nums leading-7">{summary ? shown : ' '}</span>
            <span
              className={`text-xs tabular-nums ${tone}`}
              title={
                known !== undefined && !isCovered
                  ? 'Nothing had arrived yet when the same time before began'
                  : earlier === undefined
                    ? undefined
                    : `${format(earlier)} in the same time before`
              }
            >
              {change ?? ''}
              {change === undefined || !isCovered ? null : (
                <span className="sr-only"> against the same time before</span>
              )}
            </span>
          </p>
        </div>
        <AskButton
          subject={{ kind: 'chart', query: chartQuery(place, measure), timeframe }}
          look="row"
          label={`Ask AI about the chart ${title}`}
        />
      </figcaption>
      <div className="mx-3.5 mt-2 mb-3 min-h-0 flex-1">
        {summary ? (
          <SparkChart
            spots={summary.spots[measure]}
            shape={card.shape}
            color={card.color}
            range={timeframe}
            format={format}
            label={`${title} over time: ${shown}${change === undefined ? '' : `, ${change}${isCovered ? ' against the same time before' : ''}`}`}
            onZoom={(from, to) => {
              if (to - from >= 1000) patch({ from, to, last: undefined, live: undefined });
            }}
          />
        ) : (
          <div className="skeleton h-full w-full" />
        )}
      </div>
    </figure>
  );
}
