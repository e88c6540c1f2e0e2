/**
 * Every way in, as the page lists it. The text of each is its page in docs/: nothing of it is repeated here, only what
 * the page cannot say about itself: its group, the datasets to watch, and what it needs of the server.
 */
import { parseMarkdown, plainText } from './markdown.js';

export const GROUPS = [
  'Your own program',
  'Lambda and AWS',
  'OpenTelemetry',
  "Baselime's packages",
  'Platforms',
  'Log shippers',
  'Metrics',
  'Files',
  'What is kept',
] as const;
export type Group = (typeof GROUPS)[number];

/** A listener of its own that may be turned off. */
export type Listener = 'otlp' | 'syslog' | 'statsd' | 'xray';

interface Entry {
  readonly id: string;
  readonly group: Group;
  /** Where its events stand; empty: in any. Absent: nothing is sent on this page, so there is nothing to wait for. */
  readonly datasets?: readonly string[];
  /** The sender runs elsewhere, so that it cannot reach a loopback address; `https`: and speaks nothing else. */
  readonly from?: 'internet' | 'https';
  readonly listener?: Listener;
  /** Its senders cannot present a key. */
  readonly keyless?: true;
  /** What it sends may have happened long ago. */
  readonly mayBeOld?: true;
}

export interface Source extends Entry {
  readonly title: string;
  /** The Markdown of its page, with the addresses as the documentation writes them. */
  readonly text: string;
}

const AWS_LOGS = [
  'lambda-logs',
  'ecs-logs',
  'apigateway-logs',
  'apprunner-logs',
  'stepfunctions-logs',
  'rds-logs',
  'eks-logs',
  'codebuild-logs',
  'logs',
] as const;
const CONTAINERS = ['docker-logs', 'kubernetes-logs'] as const;

const ENTRIES: readonly Entry[] = [
  { id: 'events-api', group: 'Your own program', datasets: ['first-steps'] },
  { id: 'aws-cloudwatch-logs', group: 'Lambda and AWS', datasets: AWS_LOGS, from: 'internet' },
  { id: 'aws-lambda-opentelemetry', group: 'Lambda and AWS', datasets: ['otel'], from: 'internet' },
  { id: 'aws-lambda-telemetry', group: 'Lambda and AWS', datasets: ['lambda-logs'], from: 'internet' },
  {
    id: 'aws-firehose',
    group: 'Lambda and AWS',
    datasets: [...AWS_LOGS, 'cloudwatch-metrics', 'cloudtrail'],
    from: 'https',
  },
  { id: 'aws-metric-streams', group: 'Lambda and AWS', datasets: ['cloudwatch-metrics'], from: 'https' },
  { id: 'aws-xray', group: 'Lambda and AWS', datasets: ['x-ray'], listener: 'xray', mayBeOld: true },
  { id: 'aws-api-gateway', group: 'Lambda and AWS', datasets: ['apigateway-logs'], from: 'internet' },
  {
    id: 'aws-cloudtrail',
    group: 'Lambda and AWS',
    datasets: ['cloudtrail', 'deployments', 'eventbridge'],
    from: 'https',
    mayBeOld: true,
  },
  { id: 'aws-ecs-firelens', group: 'Lambda and AWS', datasets: ['ecs-logs'], from: 'internet' },
  { id: 'otlp', group: 'OpenTelemetry', datasets: ['otel'], listener: 'otlp' },
  { id: 'opentelemetry-node', group: 'OpenTelemetry', datasets: ['otel'], listener: 'otlp' },
  { id: 'opentelemetry-python', group: 'OpenTelemetry', datasets: ['otel'], listener: 'otlp' },
  { id: 'opentelemetry-java', group: 'OpenTelemetry', datasets: ['otel'], listener: 'otlp' },
  { id: 'opentelemetry-collector', group: 'OpenTelemetry', datasets: ['otel'], listener: 'otlp' },
  { id: 'baselime-node-opentelemetry', group: "Baselime's packages", datasets: ['otel'] },
  { id: 'baselime-lambda-logger', group: "Baselime's packages", datasets: ['lambda-logs'] },
  { id: 'baselime-edge-logger', group: "Baselime's packages", datasets: ['edge-logger'], from: 'internet' },
  { id: 'baselime-react-rum', group: "Baselime's packages", datasets: ['web'] },
  { id: 'baselime-pino', group: "Baselime's packages", datasets: ['pino-logs'] },
  { id: 'baselime-winston', group: "Baselime's packages", datasets: ['winston-logs'] },
  {
    id: 'vercel',
    group: 'Platforms',
    datasets: ['vercel-functions', 'vercel-edge', 'vercel-build', 'vercel-static'],
    from: 'https',
  },
  { id: 'cloudflare', group: 'Platforms', datasets: ['cloudflare'], from: 'https' },
  { id: 'fly', group: 'Platforms', datasets: ['flyio'], from: 'internet' },
  { id: 'koyeb', group: 'Platforms', datasets: ['koyeb'], from: 'internet' },
  { id: 'render', group: 'Platforms', datasets: ['syslog'], from: 'internet', listener: 'syslog' },
  { id: 'vector', group: 'Log shippers', datasets: ['vector-logs', ...CONTAINERS] },
  { id: 'fluent-bit', group: 'Log shippers', datasets: CONTAINERS },
  { id: 'fluentd', group: 'Log shippers', datasets: CONTAINERS },
  { id: 'docker', group: 'Log shippers', datasets: ['vector-logs', ...CONTAINERS] },
  { id: 'kubernetes', group: 'Log shippers', datasets: ['vector-logs', ...CONTAINERS] },
  { id: 'prometheus', group: 'Metrics', datasets: ['prometheus'] },
  { id: 'statsd', group: 'Metrics', datasets: ['statsd'], listener: 'statsd', keyless: true },
  { id: 'files', group: 'Files', datasets: [], mayBeOld: true },
  { id: 'scrubbing', group: 'What is kept' },
  { id: 'sampling', group: 'What is kept' },
];

/** docs/ is read while the console is built, so that a page here cannot differ from its page there. */
const PAGES = import.meta.glob<string>(
  [
    '../../../../../docs/sources/*.md',
    '../../../../../docs/{otlp,files,scrubbing,sampling}.md',
    '!../../../../../docs/sources/README.md',
  ],
  { query: '?raw', import: 'default', eager: true },
);

const idOf = (path: string): string => path.replace(/^.*\//, '').replace(/\.md$/, '');
const TEXTS: ReadonlyMap<string, string> = new Map(Object.entries(PAGES).map(([path, text]) => [idOf(path), text]));

export const SOURCES: readonly Source[] = ENTRIES.flatMap((entry) => {
  const text = TEXTS.get(entry.id);
  return text === undefined ? [] : [{ ...entry, text, title: titleOf(text) }];
});

/** Ids of pages in docs/ that the list above forgot; a test keeps it empty. */
export const UNLISTED: readonly string[] = [...TEXTS.keys()].filter((id) => !ENTRIES.some((entry) => entry.id === id));
/** Ids in the list above without a page in docs/; a test keeps it empty. */
export const WITHOUT_PAGE: readonly string[] = ENTRIES.map(({ id }) => id).filter((id) => !TEXTS.has(id));

export const FIRST_SOURCE = 'events-api';
export const findSource = (id: string): Source | undefined => SOURCES.find((source) => source.id === id);

function titleOf(text: string): string {
  const [first] = parseMarkdown(text.slice(0, 400));
  return first?.kind === 'heading' ? plainText(first.inlines) : '';
}

/** Those whose name, group or dataset holds every word; when there is none, those whose page does. All for no words. */
export function searchSources(search: string, sources: readonly Source[] = SOURCES): readonly Source[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const holding = (textOf: (source: Source) => string): readonly Source[] =>
    sources.filter((source) => {
      const text = textOf(source).toLowerCase();
      return words.every((word) => text.includes(word));
    });
  const named = holding(({ id, title, group, datasets = [] }) => [id, title, group, ...datasets].join(' '));
  return named.length > 0 ? named : holding(({ text }) => text);
}

/** Where a link of a page leads: a page of this list and a heading on it. Undefined for an address elsewhere. */
export function linkTarget(
  target: string,
  fromId: string,
): { readonly id: string; readonly hash?: string } | undefined {
  const [, path = '', hash] = /^([^#]*)(?:#(.+))?$/.exec(target) ?? [];
  const id = path === '' ? fromId : path.endsWith('.md') ? idOf(path) : '';
  if (findSource(id) === undefined) return undefined;
  return hash === undefined ? { id } : { id, hash };
}

/** The name of a heading in addresses, as code hosts make it. */
export const slugOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
