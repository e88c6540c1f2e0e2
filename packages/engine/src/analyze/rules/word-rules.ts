/**
 * What an error means by its words alone, when no name, code or sentence of it is known. Errors of systems are made of few
 * patterns: a kind of thing, and what is wrong with it (`library x not found`, `the token has expired`). Each counts only for
 * an error that the program did not raise itself, and is never more than likely.
 * Sources: the wording of the tables in `names/` and `sentences/`, counted by fault.
 */
import type { Fault } from '@baselime-ai/contract';
import { anyOf } from '../../model/patterns.js';
import { logLine } from '../failures/log-line.js';
import type { Rule } from './rule.js';
import { seatOf } from './sentences/table.js';
import { tellingLine } from './shape.js';
import type { Located, Signals } from './signals.js';

const ABSENT = `(?:(?:is |was |were |could |can )?not (?:be )?(?:found|located|loaded|resolved|installed)|(?:does|do|did)(?: not|n't) exist|no longer exists?|is missing|no such file)`;
const FIND = `(?:cannot|can't|could not|couldn't|unable to|failed to) (?:find|locate|load|run|execute|launch|import|link)`;
const CODE_THINGS = `(?:program|executable|binary|command|librar(?:y|ies)|shared object|module|plugin|driver|extension|assembly|package|gem|crate|interpreter|artifact)`;
const CLOUD_THINGS = `(?:table|bucket|queue|topic|stream|database|schema|collection|keyspace|cluster|instance|volume|namespace|repository|secret|stack|subnet|vpc|subscription|exchange|index|indexes|role)`;
const SETTINGS = `(?:settings?|configuration|config|environment variables?|connection string|credentials?|api key|region|profile|base ?url|endpoint url|option)`;
const SECRETS = `(?:credentials?|passwords?|passphrase|api[ _-]?key|access token|token|login|client secret|authentication)`;

/** From the more exact to the less. */
const WORDS: readonly (readonly [Fault, RegExp])[] = [
  [
    'certificate-invalid',
    /\bcertificate\b[^\n]{0,60}\b(?:invalid|expired|untrusted|not trusted|mismatch|unknown|revoked|verif\w+)\b/i,
  ],
  [
    'dns-failure',
    /\b(?:resolve|resolving|look(?:ing)? up)\b[^\n]{0,30}\b(?:host(?:name)?|domain|dns)\b|\bdns\b[^\n]{0,30}\bfail/i,
  ],
  [
    'payload-too-large',
    /\b(?:size|length|payload|body|message|file|request|response|document)\b[^\n]{0,50}\b(?:exceed(?:s|ed)?|too (?:large|big|long)|larger than|over the limit)\b/i,
  ],
  [
    'connection-exhausted',
    anyOf(
      /\b(?:limit|maximum|max)\b[^\n]{0,40}\bconnections?\b[^\n]{0,40}\b(?:reached|exceeded)\b/,
      /\bconnections?\b[^\n]{0,30}\blimit (?:was |has been )?(?:reached|exceeded)\b/,
    ),
  ],
  ['dependency-throttled', /\btoo many requests\b|\brate[ -]?limit|\bthrottl/i],
  [
    'quota-exceeded',
    anyOf(
      /\b(?:limit|quota|maximum number|maximum)\b[^\n]{0,50}\b(?:reached|exceeded|exhausted|open)\b/,
      /\bexceed(?:s|ed)?\b[^\n]{0,30}\b(?:quota|limit)\b/,
    ),
  ],
  [
    'resource-saturated',
    anyOf(
      /\b(?:out of|no (?:more|free)|insufficient|not enough) (?:disk|space|storage|memory|capacity|resources?|ip addresses|inodes)\b/,
      /\b(?:disk|volume|queue|buffer) (?:is )?full\b/,
    ),
  ],
  [
    'credential-expired',
    new RegExp(
      `\\b${SECRETS}\\b[^\\n]{0,40}\\b(?:failed|failure|invalid|expired|rejected|revoked|incorrect|wrong|not (?:valid|accepted|recognized))\\b|\\b(?:invalid|expired|bad|wrong|incorrect|revoked) (?:\\w+ ){0,2}${SECRETS}\\b`,
      'i',
    ),
  ],
  [
    'permission-denied',
    anyOf(
      /\bnot (?:allowed|permitted|authori[sz]ed|entitled) to\b/,
      /\binsufficient (?:permissions?|privileges?|scopes?|rights)\b/,
      /\bpermissions?\b[^\n]{0,20}\b(?:denied|required|missing)\b|\baccess (?:is |was )?denied\b/,
      /\blacks? [^\n]{0,30}\bpermission/,
    ),
  ],
  [
    'missing-dependency',
    new RegExp(`\\b${FIND}\\b[^\\n]{0,60}\\b${CODE_THINGS}\\b|\\b${CODE_THINGS}\\b[^\\n]{0,80}\\b${ABSENT}`, 'i'),
  ],
  [
    'missing-resource',
    new RegExp(
      `\\b${CLOUD_THINGS}\\b[^\\n]{0,80}\\b${ABSENT}|\\bno such ${CLOUD_THINGS}\\b|\\b${FIND}\\b[^\\n]{0,30}\\b${CLOUD_THINGS}\\b`,
      'i',
    ),
  ],
  [
    'missing-configuration',
    new RegExp(
      `\\b${SETTINGS}\\b[^\\n]{0,40}\\b(?:not (?:set|configured|defined|specified|provided|given|found)|missing|empty|undefined)\\b|\\b(?:no|missing|undefined) (?:\\w+ ){0,2}${SETTINGS}\\b|\\bis not (?:configured|enabled|registered)\\b|\\brequires? [^\\n]{0,80}\\b(?:version|level)\\b[^\\n]{0,20}\\bor (?:higher|later|newer|above)\\b|\\brequires? [^\\n]{0,60}\\bto be (?:set|enabled|configured)\\b`,
      'i',
    ),
  ],
  [
    'conflict',
    /\balready (?:exists|in use|being|attached|associated|registered|taken|locked)\b|\b(?:is|are) locked by\b/i,
  ],
  [
    'connection-failed',
    anyOf(
      /\b(?:connect(?:ion)?|socket|channel|tunnel|tls|ssl|handshake)\b[^\n]{0,40}\b(?:broken|broke|failed|failure|ended|reset|aborted|dropped|interrupted|lost|terminated|end[- ]of[- ]file|eof)\b/,
      /\bunexpectedly (?:closed|disconnected)\b/,
    ),
  ],
  [
    'dependency-unavailable',
    anyOf(
      /\bno connection (?:was )?(?:established|available)\b|\bnot connected to\b/,
      /\b(?:unable|failed|cannot|could not) (?:to )?(?:connect|reach)\b/,
    ),
  ],
  [
    'malformed-input',
    anyOf(
      /\b(?:pars(?:e|ing)|decod(?:e|ing)|unmarshal\w*|deserializ\w+)\b[^\n]{0,40}\b(?:error|fail\w*|invalid|unexpected)\b/,
      /\b(?:failed|unable|cannot|could not) (?:to )?(?:parse|decode|unmarshal|deserialize)\b/,
      /\bunexpected (?:token|character|end of|eof|byte)\b/,
    ),
  ],
  [
    'validation-failed',
    anyOf(
      /\b(?:invalid|illegal|unsupported) (?:value|parameter|argument|input|format|request|field|name|type|identifier)\b/,
      /\bis (?:immutable|not (?:a )?valid|out of range|invalid)\b|\bmust (?:be|match|contain|not be) /,
    ),
  ],
];

/** The seat is that of the fault wherever its words are found. */
const RULES: readonly Rule[] = WORDS.map(([fault]) => ({ fault, seat: seatOf(fault) }));

/** The rule whose words the telling line of an error holds, or else its name; undefined for words that fit none. */
export function ruleOfWords({ texts, types }: Pick<Signals, 'texts' | 'types'>): Fitting | undefined {
  for (const matched of texts.slice(0, 3)) {
    const rule = ruleOf(logLine(tellingLine(matched.value)).message.slice(0, MOST_CHARS));
    if (rule !== undefined) return { rule, matched };
  }
  for (const matched of types.slice(0, 3)) {
    const rule = ruleOf(wordsOf(matched.value).slice(0, MOST_CHARS));
    if (rule !== undefined) return { rule, matched };
  }
  return undefined;
}

export interface Fitting {
  readonly rule: Rule;
  readonly matched: Located;
}

const MOST_CHARS = 400;

const ruleOf = (words: string): Rule | undefined => RULES[WORDS.findIndex(([, pattern]) => pattern.test(words))];

/** `VolumeLimitExceeded` as `Volume Limit Exceeded`, `TABLE_NOT_FOUND` as `TABLE NOT FOUND`. */
const wordsOf = (name: string): string =>
  name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf(':')) + 1).replace(/(?<=[a-z])(?=[A-Z])|_/g, ' ');
