/** Rules for addresses: IP, MAC, hosts, URLs, paths with a person's folder. */

import {
  BACKSLASH,
  COLON,
  COMMA,
  DASH,
  DIGITS_4,
  DOT,
  EQUALS,
  FOREIGN,
  LOWER,
  SLASH,
  TILDE,
  UPPER,
} from '../characters.js';
import { STANDING_ACCOUNTS } from '../keys/key-tables.js';
import type { Span } from '../span.js';
import { allowNothing, isKnownText } from '../vocabulary/atoms.js';
import { isOfTrade } from '../vocabulary/trade-words.js';
import { PACKAGE } from '../vocabulary/unknown-atoms.js';
import { matchesOf, patternRule, type Rule } from './rule.js';

const octets = (text: string): boolean => text.split('.').every((octet) => Number(octet) <= 255);

/** `mscorlib, Version=4.0.0.0, Culture=neutral`: only the name of an assembly is written so. */
const isAssemblyVersion = (match: string, text: string, start: number): boolean =>
  text.startsWith(', Culture=', start + match.length) && text.startsWith(', Version=', start - 10);

/** Suffixes of services that thousands share; a host below them stays when all its labels are words. */
const SHARED_SUFFIX =
  /(?:^|\.)(?:mongodb\.net|docker\.(?:io|com)|ghcr\.io|gcr\.io|pkg\.dev|quay\.io|npmjs\.com|pypi\.org|pythonhosted\.org|rubygems\.org|maven\.org|gitlab\.com|bitbucket\.org|slack\.com|discord\.com|telegram\.org|anthropic\.com|huggingface\.co|mailgun\.net|paypal\.com|shopify\.com|datadoghq\.com|sentry\.io|newrelic\.com|honeycomb\.io|cloudflare\.com|workers\.dev|on\.aws|amazoncognito\.com|amazontrust\.com|gstatic\.com|google\.com|letsencrypt\.org|nodejs\.org|python\.org|json-schema\.org|xmlsoap\.org|oracle\.com|redhat\.com|elastic\.co|hashicorp\.com|kubernetes\.io|k8s\.io|amazonaws\.com(?:\.cn)?|api\.aws|aws\.dev|svc\.cluster\.local|googleapis\.com|openai\.com|stripe\.com|sendgrid\.com|twilio\.com|github\.com|npmjs\.org|opentelemetry\.io|w3\.org|baselime\.io|windows\.net|azure\.com|microsoft\.com|cloudfunctions\.net|compute\.internal|ec2\.internal|apache\.org|spring\.io|golang\.org|schema\.org|hl7\.org|purl\.org|adlnet\.gov|oasis-open\.org|openid\.net|oauth\.net|ietf\.org|iana\.org|opengis\.net|unece\.org|loinc\.org|snomed\.info|unitsofmeasure\.org|iso20022\.org|gs1\.org|pydantic\.dev|openapis\.org|semver\.org|cncf\.io|grafana\.com|prometheus\.io|postgresql\.org|mysql\.com|mozilla\.org|php\.net|ruby-lang\.org|rust-lang\.org|crates\.io|docs\.rs|readthedocs\.io|wikipedia\.org|stackoverflow\.com|calendly\.com|linkedin\.com|facebook\.com|instagram\.com|twitter\.com|youtube\.com|whatsapp\.(?:com|net)|tiktok\.com|hubspot\.com|hubapi\.com|intercom\.io|segment\.(?:io|com)|mixpanel\.com|amplitude\.com|adyen\.com|plaid\.com|klarna\.com|xero\.com|intuit\.com|docusign\.(?:com|net)|dropboxapi\.com|notion\.com|airtable\.com|asana\.com|trello\.com|jotform\.com|mailchimp\.com|postmarkapp\.com|sparkpost\.com|googleusercontent\.com|gravatar\.com|jsdelivr\.net|unpkg\.com|apple\.com|visa\.com|mastercard\.com|dhl\.com|ups\.com|fedex\.com|amazonses\.com|google-analytics\.com|googletagmanager\.com|doubleclick\.net|terraform\.io)$/i;
/** Suffixes below which every customer of the provider has a label of its own. */
const TENANT_SUFFIX =
  /\.(?:myshopify\.com|vercel\.app|netlify\.app|herokuapp\.com|azurewebsites\.net|cloudapp\.azure\.com|auth0\.com|okta\.com|oktapreview\.com|cloudfront\.net|github\.io|gitlab\.io|pages\.dev|onrender\.com|fly\.dev|railway\.app|web\.app|firebaseapp\.com|firebaseio\.com|run\.app|appspot\.com|zendesk\.com|freshdesk\.com|atlassian\.net|salesforce\.com|force\.com|sharepoint\.com|onmicrosoft\.com|supabase\.co|zoom\.us|typeform\.com|snowflakecomputing\.com|clickhouse\.cloud|confluent\.cloud|upstash\.io|planetscale\.com)$/i;

/** How much of a host is somebody's own: all of it, unless it stands below the suffix of a provider. */
function ownLength(host: string): number {
  const tenant = TENANT_SUFFIX.exec(host);
  if (tenant !== null) return tenant.index;
  let end = SHARED_SUFFIX.exec(host)?.index ?? host.length;
  if (end === host.length || end === 0) return host.length;
  for (;;) {
    const dot = host.lastIndexOf('.', end - 1);
    if (dot < 0 || !isKnownText(host.slice(dot + 1, end), allowNothing)) return end;
    end = dot;
  }
}

/** The provider's part of a host, such as `eu-west-1.rds.amazonaws.com`: it says what failed, and where. Undefined where there is none. */
export function providerOf(text: string): string | undefined {
  const host = WHOLE_HOST.exec(text)?.[1];
  if (host === undefined) return undefined;
  const own = ownLength(host);
  return own < host.length ? host.slice(own + 1) : undefined;
}
const WHOLE_HOST = /^([\w-]{1,63}(?:\.[\w-]{1,63}){2,10})(?::\d{1,5})?$/;

const TOP_LEVEL =
  'com|net|org|io|dev|app|cloud|ai|co|biz|edu|gov|mil|int|internal|local|lan|corp|intra|home|localdomain|test|example|invalid|health|shop|store|online|site|tech|xyz|eu|us|uk|de|fr|es|it|nl|be|ch|at|se|dk|fi|cz|pt|gr|ie|ru|ua|tr|cn|jp|kr|in|au|nz|ca|br|mx|ar|cl|za|hk|sg|tw|info|pl|hu|ro|il|vn|ng|ke';
const HOST = new RegExp(
  `(?<![\\p{L}\\p{N}_@$-])(?:[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,62}\\.){1,10}(?:${TOP_LEVEL})(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}]|\\()`,
  'giu',
);
const HOST_ASCII = new RegExp(
  `(?<![\\w@$-])(?:[a-z\\d][\\w-]{0,62}\\.){1,10}(?:${TOP_LEVEL})(?![\\w-]|\\.[a-z\\d]|\\()`,
  'gi',
);
/** Names that only look like hosts. */
const NOT_HOST =
  /^(?:aws\.[a-z]{2,24}|socket\.io|java\.(?:io|net)|node\.js|system\.(?:io|net)|asp\.net|kotlin\.io|akka\.io|[a-z]+\.(?:test|local|example|internal|us|in|at|it|be|int|home|store|app|in|shop|info))$/i;

/** True when a host may stay: a shared suffix, and nothing but words before it. */
export function isHarmlessHost(host: string): boolean {
  const bare = host.replace(/:\d{1,5}$/, '').toLowerCase();
  if (bare === 'localhost') return true;
  return SHARED_SUFFIX.test(bare) && isKnownText(bare.replace(SHARED_SUFFIX, '').replaceAll('.', ' '), allowNothing);
}

const URL_PATTERN =
  /(?<![A-Za-z0-9+.-])([a-z][a-z0-9+.-]{1,24}):\/\/((?:[^\s/?"'<>\\)\]}]{1,256}@)?)([^\s/?#"'<>\\)\]},;@]{1,512})([^\s"'<>\\)\]}]{0,4000})/gi;

/** The host always goes through the host rule; of the query only names and known values stay. */
const urlRule: Rule = {
  name: 'url',
  requires: COLON | SLASH,
  anyOf: 0,
  needs: ['://'],
  find(text) {
    const spans: Span[] = [];
    for (const match of matchesOf(URL_PATTERN, text)) {
      const [, scheme = '', user = '', authority = '', tail = ''] = match;
      const start = match.index + scheme.length + 3 + user.length;
      const name = user.slice(0, Math.max(0, user.indexOf(':')));
      if (name !== '' && !STANDING_ACCOUNTS.has(name.toLowerCase())) {
        const from = match.index + scheme.length + 3;
        spans.push({ start: from, end: from + name.length, kind: 'ID', reason: 'the user of a URL' });
      }
      const host = authority.replace(/:\d{1,5}$/, '');
      const isFile = /^(?:file|s3|arn)$/i.test(scheme);
      if (!isFile && !authority.startsWith('${') && !isHarmlessHost(host)) {
        spans.push({ start, end: start + host.length, kind: 'HOST', reason: 'the host of a URL' });
      }
      const database = DATABASE_SCHEME.test(scheme) ? /^\/([^/?#;,]{1,64})/.exec(tail)?.[1] : undefined;
      if (database !== undefined && !isOfTrade(database)) {
        const from = start + authority.length + 1;
        spans.push({ start: from, end: from + database.length, kind: 'ID', reason: 'the database of a URL' });
      }
      spans.push(...querySpans(text, start + authority.length, start + authority.length + tail.length));
    }
    return spans;
  },
};

const DATABASE_SCHEME =
  /^(?:postgres(?:ql)?|mysql[x2]?|mariadb|mongodb(?:\+srv)?|mssql|sqlserver|cockroach(?:db)?|oracle|clickhouse|cassandra|neo4j|couchdb)(?:\+\w{2,12})?$/i;

/** Values of query parameters, hidden whole unless they are plain words or small numbers. */
function querySpans(text: string, start: number, end: number): readonly Span[] {
  const spans: Span[] = [];
  const mark = text.slice(start, end).search(/[?#]/);
  if (mark < 0) return spans;
  for (const pair of text.slice(start + mark, end).matchAll(/[?&#;]([^=&#;]{0,128})=([^&#;]{1,4000})/g)) {
    const [, name = '', value = ''] = pair;
    const isCode = AUTHORIZES.test(name) && value.length >= 4;
    if (
      !isCode &&
      isKnownText(value, allowNothing) &&
      !value.includes('%') &&
      !(name.toLowerCase() === 'uid' && /\d{2}/.test(value))
    )
      continue;
    const from = start + mark + pair.index + name.length + 2;
    spans.push({ start: from, end: from + value.length, kind: 'ID', reason: 'the value of a URL parameter' });
  }
  return spans;
}

/** What is sent for a short while to prove who somebody is. */
const AUTHORIZES = /^(?:code|otp|pin)$/i;

const IPV6_FULL = /(?<![\p{L}\p{N}:.])[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){7}(?![\p{L}\p{N}]|:[\p{L}\p{N}])/giu;
const IPV6_SHORT =
  /(?<![\p{L}\p{N}:.])(?=[0-9a-f:]{0,40}::)(?:[0-9a-f]{0,4}:){2,8}(?:(?:\d{1,3}\.){3}\d{1,3}|[0-9a-f]{1,4})?(?![\p{L}\p{N}:])/giu;

/** The two forms apart, for most text with colons holds neither eight groups nor a double colon. */
const ipv6Rule: Rule = {
  name: 'ipv6',
  requires: COLON,
  anyOf: 0,
  needs: [],
  find(text) {
    const spans: Span[] = [];
    const patterns = [
      ...(text.includes('::') ? [IPV6_SHORT] : []),
      ...(/(?::[0-9a-f]{1,4}){7}/i.test(text) ? [IPV6_FULL] : []),
    ];
    for (const pattern of patterns) {
      for (const match of matchesOf(pattern, text)) {
        if (!/[0-9a-f]/i.test(match[0])) continue;
        spans.push({ start: match.index, end: match.index + match[0].length, kind: 'IP', reason: 'an IP address' });
      }
    }
    return spans;
  },
};

/** Host names; the pattern for text of ASCII alone is several times as fast. */
const hostRule: Rule = {
  name: 'host',
  requires: DOT,
  anyOf: LOWER | UPPER | FOREIGN,
  needs: TOP_LEVEL.split('|').map((label) => `.${label}`),
  find(text, features) {
    const spans: Span[] = [];
    for (const match of matchesOf((features & FOREIGN) === 0 ? HOST_ASCII : HOST, text)) {
      if (NOT_HOST.test(match[0]) || PACKAGE.test(match[0]) || isHarmlessHost(match[0])) continue;
      spans.push({ start: match.index, end: match.index + match[0].length, kind: 'HOST', reason: 'a host name' });
    }
    return spans;
  },
};

/** What browsers call themselves to a server, before a version of four parts. */
const BROWSER =
  /(?:Chrome|Chromium|HeadlessChrome|CriOS|Edge?|EdgA|EdgiOS|OPR|Opera|OPT|YaBrowser|SamsungBrowser|Vivaldi|Brave|Electron|Whale|UCBrowser|QQBrowser|MiuiBrowser|HuaweiBrowser|MicroMessenger|WebView)(?:\/|%2F)$/i;

export const networkRules: readonly Rule[] = [
  urlRule,
  patternRule({
    name: 'ipv4',
    kind: 'IP',
    reason: 'an IP address',
    requires: DOT | DIGITS_4,
    pattern: /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\d|\.\d)/g,
    accept: (match, text, start) =>
      octets(match) &&
      !isAssemblyVersion(match, text, start) &&
      !(match.endsWith('.0.0.0') && BROWSER.test(text.slice(Math.max(0, start - 20), start))),
  }),
  patternRule({
    name: 'ipv4-dashed',
    kind: 'HOST',
    reason: 'a host named after its IP address',
    requires: DASH | DIGITS_4,
    needs: ['ip-', 'ec2-'],
    pattern:
      /(?<![A-Za-z0-9])(?:ip|ec2)(?:-\d{1,3}){4}(?:\.(?!(?:[a-z]{2}(?:-[a-z]{3,9}){1,2}-\d\.)?(?:compute|ec2)\.)[A-Za-z0-9-]{1,63}){0,6}/gi,
  }),
  ipv6Rule,
  patternRule({
    name: 'mac',
    kind: 'MAC',
    // Longer ones are addresses of other cards, and fingerprints of keys and certificates.
    reason: 'a network card address',
    anyOf: COLON | DASH,
    pattern: /(?<![0-9a-f:-])([0-9a-f]{2}(?::[0-9a-f]{2}){5,63}|[0-9a-f]{2}(?:-[0-9a-f]{2}){5,63})(?![0-9a-f:-])/gi,
  }),
  hostRule,
  patternRule({
    name: 'profile-url',
    kind: 'ID',
    reason: 'whose page it is',
    requires: DOT | SLASH,
    needs: [
      'linkedin.',
      'instagram.',
      'facebook.',
      'twitter.',
      'x.com',
      't.me/',
      'tiktok.',
      'youtube.',
      'medium.',
      'threads.',
    ],
    pattern:
      /(?<![\w.-])(?:[a-z]{2,3}\.)?(?:linkedin\.com\/in|(?:instagram|facebook|twitter|threads|x)\.(?:com|net)|t\.me|(?:tiktok|youtube|medium)\.com\/@)\/?([^\s/?#"'<>)\]]{2,100})/gi,
  }),
  patternRule({
    name: 'distinguished-name',
    kind: 'NAME',
    reason: 'a part of a distinguished name',
    requires: EQUALS | COMMA,
    needs: ['cn=', 'ou=', 'dc=', 'uid='],
    // One of several pairs.
    pattern:
      /(?<![\w-])(?:cn|ou|dc|o|uid|sn|givenname|l|st)=([^,=:\s"'<>/][^,=:"'<>/\n]{0,80})(?=,\s{0,2}(?:cn|ou|dc|o|uid|c|l|st)=|(?<=,\s{0,2}(?:cn|ou|dc|o|uid|sn|l|st)=[^,=\n]{0,80})(?:$|[\s"'<>)\]:]))/gi,
  }),
  patternRule({
    name: 'home-folder',
    kind: 'PATH',
    reason: "a person's folder",
    anyOf: SLASH | BACKSLASH | TILDE,
    needs: ['home', 'users', '~'],
    pattern: /(?:\/(?:home|Users|users)\/|[A-Za-z]:\\{1,2}(?:Users|users)\\{1,2}|~)([^\s/\\"'<>:,;]{1,64})/g,
    // A route such as `/users/{id}` or `/users/search` names nobody.
    accept: (match, text, start) =>
      !/^[{:<*[]/.test(match) &&
      !(text.slice(start - 7, start) === '/users/' && isKnownText(match, allowNothing)) &&
      !/^(?:sbx_user\d{1,5}|runner|ubuntu|ec2-user|node|app|root|public|shared)$/i.test(match),
  }),
];
