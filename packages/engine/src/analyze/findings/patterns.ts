/**
 * What a function logs that it did not log before: templates that are new, gone, or clearly more frequent, and numbers
 * in them that moved. Counts are compared with all lines of the same function, so that more traffic alone is no finding.
 * The conditional test of two Poisson counts (statistics/tests.ts), adjusted for all templates that were looked at.
 */
import type { EvidenceRef } from '@baselime-ai/contract';
import type { PatternEvidence, PatternSeen, PatternShift } from '../../query/evidence/evidence.js';
import type { FindingDraft } from '../draft.js';
import type { Scene } from '../scene.js';
import { adjustForMany, compareRates } from '../statistics/tests.js';
import { clock, count, duration, grouped, measures, quote, shorten } from '../wording.js';

export const PATTERN = 'pattern';
const SIGNIFICANT = 0.001;
/** Lines that there must be before and now, so that `new` and `gone` mean something. */
const ENOUGH_LINES = 50;
const FEWEST = 3;
const SURGE = 3;
/** A number moved when nine of ten values now lie beyond nine of ten before, and the middle at least doubled or halved. */
const MOVED = 2;
/** A number that rises with time by itself counts something; where it stands says nothing. */
const COUNTS_UP = 0.9;
const MOST = 3;
/** Lambda's own lines differ with what they measure (`Init Duration`), which is told where it is measured. */
const OF_THE_PLATFORM = /^(?:START|END|REPORT) RequestId: |^INIT_START /;
export const isOfThePlatform = (template: string): boolean => OF_THE_PLATFORM.test(template);

type Change = 'new' | 'gone' | 'surging';

interface Changed {
  readonly seen: PatternSeen;
  readonly change: Change;
  readonly p: number;
  readonly ratio?: number;
}

/** Empty without evidence, and where too little was logged to compare. */
export function patternFindings({ evidence }: Scene): readonly FindingDraft[] {
  const { patterns, marker } = evidence;
  if (patterns === undefined) return [];
  const changes = changesOf(patterns)
    .filter(({ seen }) => !isOfThePlatform(seen.template))
    // The failure that is asked about is told elsewhere, with its numbers.
    .filter(({ seen }) => marker?.pattern === undefined || !seen.members.includes(marker.pattern))
    .filter(({ seen }) => seen.failed === 0 || seen.failed < seen.now || marker?.isError !== true)
    .slice(0, MOST)
    .map((changed, index) => changeDraft(patterns, changed, index));
  const shifts = patterns.shifts
    .filter(hasMoved)
    .slice(0, MOST)
    .map((shift, index) => shiftDraft(patterns, shift, index));
  return [...changes, ...shifts];
}

function changesOf({ templates, linesNow, linesBefore }: PatternEvidence): readonly Changed[] {
  if (linesNow < ENOUGH_LINES || linesBefore < ENOUGH_LINES) return [];
  const judged = templates.flatMap((seen): readonly Changed[] => {
    const more = compareRates(seen.now, linesNow, seen.before, linesBefore);
    const less = compareRates(seen.before, linesBefore, seen.now, linesNow);
    if (more === undefined || less === undefined) return [];
    if (seen.before === 0) return [{ seen, change: 'new', p: more.p }];
    if (seen.now === 0) return [{ seen, change: 'gone', p: less.p }];
    return more.ratio === undefined ? [] : [{ seen, change: 'surging', p: more.p, ratio: more.ratio }];
  });
  const adjusted = adjustForMany(judged.map(({ p }) => p));
  return judged
    .map((one, index) => ({ ...one, p: adjusted[index] ?? 1 }))
    .filter(({ p, change, ratio = 0 }) => p < SIGNIFICANT && (change !== 'surging' || ratio >= SURGE))
    .filter(({ seen }) => Math.max(seen.now, seen.before) >= FEWEST)
    .sort((a, b) => a.p - b.p || (a.seen.template < b.seen.template ? -1 : 1));
}

function changeDraft(patterns: PatternEvidence, { seen, change, ratio }: Changed, index: number): FindingDraft {
  const line = quote(seen.template, 120);
  const past = duration(patterns.baselineMs);
  const since = seen.firstNow === undefined ? '' : ` since ${clock(seen.firstNow)}`;
  const told: Readonly<Record<Change, string>> = {
    new: `A line that was not logged in the ${past} before was logged ${count(seen.now, 'time')}${since}: ${line}.`,
    gone: `A line that was logged ${count(seen.before, 'time')} in the ${past} before is not logged any more: ${line}.`,
    surging: `A line is logged ${(ratio ?? 0).toFixed(1).replace(/\.0$/, '')} times as often as before, measured against all lines (${grouped(seen.now)} of ${grouped(patterns.linesNow)} now, ${grouped(seen.before)} of ${grouped(patterns.linesBefore)} before): ${line}.`,
  };
  return {
    key: `${PATTERN}-${change}-${index}`,
    weight: 40 - index,
    kind: 'pattern',
    ...entityOf(patterns),
    statement: told[change],
    numbers: measures(
      ['lines now', seen.now, 'count'],
      ['lines before', seen.before, 'count'],
      ['all lines now', patterns.linesNow, 'count'],
      ['all lines before', patterns.linesBefore, 'count'],
      ['rate ratio', ratio, 'ratio'],
    ),
    confidence: 'confirmed',
    evidence: [refToLine(seen.sampleId, seen.template)],
  };
}

function hasMoved({ now, before, drift }: PatternShift): boolean {
  if (Math.abs(drift) > COUNTS_UP) return false;
  const rose = now.p10 > before.p90 && now.p50 >= before.p50 * MOVED;
  const fell = now.p90 < before.p10 && now.p50 * MOVED <= before.p50;
  return before.p50 >= 0 && (rose || fell) && now.p50 !== before.p50;
}

function shiftDraft(patterns: PatternEvidence, shift: PatternShift, index: number): FindingDraft {
  const { now, before, label, unit } = shift;
  const what = label === undefined ? 'A number' : `The number after ${quote(label, 40)}`;
  const shown = (value: number): string => `${plain(value)}${unit === undefined ? '' : ` ${unit}`}`;
  const way = now.p50 > before.p50 ? 'rose' : 'fell';
  return {
    key: `${PATTERN}-shift-${index}`,
    weight: 36 - index,
    kind: 'pattern',
    ...entityOf(patterns),
    statement: `${what} in the line ${quote(shift.template, 120)} ${way} from ${shown(before.p50)} to ${shown(now.p50)} at the median.`,
    numbers: measures(['median now', now.p50, 'count'], ['median before', before.p50, 'count']),
    confidence: 'confirmed',
    evidence: [refToLine(shift.sampleId, shift.template)],
  };
}

const plain = (value: number): string =>
  Number.isInteger(value) ? grouped(value) : String(Number(value.toPrecision(3)));

const entityOf = ({ namespaces }: PatternEvidence): { readonly entity?: string } =>
  namespaces.length === 1 && namespaces[0] !== undefined ? { entity: namespaces[0] } : {};

const refToLine = (id: string, template: string): EvidenceRef => ({ kind: 'event', id, label: shorten(template, 80) });
