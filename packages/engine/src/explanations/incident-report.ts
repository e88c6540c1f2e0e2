/**
 * An explanation as an incident report in Markdown. What came from telemetry or from people is escaped, so that the
 * report holds no link, image or markup but its own.
 */
import {
  type EvidenceRef,
  type Explanation,
  type Finding,
  SECTION_NAMES,
  type SectionName,
  type Subject,
} from '@baselime-ai/contract';
import { measureName, measureText } from '../explain/narrator/measures.js';

const HEADINGS: Readonly<Record<SectionName, string>> = {
  summary: 'Summary',
  rootCause: 'Root cause',
  evidence: 'Evidence',
  impact: 'Impact',
  actions: 'Actions',
  ruledOut: 'Ruled out',
  nextQuestions: 'Open questions',
};
const BECAUSE = { fingerprint: 'the same error', pattern: 'the same log line', cause: 'the same cause' } as const;

/** `origin` is the address of this server, for links to the evidence; without it they are paths. */
export function incidentReport(explanation: Explanation, origin = ''): string {
  const { rootCause, sections, findings, checks, teamNotes = [], feedback } = explanation;
  const supported = checks.filter(({ verdict }) => verdict === 'supported').length;
  const facts: readonly (readonly [string, string])[] = [
    ['Asked about', escaped(subjectName(explanation.subject))],
    ...(explanation.question === undefined ? [] : [['Question', escaped(explanation.question)] as const]),
    ['Answered', instant(Date.parse(explanation.createdAt))],
    ['Where the cause is', rootCause.entity === undefined ? 'not known' : escaped(rootCause.entity)],
    ['Kind of fault', rootCause.fault === undefined ? 'not known' : rootCause.fault.replaceAll('-', ' ')],
    ['Confidence', explanation.confidence],
    ['Worded by', explanation.engine === 'narrator' ? 'the local narrator' : escaped(explanation.engine)],
    ['Checked', `${supported} of ${checks.length} sentences are supported by the findings`],
    ...(explanation.note === undefined ? [] : [['Note', escaped(explanation.note)] as const]),
    ...(feedback === undefined ? [] : [['Rated', feedback.rating === 'up' ? 'helpful' : 'not helpful'] as const]),
  ];
  const parts = [
    `# Incident report: ${escaped(titleOf(explanation))}`,
    ['| | |', '|---|---|', ...facts.map(([name, value]) => `| ${name} | ${value} |`)].join('\n'),
    ...SECTION_NAMES.filter((name) => name !== 'evidence' && sections[name].trim() !== '').map(
      (name) => `## ${HEADINGS[name]}\n\n${sectionText(name, sections[name])}`,
    ),
    ...(teamNotes.length === 0
      ? []
      : [
          `## What the team noted before\n\n${teamNotes
            .map(
              ({ kind, text, author, at, because }) =>
                `- **${kind === 'correction' ? 'Corrected cause' : 'Note'}** by ${escaped(author)}, ${instant(Date.parse(at))}, on ${BECAUSE[because]}: ${escaped(text)}`,
            )
            .join('\n')}`,
        ]),
    `## Evidence\n\n${findings.map((finding) => findingText(finding, origin)).join('\n') || 'None.'}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The name of the report as a file. */
export const reportFileName = ({ id, createdAt }: Explanation): string =>
  `incident-${createdAt.slice(0, 10)}-${id.replace(/[^\w-]/g, '').slice(0, 12)}.md`;

function titleOf({ rootCause, subject }: Explanation): string {
  const { entity, fault } = rootCause;
  if (entity === undefined) return `${subjectName(subject)}, cause not known`;
  return fault === undefined ? entity : `${fault.replaceAll('-', ' ')} in ${entity}`;
}

function subjectName(subject: Subject): string {
  switch (subject.kind) {
    case 'event':
      return `event ${subject.id}`;
    case 'trace':
      return `trace ${subject.traceId}`;
    case 'request':
      return `request ${subject.requestId}`;
    case 'error':
      return `error ${subject.fingerprint}`;
    case 'metric':
      return `metric ${subject.name}`;
    case 'chart':
      return 'a chart';
    case 'alert':
      return `alert ${subject.id}`;
  }
}

/** `2026-03-05 12:00:00 UTC`. */
const instant = (atMs: number): string =>
  Number.isFinite(atMs) ? `${new Date(atMs).toISOString().slice(0, 19).replace('T', ' ')} UTC` : 'an unknown time';

/** List marks and step numbers of a section are the report's own; all else is text. */
function sectionText(name: SectionName, text: string): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const step = /^(\d{1,3})\.\s+(.*)$/.exec(line);
      if (step !== null && name === 'actions') return `${step[1]}. [ ] ${escaped(step[2] ?? '')}`;
      const item = /^- (.*)$/.exec(line);
      return item === null ? `${escaped(line)}\n` : `- ${escaped(item[1] ?? '')}`;
    })
    .join('\n')
    .trim();
}

function findingText({ id, statement, numbers, window, confidence, evidence }: Finding, origin: string): string {
  const measured = numbers.map((one) => `${measureName(one.name)} ${measureText(one)}`).join(', ');
  const lines = [
    `- **${id}** (${confidence}): ${escaped(statement)}`,
    ...(measured === '' ? [] : [`  - Measured: ${escaped(measured)}`]),
    ...(window === undefined ? [] : [`  - From ${instant(window.from)} to ${instant(window.to)}`]),
    ...evidence.map((one) => `  - [${escaped(one.label)}](${origin}${pathOf(one)})`),
  ];
  return lines.join('\n');
}

function pathOf(evidence: EvidenceRef): string {
  const part = (text: string): string => encodeURIComponent(text).replace(/[()'!*]/g, hexOf);
  switch (evidence.kind) {
    case 'event':
      return `/events/${part(evidence.id)}`;
    case 'span':
      return `/traces/${part(evidence.traceId)}?span=${part(evidence.spanId)}`;
    case 'series':
      return `/events?from=${evidence.timeframe.from}&to=${evidence.timeframe.to}`;
  }
}

const hexOf = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** One line that Markdown shows as it is: no mark acts, and nothing looks like an address to a renderer. */
export function escaped(text: string): string {
  return text
    .replace(/[\p{Cf}\p{Cs}]|[\u{e0000}-\u{e0fff}]/gu, '')
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[mark] ?? mark)
    .replace(/[\\`*_{}[\]()#+!|~]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '&#58;')
    .replace(/\bwww\./gi, (prefix) => prefix.replace('.', '&#46;'))
    .replace(/@/g, '&#64;')
    .replace(/^(?=[-=]|\d+\.)/, '\u200c')
    .replace(/^\u200c([-=])/, '\\$1')
    .replace(/^\u200c(\d+)\./, '$1\\.');
}
