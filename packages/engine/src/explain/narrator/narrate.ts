/**
 * The narrator: prose over findings, without a model. Pure and total: any Analysis, also an empty one, gives every
 * section. It states nothing that the analysis does not, so that its every sentence can cite what it rests on.
 */
import type { Finding, RuledOut, Sections } from '@baselime-ai/contract';
import type { Analysis, Told } from '../../analyze/analysis.js';
import { capital, nothingFailed, spoken, wentWell } from '../../analyze/wording.js';
import { untold } from '../check/numbers.js';
import { faultOf } from './fault-words.js';
import { measureName, measureText } from './measures.js';
import { cited, lowerFirstWord, sameWords, splitSentences } from './sentences.js';

/** Sentences that say that something is not known. They claim nothing about the data, so they cite nothing. */
export const ABSENCES = {
  noFinding: 'Nothing could be found out from the data that was available.',
  noImpact: 'The data does not say how many requests or users are affected.',
  noActionHealthy: 'Nothing needs to be done.',
  noActionUnclear: 'No step can be recommended from this data alone; the questions at the end say where to look next.',
  noEvidence: 'The failing event itself is all the evidence that is stored.',
  nothingMore: 'There is nothing more to show than what is said above.',
  noneRuledOut: 'No other cause was tested.',
  noQuestion: 'There is no open question.',
} as const;
/** How a line starts that names a check which could not run. */
export const NOT_CHECKED = 'Not checked:';

const REACH_KINDS: readonly Finding['kind'][] = ['impact', 'recurrence'];
/** Their statements tell all numbers that matter. */
const UNMEASURED: readonly Finding['kind'][] = [
  'impact',
  'recurrence',
  'health',
  'series',
  'pattern',
  'change',
  'contrast',
];
const FAILURE_KINDS: readonly Finding['kind'][] = ['failure', 'symptom', 'origin'];

export function narrate(analysis: Analysis): Sections {
  return {
    summary: summary(analysis),
    rootCause: rootCause(analysis),
    evidence: evidence(analysis),
    impact: impact(analysis),
    actions: actions(analysis),
    ruledOut: ruledOut(analysis),
    nextQuestions: nextQuestions(analysis),
  };
}

/** Whether the analysis says that nothing failed: a finding of good health and none of trouble. */
export function isHealthy({ findings, rootCause: cause }: Analysis): boolean {
  return (
    cause.fault === undefined &&
    findings.some(({ kind }) => kind === 'health') &&
    !findings.some(({ kind }) => FAILURE_KINDS.includes(kind))
  );
}

/** Numbers over time were asked about, not an event that can fail. */
const isChart = ({ subject }: Analysis): boolean =>
  subject.kind === 'chart' || subject.kind === 'metric' || subject.kind === 'alert';

/** Sentences in order, leaving out one that only repeats another in the same words. */
class Prose {
  private readonly told: string[] = [];
  private readonly parts: string[] = [];

  add(statement: string | undefined, findings: readonly string[]): this {
    if (statement === undefined || statement.trim() === '') return this;
    const fresh = freshOf(statement, this.told);
    if (fresh === '') return this;
    this.told.push(fresh);
    this.parts.push(cited(fresh, findings));
    return this;
  }

  text(): string {
    return this.parts.filter((part) => part !== '').join(' ');
  }
}

/** The sentences of a statement that none of the told texts holds in the same words. */
const freshOf = (statement: string, told: readonly string[]): string =>
  splitSentences(statement)
    .filter((sentence) => !told.some((other) => sameWords(other, sentence)))
    .join(' ');

const ofKind = ({ findings }: Analysis, ...kinds: readonly Finding['kind'][]): readonly Finding[] =>
  findings.filter(({ kind }) => kinds.includes(kind));

/** What a sentence about the cause cites: what the cause names, or else the most important finding. */
function basis({ findings, rootCause: cause }: Analysis): readonly string[] {
  const known = cause.findings.filter((id) => findings.some((finding) => finding.id === id));
  if (known.length > 0) return known.slice(0, 2);
  const first = findings[0];
  return first === undefined ? [] : [first.id];
}

/** What `summary` begins with. */
export const opened = ({ text, findings }: Told): string => new Prose().add(text, findings).text();

/** What happened and why, who is affected since when, and the first step. */
function summary(analysis: Analysis): string {
  const { findings, rootCause: cause, title, brief } = analysis;
  if (findings.length === 0) return `${ABSENCES.noFinding} ${looked(analysis)}`.trim();
  const prose = new Prose();
  const health = ofKind(analysis, 'health');
  const isCalm = health.length > 0 && !isChart(analysis) && !findings.some(({ kind }) => FAILURE_KINDS.includes(kind));
  if (isCalm)
    prose.add(
      (brief?.survived === true ? wentWell : nothingFailed)(title),
      health.slice(0, 1).map(({ id }) => id),
    );
  if (isHealthy(analysis)) {
    if (isChart(analysis)) {
      if (brief?.happened !== undefined) prose.add(brief.happened.text, brief.happened.findings);
      prose.add(
        `Nothing unusual shows in ${title}`,
        health.slice(0, 1).map(({ id }) => id),
      );
    }
    for (const finding of [...health.slice(0, 2), ...ofKind(analysis, 'latency').slice(0, 1)])
      prose.add(finding.statement, [finding.id]);
    return prose.text();
  }
  const happened = brief?.happened ?? happenedOf(analysis);
  // A cause of slowness begins with how slow it was.
  if (happened !== undefined && !isCalm) prose.add(happened.text, happened.findings);
  if (brief?.before !== undefined) prose.add(brief.before.text, brief.before.findings);
  if (cause.confidence === 'inconclusive') prose.add('Why is not clear from the data', basis(analysis));
  else {
    prose.add(firstSentence(isCalm ? withoutCalm(cause.statement) : cause.statement), basis(analysis));
    if (cause.fault === 'unhandled-error') prose.add('What led to it is not known', basis(analysis));
    else if (cause.confidence === 'likely') prose.add('This cause is likely, not proven', basis(analysis));
  }
  const reach = brief?.reach;
  if (reach !== undefined) prose.add(reach.text, reach.findings);
  else if (brief === undefined)
    for (const kind of ['impact', 'recurrence'] as const)
      for (const finding of ofKind(analysis, kind).slice(0, 1)) prose.add(finding.statement, [finding.id]);
  const action = analysis.actions[0];
  if (action !== undefined)
    prose.add(`First step: ${lowerFirstWord(action.title)}`, citable(analysis, action.findings));
  return prose.text();
}

/** What is told already where the summary begins with it. */
const withoutCalm = (statement: string): string => capital(statement.replace(/^Nothing failed, but /, ''));

/** For an analysis without a brief: the failure that was seen, else the most important finding. */
function happenedOf(analysis: Analysis): Told | undefined {
  const seen = FAILURE_KINDS.map((kind) => ofKind(analysis, kind)[0]).find((finding) => finding !== undefined);
  const first = seen ?? analysis.findings[0];
  return first === undefined ? undefined : { text: firstSentence(first.statement), findings: [first.id] };
}

/** A summary has room for one sentence of each statement; the sections below tell the rest. */
const firstSentence = (statement: string): string => splitSentences(statement)[0] ?? statement;

function rootCause(analysis: Analysis): string {
  const { rootCause: cause, findings, brief } = analysis;
  const ids = basis(analysis);
  if (findings.length === 0) return `${ABSENCES.noFinding} ${looked(analysis)}`.trim();
  const prose = new Prose();
  if (isHealthy(analysis)) {
    const nothing = isChart(analysis) ? 'There is nothing unusual to explain' : 'There is no failure to explain';
    return prose.add(nothing, ids).add(cause.statement, ids).text();
  }
  if (cause.confidence === 'inconclusive') {
    prose.add('Inconclusive: the data does not show one root cause', ids).add(cause.statement, ids);
    const kinds = [...new Set(findings.map(({ kind }) => KIND_WORDS[kind]))];
    prose.add(
      `What was looked at: ${list(kinds)}`,
      findings.map(({ id }) => id),
    );
    return [prose.text(), looked(analysis)].filter((part) => part !== '').join(' ');
  }
  const sure = cause.confidence === 'confirmed' ? 'This is confirmed' : 'This is likely but not proven';
  const because =
    cause.confidence === 'confirmed'
      ? 'the data shows it directly'
      : 'the evidence points to it without showing it directly';
  return prose
    .add(whereItLies(cause, brief?.callsUnnamed), ids)
    .add(freshOf(cause.statement, [summary(analysis)]), ids)
    .add(`${sure}: ${brief?.certainty ?? because}`, ids)
    .text();
}

function whereItLies({ entity, fault, statement }: Analysis['rootCause'], callsUnnamed = false): string {
  const named = entity === undefined ? undefined : spoken(entity);
  if (named === undefined) return statement;
  if (fault === undefined) return `The cause lies in ${named}`;
  return `The fault is ${faultOf(fault, named, callsUnnamed)}`;
}

/** What each kind of finding looks at, for an answer that has no cause. */
export const KIND_WORDS: Readonly<Record<Finding['kind'], string>> = {
  failure: 'the failure itself',
  symptom: 'failures that follow from others',
  recurrence: 'how often it happened before',
  impact: 'who is affected',
  context: 'what else happened in the same request',
  origin: 'where the error started',
  contrast: 'what sets the failing ones apart',
  latency: 'where the time went',
  change: 'changes just before',
  pattern: 'log messages that are new or more frequent',
  series: 'the chart against the time before',
  health: 'signs of good health',
};

/** What the summary and the cause have not told yet; how often and whom it hits stands in the impact. */
function evidence(analysis: Analysis): string {
  if (analysis.findings.length === 0) return ABSENCES.noFinding;
  const healthy = isHealthy(analysis);
  const told = [summary(analysis), rootCause(analysis)].flatMap((text) => splitSentences(text));
  const lines: string[] = [];
  for (const finding of analysis.findings) {
    if (REACH_KINDS.includes(finding.kind) && !(healthy && finding.kind === 'recurrence')) continue;
    const statement = finding.statement.trim() === '' ? `${KIND_WORDS[finding.kind]} was noted` : finding.statement;
    const fresh = freshOf(statement, told);
    const more = UNMEASURED.includes(finding.kind)
      ? []
      : untold([statement, ...told].join(' '), finding.numbers)
          // A status alone says nothing that the error does not, and what is none is told by what is said.
          .filter(({ unit, value }) => unit !== 'status' && value !== 0)
          .slice(0, 4);
    const measured = more.map((measure) => `${measureName(measure.name)} ${measureText(measure)}`);
    if (fresh === '' && measured.length === 0) continue;
    told.push(...splitSentences(fresh));
    const doubt = finding.confidence === 'inconclusive' ? `Not certain: ${lowerFirstWord(fresh)}` : fresh;
    const parts = fresh === '' ? [] : [cited(doubt, [finding.id])];
    if (measured.length > 0) parts.push(cited(`Measured: ${list(measured)}`, [finding.id]));
    lines.push(`- ${parts.join(' ')}`);
  }
  if (lines.length > 0) return lines.join('\n');
  return healthy || isChart(analysis) ? ABSENCES.nothingMore : ABSENCES.noEvidence;
}

function impact(analysis: Analysis): string {
  if (isHealthy(analysis)) {
    const health = ofKind(analysis, 'health')[0];
    return new Prose()
      .add('Nobody is affected as far as this data shows', health === undefined ? [] : [health.id])
      .text();
  }
  const told = [...ofKind(analysis, 'impact'), ...ofKind(analysis, 'recurrence')];
  const prose = new Prose();
  for (const finding of told) prose.add(finding.statement, [finding.id]);
  return prose.text() || ABSENCES.noImpact;
}

function actions(analysis: Analysis): string {
  if (analysis.actions.length === 0)
    return isHealthy(analysis) && !analysis.findings.some(({ fault }) => fault !== undefined)
      ? ABSENCES.noActionHealthy
      : ABSENCES.noActionUnclear;
  return analysis.actions
    .map((action, index) => {
      const ids = citable(analysis, action.findings);
      const detail = action.detail === undefined ? '' : ` ${cited(action.detail, ids)}`;
      return `${index + 1}. ${cited(action.title, ids)}${detail}`.trimEnd();
    })
    .join('\n');
}

function ruledOut(analysis: Analysis): string {
  const lines = analysis.ruledOut.map((entry) => ruledOutLine(analysis, entry));
  const missed = analysis.skipped.map(({ detector, because }) => `- ${notChecked(detector, because)}`);
  return [...lines, ...missed].join('\n') || ABSENCES.noneRuledOut;
}

function ruledOutLine(analysis: Analysis, { what, why, findings }: RuledOut): string {
  const subject = what.trim().replace(/[.:;]+$/, '');
  return `- ${cited(`${subject}: ${lowerFirstWord(why.trim())}`, citable(analysis, findings))}`;
}

/** One sentence, whatever the reason holds: `Not checked: trace (the event has no trace id).` */
function notChecked(detector: string, because: string): string {
  const reasons = splitSentences(because).map((reason) => lowerFirstWord(reason.replace(/[.!?;\s]+$/, '')));
  const why = reasons.length === 0 ? '' : ` (${reasons.join('; ')})`;
  return `${NOT_CHECKED} ${detector.replace(/[-_]+/g, ' ')}${why}.`;
}

function nextQuestions({ nextQuestions: questions }: Analysis): string {
  const asked = questions.map((question) => question.replace(/\s+/g, ' ').trim()).filter((question) => question !== '');
  return asked.length === 0 ? ABSENCES.noQuestion : asked.map((question) => `- ${question}`).join('\n');
}

/** What could not be looked at, as sentences; empty when everything was. */
const looked = ({ skipped }: Analysis): string =>
  skipped.map(({ detector, because }) => notChecked(detector, because)).join(' ');

/** The ids that exist, or the basis of the cause when none was given: a step always rests on something. */
function citable(analysis: Analysis, ids: readonly string[]): readonly string[] {
  const known = ids.filter((id) => analysis.findings.some((finding) => finding.id === id));
  return known.length > 0 ? known : basis(analysis);
}

function list(items: readonly string[]): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}
