/** What the news of an alert says, once for all channels. Numbers and names of the alert; never a body of an event. */
import type { AlertCheck, CheckedGroup } from '@baselime-ai/contract';

export interface News {
  readonly event: 'firing' | 'resolved' | 'test';
  readonly workspace: string;
  readonly environment: string;
  readonly alert: { readonly id: string; readonly name: string };
  readonly check: AlertCheck;
  readonly channel: { readonly id: string; readonly name: string; readonly type: string };
  /** Of the alert's page in the console. */
  readonly url: string;
  readonly explanation?: {
    readonly id: string;
    readonly summary: string;
    readonly rootCause: string;
    readonly engine: string;
    readonly url: string;
  };
}

const MOST_GROUPS = 10;
const MOST_CHARS = 200;
const MOST_EXPLANATION_CHARS = 1500;

/** Control characters and those that change the direction of text become spaces; cut where it is long. */
export function plainText(text: string, most: number = MOST_CHARS): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return clean.length <= most ? clean : `${clean.slice(0, most - 1)}…`;
}

export const titleOf = ({ event, alert }: News): string => {
  const word = event === 'firing' ? 'Firing' : event === 'resolved' ? 'Resolved' : 'Test';
  return `${word}: ${plainText(alert.name, 120)}`;
};

const OPERATIONS: Readonly<Record<string, string>> = {
  INCREASES_BY_MORE_THAN: 'increases by more than',
  DECREASES_BY_MORE_THAN: 'decreases by more than',
};

/** Such as `COUNT is 12 over the last 10 min (threshold: > 5).` */
export function sentenceOf({ check }: News): string {
  const { key, value, threshold, timeframe, note } = check;
  const over = spanText(timeframe.to - timeframe.from);
  const compared = OPERATIONS[threshold.operation];
  const limit =
    compared === undefined ? `${threshold.operation} ${threshold.value}` : `${compared} ${threshold.value} %`;
  const measured = value === null ? 'has no value' : `is ${amount(value)}`;
  const said = note === undefined ? '' : ` ${plainText(note)}.`;
  return `${plainText(key, 80) || 'The query'} ${measured} over ${over} (threshold: ${limit}).${said}`;
}

/** The firing groups, one line each; the whole is no group. */
export function groupLines({ check }: News): readonly string[] {
  const firing = check.groups.filter((one) => one.firing && one.group !== undefined);
  const lines = firing
    .slice(0, MOST_GROUPS)
    .map((one) => `${nameOf(one)}: ${one.value === null ? '–' : amount(one.value)}`);
  return firing.length > MOST_GROUPS ? [...lines, `and ${firing.length - MOST_GROUPS} more`] : lines;
}

export const explanationLines = ({ explanation }: News): readonly string[] =>
  explanation === undefined
    ? []
    : [plainText(explanation.summary, MOST_EXPLANATION_CHARS), plainText(explanation.rootCause, MOST_EXPLANATION_CHARS)]
        .filter((line) => line !== '')
        .filter((line, index, all) => all.indexOf(line) === index);

function nameOf({ group = {}, label }: CheckedGroup): string {
  const pairs = Object.entries(group).map(([key, value]) => `${plainText(key, 60)}=${plainText(String(value), 100)}`);
  return [...(label === undefined || label === '' ? [] : [plainText(label, 100)]), ...pairs].join(', ');
}

const amount = (value: number): string => String(Number(value.toPrecision(6)));

function spanText(ms: number): string {
  if (ms % 86_400_000 === 0) return `${ms / 86_400_000} d`;
  if (ms % 3_600_000 === 0) return `${ms / 3_600_000} h`;
  return ms % 60_000 === 0 ? `${ms / 60_000} min` : `${Math.round(ms / 1000)} s`;
}

/** The body of a webhook: the keys of the original, and `event` and `explanation` beside them. */
export function webhookBody(news: News): object {
  const { id, at, timeframe, key, value, threshold, groups, note } = news.check;
  return {
    event: news.event,
    workspace: news.workspace,
    environment: news.environment,
    application: 'baselime-ai',
    alert: news.alert,
    check: {
      id,
      time: at,
      timeframe,
      key,
      value,
      threshold,
      ...(note === undefined ? {} : { note }),
      groups: groups
        .filter(({ firing, group }) => firing && group !== undefined)
        .slice(0, MOST_GROUPS)
        .map(({ group = {}, label, value: of, before }) => ({
          group: Object.fromEntries(Object.entries(group).map(([name, one]) => [name, shortened(one)])),
          ...(label === undefined ? {} : { label }),
          value: of,
          ...(before === undefined ? {} : { before }),
        })),
    },
    query: { name: key },
    channel: news.channel,
    url: news.url,
    ...(news.explanation === undefined ? {} : { explanation: news.explanation }),
  };
}

const shortened = <T>(value: T): T | string => (typeof value === 'string' ? plainText(value) : value);

/** `&`, `<` and `>` are all that Slack reads as markup of links and mentions. Source: "Formatting text", Slack API. */
export const slackEscaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * For an incoming webhook of Slack. Whatever came out of telemetry stands in `plain_text`, where Slack makes neither
 * links nor mentions; the only markup is the link to the console, which is ours.
 */
export function slackBody(news: News): object {
  const plain = (text: string) => ({
    type: 'section',
    text: { type: 'plain_text', text: text.slice(0, 2900), emoji: false },
  });
  const link = (url: string, name: string): string => `<${url}|${name}>`;
  const links = [
    link(news.url, 'Open the alert'),
    ...(news.explanation === undefined ? [] : [link(news.explanation.url, 'Open the explanation')]),
  ];
  const lines = groupLines(news);
  const said = explanationLines(news);
  return {
    text: `${slackEscaped(titleOf(news))}. ${slackEscaped(sentenceOf(news))}`,
    link_names: false,
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: titleOf(news).slice(0, 150), emoji: false } },
      plain(sentenceOf(news)),
      ...(lines.length === 0 ? [] : [plain(lines.join('\n'))]),
      ...(said.length === 0 ? [] : [plain(said.join('\n\n'))]),
      { type: 'section', text: { type: 'mrkdwn', text: links.join(' · '), verbatim: true } },
    ],
  };
}

/** Plain text only: nothing in it can become a picture, a form or a hidden link. */
export function mailText(news: News): { readonly subject: string; readonly text: string } {
  const parts = [
    sentenceOf(news),
    groupLines(news).join('\n'),
    explanationLines(news).join('\n\n'),
    `Alert: ${news.url}`,
    news.explanation === undefined ? '' : `Explanation: ${news.explanation.url}`,
  ];
  return { subject: titleOf(news), text: `${parts.filter((part) => part !== '').join('\n\n')}\n` };
}
