/** Which of all that was seen of a chart, a metric or an alert is named as its cause, and on what that stands. */
import type { RootCause } from '@baselime-ai/contract';
import type { Evidence } from '../query/evidence/evidence.js';
import { rootCauseOf } from './causes/root-cause.js';
import type { Grounds } from './confidence/grounds.js';
import { BY_SYSTEM, groundsOfExample, groundsOfNumbers, groundsOfScene } from './confidence/of-scene.js';
import { type FindingDraft, type Numbered, numberFindings } from './draft.js';
import { type FullResources, orFull } from './graph/full-resource.js';
import type { Surroundings } from './graph/surround.js';
import { refinedBy } from './graph/witness.js';
import type { Scene } from './scene.js';
import { afterChange, changeBehind } from './series/after-change.js';
import { asFarAs, concludeSeries, type OfExample } from './series/conclude.js';
import { isDefined, isShown, isUnread, unsure } from './series/own-word.js';
import { entityOf } from './series/reason.js';
import { behindStore, type StoreBehind } from './series/store-behind.js';
import type { SeriesView } from './series/view.js';

/** What was looked at, each by itself. */
export interface Seen {
  readonly evidence: Evidence;
  readonly view: SeriesView;
  /** The error or the slow request that explains the line. */
  readonly inner: Scene | undefined;
  /** A failure of what differs most from before. */
  readonly witness: Scene | undefined;
  readonly around: Surroundings | undefined;
  readonly full: FullResources;
  readonly store: StoreBehind | undefined;
  readonly drafts: readonly FindingDraft[];
  /** What the witness shows; asked only where its cause is taken. */
  readonly draftsOfWitness: (witness: Scene) => readonly FindingDraft[];
}

export interface Settled {
  readonly numbered: Numbered;
  readonly cause: RootCause;
  /** What the steps are about: the cause as it would be with stronger grounds. */
  readonly found: RootCause;
  /** Absent where no cause is named. */
  readonly grounds?: Grounds;
  readonly byGraph: boolean;
  /** The scene that shows the cause; undefined where numbers do. */
  readonly shownBy: Scene | undefined;
}

export function settleSeries(seen: Seen): Settled {
  const { evidence, view, inner, witness } = seen;
  const isRefined = witness !== undefined && effectOf(seen, numberFindings(seen.drafts)).refined !== undefined;
  const drafts = isRefined ? [...seen.drafts, ...seen.draftsOfWitness(witness)] : seen.drafts;
  const plain = numberFindings(drafts);
  const first = effectOf(seen, plain);
  const changed = changeBehind(first.effect, view, evidence.system, inner === undefined ? [] : linesOf(inner));
  // With one finding more the others have other numbers.
  const numbered = changed === undefined ? plain : numberFindings([...drafts, changed.draft]);
  const { ofExample, effect, refined, ...by } = changed === undefined ? first : effectOf(seen, numbered);
  const byGraph = by.byGraph && changed === undefined;
  const found = afterChange(effect, changed, numbered);
  const ofInner = changed === undefined ? groundsOfExample(view, ofExample?.grounds) : undefined;
  const ownGrounds = ofInner ?? groundsOfNumbers(found, view);
  const cause = byGraph ? found : asFarAs(ownGrounds, found, view);
  const isNamed = cause.entity !== undefined && cause.confidence !== 'inconclusive';
  const shownBy = isRefined ? witness : undefined;
  return {
    numbered,
    cause,
    found,
    ...(isNamed ? { grounds: byGraph ? (refined?.grounds ?? BY_SYSTEM) : ownGrounds } : {}),
    byGraph,
    shownBy: byGraph ? shownBy : inner,
  };
}

/** The cause before changes are heard: an effect where one of them stands behind it. */
function effectOf({ evidence, view, inner, witness, around, full, store }: Seen, among: Numbered) {
  const ofExample = inner === undefined ? undefined : exampleOf(inner, among);
  const shown = concludeSeries(view, ofExample, among, evidence.system);
  const concluded =
    isShown(view, inner) || isDefined(view, shown) ? shown : (around?.conclude(shown, view, inner, among) ?? shown);
  const byGraph = around !== undefined && concluded !== shown;
  const refined = byGraph && witness !== undefined ? refinedBy(witness, concluded, among) : undefined;
  const settled = isUnread(view, evidence) && byGraph ? unsure(concluded) : (refined?.cause ?? concluded);
  return {
    ofExample,
    byGraph,
    refined,
    effect: behindStore(orFull(settled, full, among, entityOf(view)), store, among),
  };
}

function exampleOf(inner: Scene, numbered: Numbered): OfExample {
  const cause = rootCauseOf(inner, numbered);
  return { cause, grounds: groundsOfScene(inner, cause) };
}

const linesOf = ({ evidence: { request, trace } }: Scene): readonly string[] =>
  [...request, ...(trace?.logs ?? [])].flatMap(({ message }) => message ?? []).slice(0, 100);
