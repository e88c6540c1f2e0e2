/** Rules for addresses: IP, MAC, hosts, URLs, paths with a person's folder. */

import type { Span } from '../span.js';
import { isKnownText } from '../vocabulary/atoms.js';
import { patternRule, type Rule } from './rule.js';

/** Addresses that every machine has identify nobody, and say much about a failure. */
export function isHarmlessAddress(address: string): boolean {
  return /^(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|0\.0\.0\.0|169\.254\.169\.254|255\.255\.255\.255|::1|::)$/.test(address);
}

const octets = (text: string): boolean => text.split('.').every((octet) => Number(octet) <= 255);

/** Suffixes of services that thousands share; a host below them stays when all its labels are words. */
const SHARED_SUFFIX =
  /(?:^|\.)(?:amazonaws\.com(?:\.cn)?|api\.aws|aws\.dev|svc\.cluster\.local|googleapis\.com|openai\.com|stripe\.com|sendgrid\.com|twilio\.com|github\.com|npmjs\.org|opentelemetry\.io|w3\.org|baselime\.io)$/i;
const TOP_LEVEL =
  'com|net|org|io|dev|app|cloud|ai|co|biz|edu|gov|mil|int|internal|local|lan|corp|intra|home|localdomain|test|example|invalid|health|shop|store|online|site|tech|xyz|eu|us|uk|de|fr|es|it|nl|be|ch|at|se|dk|fi|cz|pt|gr|ie|ru|ua|tr|cn|jp|kr|in|au|nz|ca|br|mx|ar|cl|za|hk|sg|tw';
const HOST = new RegExp(
  `(?<![\\p{L}\\p{N}_@$-])(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_-]{0,62})\\.){1,10}(?:${TOP_LEVEL})(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}]|\\()`,
  'dgiu',
);
/** Names that only look like hosts. */
const NOT_HOST =
  /^(?:socket\.io|java\.(?:io|net)|node\.js|system\.(?:io|net)|asp\.net|kotlin\.io|akka\.io|[a-z]+\.(?:test|local|example|internal|us|in|at|it|be|int|home|store|app|in|shop))$/i;

const noWords = (): boolean => false;

/** True when a host may stay: a shared suffix, and nothing but words before it. */
export function isHarmlessHost(host: string): boolean {
  const bare = host.replace(/:\d{1,5}$/, '').toLowerCase();
  if (bare === 'localhost') return true;
  return SHARED_SUFFIX.test(bare) && isKnownText(bare.replaceAll('.', ' '), noWords);
}

const URL_PATTERN =
  /(?<![A-Za-z0-9+.-])([a-z][a-z0-9+.-]{1,24}):\/\/((?:[^\s/?#"'<>\\)\]}@]{1,256}@)?)([^\s/?#"'<>\\)\]},;@]{1,512})([^\s"'<>\\)\]}]{0,4000})/dgi;

/** The host always goes through the host rule; of the query only names and known values stay. */
const urlRule: Rule = {
  name: 'url',
  needs: ['://'],
  find(text) {
    const spans: Span[] = [];
    for (const match of text.matchAll(URL_PATTERN)) {
      const scheme = (match[1] ?? '').toLowerCase();
      const [start, end] = match.indices?.[3] ?? [0, 0];
      const tail = match.indices?.[4];
      const host = text.slice(start, end).replace(/:\d{1,5}$/, '');
      const address = host.replace(/^\[|\]$/g, '');
      const isFile = scheme === 'file' || scheme === 's3' || scheme === 'arn';
      if (!isFile && !isHarmlessHost(host) && !isHarmlessAddress(address)) {
        spans.push({ start, end: start + host.length, kind: 'HOST', reason: 'the host of a URL' });
      }
      if (tail !== undefined) spans.push(...querySpans(text, tail[0], tail[1]));
    }
    return spans;
  },
};

/** Values of query parameters, hidden whole unless they are plain words or small numbers. */
export function querySpans(text: string, start: number, end: number): readonly Span[] {
  const spans: Span[] = [];
  const mark = text.slice(start, end).search(/[?#]/);
  if (mark < 0) return spans;
  for (const pair of text.slice(start + mark, end).matchAll(/[?&#;]([^=&#;]{0,128})=([^&#;]{1,4000})/dg)) {
    const [from, to] = pair.indices?.[2] ?? [0, 0];
    const value = pair[2] ?? '';
    if (isKnownText(value, noWords) && !value.includes('%')) continue;
    spans.push({
      start: start + mark + from,
      end: start + mark + to,
      kind: 'ID',
      reason: 'the value of a URL parameter',
    });
  }
  return spans;
}

export const networkRules: readonly Rule[] = [
  urlRule,
  patternRule({
    name: 'ipv4',
    kind: 'IP',
    reason: 'an IP address',
    needs: ['.'],
    pattern: /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\d|\.\d)/dg,
    accept: (match) => octets(match) && !isHarmlessAddress(match),
  }),
  patternRule({
    name: 'ipv4-dashed',
    kind: 'HOST',
    reason: 'a host named after its IP address',
    needs: ['ip-'],
    pattern: /(?<![A-Za-z0-9])(?:ip|ec2)(?:-\d{1,3}){4}(?:\.[A-Za-z0-9-]{1,63}){0,6}/dgi,
  }),
  patternRule({
    name: 'ipv6',
    kind: 'IP',
    reason: 'an IP address',
    needs: [':'],
    pattern:
      /(?<![\p{L}\p{N}:.])(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){7}|(?=[0-9a-f:]{0,40}::)(?:[0-9a-f]{0,4}:){2,8}(?:[0-9a-f]{1,4}|(?:\d{1,3}\.){3}\d{1,3})?)(?![\p{L}\p{N}:])/dgiu,
    accept: (match) => /[0-9a-f]/i.test(match) && !isHarmlessAddress(match),
  }),
  patternRule({
    name: 'mac',
    kind: 'MAC',
    reason: 'a network card address',
    pattern: /(?<![0-9a-f:-])[0-9a-f]{2}([:-])[0-9a-f]{2}(?:\1[0-9a-f]{2}){4}(?![0-9a-f:-])/gi,
  }),
  patternRule({
    name: 'host',
    kind: 'HOST',
    reason: 'a host name',
    needs: ['.'],
    pattern: HOST,
    accept: (match) => !NOT_HOST.test(match) && !isHarmlessHost(match),
  }),
  patternRule({
    name: 'home-folder',
    kind: 'PATH',
    reason: "a person's folder",
    pattern: /(?:\/(?:home|Users|users)\/|[A-Za-z]:\\{1,2}(?:Users|users)\\{1,2}|~)([^\s/\\"'<>:,;]{1,64})/dg,
    accept: (match) => !/^(?:sbx_user\d{1,5}|runner|ubuntu|ec2-user|node|app|root|public|shared)$/i.test(match),
  }),
];
