/** A chart, a metric or an alert in few words: its title, what the line shows, and why the cause is as sure as it is. */
import type { RootCause } from '@baselime-ai/contract';
import type { Brief, Told } from '../analysis.js';
import type { Numbered } from '../draft.js';
import { SERIES, timeOf } from '../findings/series.js';
import { percent, quote, shorten, spoken } from '../wording.js';
import type { SeriesView } from './view.js';

/** What the line shows, of which `seriesFindings` always tells; undefined where those are not among the findings. */
export function happenedInSeries({ findings, idsOf }: Numbered): Told | undefined {
  const ids = idsOf([SERIES]);
  const shown = findings.find(({ id }) => ids.includes(id));
  return shown === undefined ? undefined : { text: shown.statement, findings: ids };
}

export function briefOfSeries(view: SeriesView, cause: RootCause, numbered: Numbered): Brief {
  const { inner, error } = view;
  const happened = happenedInSeries(numbered);
  const many =
    inner?.why === 'error' && error !== undefined
      ? `${percent(error.share)} of the errors looked at are this one${error.grew ? ', and it grew with the chart' : ''}`
      : inner?.why === 'slow'
        ? 'a slow request of this time shows it; others were not compared one by one'
        : 'the numbers changed together, but nothing in the telemetry says what set it off';
  return {
    ...(happened === undefined ? {} : { happened }),
    ...(cause.confidence === 'inconclusive' ? {} : { certainty: many }),
  };
}

/** One clause, such as `the chart of COUNT from 10:00 UTC to 11:00 UTC`. */
export function titleOfSeries(view: SeriesView): string {
  const { series, calculated } = view;
  const when = `from ${timeOf(view, 0)} to ${timeOf(view, view.line.window.length)}`;
  if (series.alert !== undefined) return `the alert ${quote(series.alert.name, 80)} ${when}`;
  if (series.metric !== undefined) return `the metric ${spoken(series.metric.name)} ${when}`;
  const where = series.filters
    .slice(0, 3)
    .map(({ key, operation, value }) =>
      `${key} ${operation} ${value === undefined ? '' : shorten(String(value), 60)}`.trim(),
    );
  return `the ${series.brushed ? 'marked part of the ' : ''}chart of ${spoken(calculated.name)}${where.length === 0 ? '' : ` (${shorten(where.join(', '), 160)})`} ${when}`;
}
