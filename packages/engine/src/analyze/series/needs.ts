/** What else has to be read of a chart, a metric or an alert, told from its lines, its traffic and its errors. */
import type { Evidence } from '../../query/evidence/evidence.js';
import type { SeriesNeeds } from '../../query/evidence/series-needs.js';
import { selectionMatters, viewSeries } from './view.js';

/** Nothing more without lines. What this names is what `analyzeSeries` looks at, so that the answer is the same. */
export function needsOfSeries(evidence: Evidence): SeriesNeeds {
  const view = evidence.series === undefined ? undefined : viewSeries(evidence, evidence.series);
  return {
    error: view?.unexplained === 'error',
    slow: view?.unexplained === 'slow',
    selection: view !== undefined && selectionMatters(view),
  };
}
