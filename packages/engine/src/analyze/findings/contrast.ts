/**
 * Which key and value, or which two together, set failing requests apart from succeeding ones of the same operation.
 * Fisher's exact test on each value, adjusted for how many were tried (Benjamini and Hochberg); a value counts only when
 * it covers enough of the failing ones and is clearly rarer among the others.
 */

import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { restatesTheError } from '../../query/evidence/contrast-cells.js';
import type { Contrast, ContrastCell, ContrastPair } from '../../query/evidence/evidence.js';
import { type FindingDraft, refTo } from '../draft.js';
import type { Scene } from '../scene.js';
import { adjustForMany, fisherGreater } from '../statistics/tests.js';
import { grouped, measures, percent, portion, shorten } from '../wording.js';

export const CONTRAST = 'contrast';
const MIN_FAILING = 5;
const MIN_SUCCEEDING = 5;
const MIN_COVERED = 0.5;
const MIN_LIFT = 1.5;
const SIGNIFICANT = 0.01;

export function contrastFindings({ evidence }: Scene): readonly FindingDraft[] {
  const { contrast } = evidence;
  const focus = evidence.marker ?? evidence.focus;
  if (contrast === undefined || focus === undefined) return [];
  if (contrast.failing < MIN_FAILING || contrast.succeeding < MIN_SUCCEEDING) return [];
  return [...singleFindings(contrast, focus), ...pairFindings(contrast, focus)];
}

function singleFindings(contrast: Contrast, focus: TelemetryEvent): readonly FindingDraft[] {
  const { failing, succeeding } = contrast;
  const cells = contrast.cells.filter((cell) => possible(cell, failing, succeeding) && !restatesTheError(cell.key));
  const pValues = cells.map((cell) =>
    fisherGreater(cell.failing, failing - cell.failing, cell.succeeding, succeeding - cell.succeeding),
  );
  const adjusted = adjustForMany(pValues);
  return cells
    .map((cell, index) => ({
      cell,
      p: adjusted[index] ?? 1,
      covered: cell.failing / failing,
      among: cell.succeeding / succeeding,
    }))
    .filter(({ p, covered, among }) => p < SIGNIFICANT && covered >= MIN_COVERED && covered >= among * MIN_LIFT)
    .sort((a, b) => a.p - b.p || b.covered - b.among - (a.covered - a.among) || (a.cell.key < b.cell.key ? -1 : 1))
    .filter(({ cell }, index, all) => index === all.findIndex((other) => sameRequests(other.cell, cell)))
    .filter(({ cell }, index, all) => {
      // Where a request has several values of one key, such as execution environments, the first value says it all.
      const before = all.slice(0, index).filter((other) => other.cell.key === cell.key);
      return before.reduce((sum, other) => sum + other.cell.failing, cell.failing) <= failing;
    })
    .slice(0, 3)
    .map(({ cell, covered, among }, index) => ({
      key: `${CONTRAST}-${index}`,
      weight: 65 - index,
      kind: 'contrast' as const,
      entity: focus.namespace,
      statement:
        `${cell.key} is ${shorten(cell.value, 80)} in ${portion(cell.failing, failing, 'failing request', contrast.operation)}, ` +
        `${amongOthers(cell.succeeding, contrast)}.`,
      numbers: measures(
        ['failing with the value', cell.failing, 'count'],
        ['failing', failing, 'count'],
        ['succeeding with the value', cell.succeeding, 'count'],
        ['succeeding', succeeding, 'count'],
        ['share of failing', covered, 'share'],
        ['share of succeeding', among, 'share'],
      ),
      confidence: covered >= 0.9 && among <= 0.1 ? ('confirmed' as const) : ('likely' as const),
      evidence: [refTo(focus, cell.key)],
    }));
}

/**
 * Two keys together, where neither alone tells the failing ones apart as well: given each of the two, the other one still
 * matters (Fisher's exact test among the requests that have it, adjusted for all pairs), and together they are at most
 * half as frequent among those that succeeded.
 */
function pairFindings(contrast: Contrast, focus: TelemetryEvent): readonly FindingDraft[] {
  const { failing, succeeding, pairs = [] } = contrast;
  const given = ({ failing: bad, succeeding: good }: ContrastPair, cell: ContrastCell): number =>
    fisherGreater(bad, cell.failing - bad, good, cell.succeeding - good);
  const adjusted = adjustForMany(pairs.map((pair) => Math.max(given(pair, pair.one), given(pair, pair.other))));
  const among = (cell: { readonly succeeding: number }): number => cell.succeeding / succeeding;
  return pairs
    .map((pair, index) => ({ pair, p: adjusted[index] ?? 1, covered: pair.failing / failing, share: among(pair) }))
    .filter(({ p, covered }) => p < SIGNIFICANT && covered >= MIN_COVERED)
    .filter(({ pair, share }) => share * 2 <= Math.min(among(pair.one), among(pair.other)))
    .sort((a, b) => b.covered - b.share - (a.covered - a.share) || a.p - b.p)
    .slice(0, 1)
    .map(({ pair, covered, share }) => ({
      key: `${CONTRAST}-pair`,
      weight: 66,
      kind: 'contrast' as const,
      entity: focus.namespace,
      statement:
        `${pair.one.key} is ${shorten(pair.one.value, 80)} and ${pair.other.key} is ${shorten(pair.other.value, 80)} in ${portion(pair.failing, failing, 'failing request', contrast.operation)}, ` +
        `${amongOthers(pair.succeeding, contrast)}; neither of the two sets them apart as clearly by itself.`,
      numbers: measures(
        ['failing with both', pair.failing, 'count'],
        ['failing', failing, 'count'],
        ['succeeding with both', pair.succeeding, 'count'],
        ['succeeding', succeeding, 'count'],
        ['share of failing', covered, 'share'],
        ['share of succeeding', share, 'share'],
      ),
      confidence: covered >= 0.9 && share <= 0.1 ? ('confirmed' as const) : ('likely' as const),
      evidence: [refTo(focus, pair.one.key), refTo(focus, pair.other.key)],
    }));
}

function amongOthers(part: number, { succeeding: whole, isSample }: Contrast): string {
  const those = isSample === true ? 'that succeeded, of a sample' : 'that succeeded';
  if (part > 0) return `but in only ${grouped(part)} of ${grouped(whole)} ${those} (${percent(part / whole)})`;
  return whole === 1 ? 'but not in the one that succeeded' : `but in none of ${grouped(whole)} ${those}`;
}

/** A method, a route and a path with the same counts are one and the same observation. */
const sameRequests = (a: ContrastCell, b: ContrastCell): boolean =>
  a.failing === b.failing && a.succeeding === b.succeeding;

const possible = (cell: ContrastCell, failing: number, succeeding: number): boolean =>
  cell.failing >= 0 && cell.succeeding >= 0 && cell.failing <= failing && cell.succeeding <= succeeding;
