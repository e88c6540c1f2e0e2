/** Who is hit: keys and values that set the failing requests apart, and the values of one key among them. */
import { z } from 'zod';
import { refTo } from '../../../analyze/draft.js';
import { contrastFindings } from '../../../analyze/findings/contrast.js';
import { setScene } from '../../../analyze/scene.js';
import { count, grouped, listing, measures, percent, shorten, spoken } from '../../../analyze/wording.js';
import { readContrast } from '../../../query/evidence/contrast-cells.js';
import type { Contrast, ContrastCell } from '../../../query/evidence/evidence.js';
import { scopeOf } from '../../../query/follow-up/place.js';
import { type Context, type LookedUp, type LookUp, type NewFinding, seriesRef } from '../look-up.js';

const Input = z.object({ key: z.string().min(1).max(200).optional() });
type Input = z.infer<typeof Input>;

const MOST_VALUES = 5;
const MOST_KEYS = 3;
/** Keys whose values are somebody, or some group of them. */
const WHO =
  /(?:^|[._-])(?:customer|user|tenant|account|client|org|organi[sz]ation|team|merchant|member|shop|store|plan|region|country)(?:$|[._-]|id\b|Id\b|name\b)/i;

export const affected: LookUp<Input> = {
  name: 'affected',
  description:
    'Which keys and values (customers, tenants, versions, regions, …) set the failing requests apart from those that succeeded. With a key: how its values are spread among the failing requests.',
  parameters: { key: { type: 'string', description: 'a key of the events, such as tenant or customer.id' } },
  input: Input,
  sentence: ({ key }) =>
    key === undefined
      ? 'Comparing failing requests with those that succeeded, key by key'
      : `Counting the values of ${shorten(key, 60)} among the failing requests`,
  run: lookUp,
};

async function lookUp({ key }: Input, context: Context): Promise<LookedUp> {
  const { place, explanation } = context;
  const scope = scopeOf(place);
  if (scope === undefined) return { findings: [] };
  const { marker } = scope;
  const siblings = marker.requestId === undefined ? [] : await place.reader.request(marker.requestId, 100);
  const contrast = await readContrast(scope, siblings);
  if (contrast === undefined) return { findings: [] };
  const { window, baseline } = place;
  const evidence = { subject: explanation.subject, window, baseline, focus: marker, marker, contrast } as const;
  const apart = contrastFindings(setScene({ ...evidence, request: [], skipped: [] })).map(
    ({ key: _key, weight: _weight, ...finding }) => finding,
  );
  const told = (names: readonly string[]) => names.flatMap((name) => spreadOf(name, contrast, context) ?? []);
  const keys = [...new Set(contrast.cells.map((cell) => cell.key))];
  // What all requests have in common, failing or not, says nothing about who is hit.
  const who = keys.filter((name) => WHO.test(name) && !isCommon(name, contrast)).slice(0, MOST_KEYS);
  const spread = told(key === undefined ? who : keys.filter((name) => wordIn(key).test(name)).slice(0, MOST_KEYS));
  const instead =
    key === undefined || spread.length > 0 ? [] : [absence(key, contrast, context), ...told(who.slice(0, 1))];
  const cells = contrast.cells.slice(0, 30).map(({ key: name, value, failing, succeeding }) => ({
    key: name,
    value: shorten(value, 120),
    failing,
    succeeding,
  }));
  const found = key === undefined ? [...apart, ...spread] : [...spread, ...instead, ...apart];
  return {
    findings: found.length === 0 ? [nothingApart(contrast, context)] : found,
    rows: { failing: contrast.failing, succeeding: contrast.succeeding, cells },
  };
}

const isCommon = (key: string, { cells, failing, succeeding }: Contrast): boolean =>
  cells.some((cell) => cell.key === key && cell.failing === failing && cell.succeeding === succeeding);

/** `customer` finds `customer.id` and `customerId`; the whole key finds itself. */
export function wordIn(word: string): RegExp {
  const plain = word
    .trim()
    .replace(/s$/i, '')
    .replace(/[^\w]/g, (sign) => `\\${sign}`);
  return new RegExp(`(?:^|[._-])${plain}(?:$|[._-]|s\\b|ids?\\b|name\\b)`, 'i');
}

function spreadOf(key: string, { cells, failing, operation }: Contrast, { place }: Context): NewFinding | undefined {
  const { marker } = place;
  const own = cells.filter((cell) => cell.key === key && cell.value !== '');
  if (own.length === 0 || marker === undefined) return undefined;
  const ordered = [...own].sort((a, b) => b.failing - a.failing || (a.value < b.value ? -1 : 1));
  const shown = ordered.slice(0, MOST_VALUES);
  const told = shown.map(
    (cell) => `${shorten(cell.value, 60)} in ${grouped(cell.failing)} (${percent(cell.failing / failing)})`,
  );
  const left = ordered.length - shown.length;
  const more = left > 0 ? `, and ${count(left, 'other value')} in fewer` : '';
  return {
    kind: 'impact',
    entity: operation,
    statement: `Of the ${count(failing, 'failing request')} of ${spoken(operation)}, ${key} is ${listing(told)}${more}.`,
    numbers: measures(
      ['failing', failing, 'count'],
      ...shown.map((cell: ContrastCell) => [`failing with ${shorten(cell.value, 40)}`, cell.failing, 'count'] as const),
      ...shown.map((cell) => [`share of ${shorten(cell.value, 40)}`, cell.failing / failing, 'share'] as const),
      ['other values', left > 0 ? left : undefined, 'count'],
    ),
    confidence: 'confirmed',
    evidence: [refTo(marker, key)],
  };
}

const absence = (key: string, { failing, operation }: Contrast, { place }: Context): NewFinding => ({
  kind: 'context',
  entity: operation,
  statement: `No value of a key named ${shorten(key, 60)} is shared by two of the ${count(failing, 'failing request')} of ${spoken(operation)}.`,
  numbers: measures(['failing', failing, 'count']),
  confidence: 'likely',
  evidence: [seriesRef(key, place.window, 'the failing requests')],
});

const nothingApart = ({ failing, succeeding, operation }: Contrast, { place }: Context): NewFinding => ({
  kind: 'context',
  entity: operation,
  statement: `No value sets the ${count(failing, 'failing request')} of ${spoken(operation)} apart from the ${grouped(succeeding)} that succeeded.`,
  numbers: measures(['failing', failing, 'count'], ['succeeding', succeeding, 'count']),
  confidence: 'likely',
  evidence: [seriesRef('requests', place.window, 'the requests that were compared')],
});
