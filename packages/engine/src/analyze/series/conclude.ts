/** The root cause behind a chart, a metric or an alert, what the numbers exclude, and what may be asked next. */
import type { RootCause, RuledOut } from '@baselime-ai/contract';
import type { SystemEvidence } from '../../query/evidence/system/evidence.js';
import { confidenceFrom, type Grounds, WAYS } from '../confidence/grounds.js';
import { BY_NUMBERS, groundsOfExample, groundsOfNumbers } from '../confidence/of-scene.js';
import type { Numbered } from '../draft.js';
import {
  nounOf,
  SERIES,
  SERIES_DAYS,
  SERIES_ERROR,
  SERIES_GROUP,
  SERIES_TRAFFIC,
  sayUnusual,
  timeOf,
} from '../findings/series.js';
import { spoken } from '../wording.js';
import { plain } from './amount.js';
import { REFUSED } from './at-ceiling.js';
import { entityOf, reasonOf } from './reason.js';
import type { SeriesView } from './view.js';

/** What the analysis of the inner evidence found, and on what it stands. */
export interface OfExample {
  readonly cause: RootCause;
  readonly grounds: Grounds | undefined;
}

/** `example` is undefined when none was looked at. */
export function concludeSeries(
  view: SeriesView,
  example: OfExample | undefined,
  numbered: Numbered,
  system?: SystemEvidence,
): RootCause {
  const { main, judged, inner } = view;
  const cause = example?.cause;
  const grounds = groundsOfExample(view, example?.grounds);
  const ids = numbered.idsOf([SERIES, SERIES_ERROR, SERIES_GROUP, SERIES_TRAFFIC]);
  if (cause !== undefined && grounds !== undefined) {
    const findings = [...new Set([...cause.findings.slice(0, 2), ...ids])];
    const statement = inner?.why === 'slow' ? cause.statement.replace(/^Nothing failed, but /, '') : cause.statement;
    return { ...cause, statement, confidence: confidenceFrom(grounds), findings };
  }
  const refused = numbered.idsOf([REFUSED]);
  const full = refused.length === 0 ? undefined : entityOf(view);
  if (full !== undefined)
    return {
      entity: full,
      fault: 'concurrency-limit',
      confidence: confidenceFrom(BY_NUMBERS),
      statement: `${spoken(full)} ran at a ceiling of concurrent executions, and Lambda refused more of its calls than before.`,
      findings: [...refused, ...ids],
    };
  if (judged.said === 'too-little')
    return {
      statement: `There is not enough to say: ${judged.because ?? 'no value is known'}.`,
      confidence: 'inconclusive',
      findings: numbered.idsOf([SERIES]),
    };
  if (main === undefined)
    return {
      statement: `${nounOf(view)} stayed within what is usual${judged.likeEarlierDays === true ? ' for this time of day' : ''}.`,
      confidence: 'inconclusive',
      findings: numbered.idsOf([SERIES, SERIES_DAYS]),
    };
  return alone(view, ids, system, cause);
}

/** Nothing but the numbers themselves: the fault is the change, and the entity is where most of it happened. */
function alone(
  view: SeriesView,
  findings: readonly string[],
  system: SystemEvidence | undefined,
  example: RootCause | undefined,
): RootCause {
  const entity = entityOf(view);
  const reason = reasonOf(view, system);
  const told = sayUnusual(view, view.main ?? NO_CHANGE);
  if (reason === undefined || entity === undefined)
    return {
      statement: `${told.replace(/\.$/, '')}, and the data does not say why.`,
      confidence: 'inconclusive',
      findings: [...findings],
    };
  // The errors are known by an example, whose words name no cause: that more of them came is no cause either.
  if (reason.fault === 'error-increase' && example !== undefined && view.inner?.why === 'error')
    return {
      statement: `${told.replace(/\.$/, '')}. ${example.statement}`,
      confidence: 'inconclusive',
      findings: [...new Set([...example.findings.slice(0, 2), ...findings])],
    };
  if (groundsOfNumbers(reason, view).doubts.includes('unseen'))
    return {
      statement: `${told.replace(/\.$/, '')}, but only the comparison with the time before shows it: looked at value after value, the line is not out of the ordinary.`,
      confidence: 'inconclusive',
      findings: [...findings],
    };
  return {
    entity: reason.entity ?? entity,
    fault: reason.fault,
    statement: reason.why,
    confidence: WAYS.numbers,
    findings: [...findings],
  };
}

/**
 * The cause as far as its grounds carry: what only says the line again, or was only compared with the line itself, is told and
 * names no cause. The system around is looked at before that, for what it shows may say more.
 */
export function asFarAs(grounds: Grounds, cause: RootCause, view: SeriesView): RootCause {
  if (cause.confidence === 'inconclusive' || confidenceFrom(grounds) !== 'inconclusive') return cause;
  const told = sayUnusual(view, view.main ?? NO_CHANGE);
  const rest = grounds.doubts.includes('itself')
    ? 'Nothing is stored from before, so that whether this is unusual is not known.'
    : `${cause.statement} The data does not say why.`;
  return { statement: `${told} ${rest}`, confidence: 'inconclusive', findings: cause.findings };
}

const NO_CHANGE = { shape: 'level', direction: 'up', from: 0, to: 1, usual: 0, seen: 0, score: 0 } as const;

/** What the numbers exclude; only what was really compared. */
export function ruledOutBySeries(view: SeriesView, cause: RootCause, numbered: Numbered): readonly RuledOut[] {
  const { main, judged, failedShare, measured } = view;
  if (main === undefined) return [];
  const found: RuledOut[] = [];
  const [traffic, days] = [numbered.idsOf([SERIES_TRAFFIC]), numbered.idsOf([SERIES_DAYS])];
  if (judged.days !== undefined)
    found.push({ what: 'The time of day', why: 'On earlier days the same time was not like this.', findings: days });
  const ratio = failedShare?.trafficRatio;
  if (
    ratio !== undefined &&
    ratio < 1.25 &&
    main.direction === 'up' &&
    measured !== 'requests' &&
    cause.fault !== 'traffic-increase'
  )
    found.push({
      what: 'More traffic',
      why: `There were ${plain(ratio)} times the requests of before.`,
      findings: traffic,
    });
  if (
    failedShare !== undefined &&
    !failedShare.rose &&
    failedShare.requests >= 10 &&
    failedShare.requestsBefore >= 10 &&
    measured !== 'errors'
  )
    found.push({
      what: 'Failing requests',
      why: 'No larger share of the requests failed than before.',
      findings: traffic,
    });
  return found;
}

export function questionsOfSeries(view: SeriesView, cause: RootCause): readonly string[] {
  const entity = cause.entity ?? entityOf(view);
  const name = entity === undefined ? undefined : spoken(entity);
  const since = view.main === undefined ? undefined : timeOf(view, view.main.from);
  // What failing requests have in common, and what changed before, is told of an example.
  const example = view.inner !== undefined;
  const ofName = cause.fault?.startsWith('dependency-')
    ? `Who calls ${name}, and do those calls fail too?`
    : example
      ? `Which requests of ${name} are affected, and what do they have in common?`
      : `How is ${name} doing?`;
  return [
    ...(since === undefined || !example ? [] : [`What changed shortly before ${since}?`]),
    ...(name === undefined ? [] : [ofName]),
    'Which other functions have errors at the same time?',
    ...(view.main === undefined ? ['Is the number of events and errors usual?'] : []),
  ].slice(0, 3);
}
