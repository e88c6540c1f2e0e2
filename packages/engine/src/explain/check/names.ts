/** Names of a sentence: tokens, quotations, and words in the shape of an identifier. Each must stand in the facts. */
import type { SectionName } from '@baselime-ai/contract';
import { type Facts, holds } from './facts.js';

const TOKEN = /<[A-Z]{2,12}_\d{1,6}>/g;

/** Whether every `<TYPE_n>` of the text stands in the data itself; a token of ours has been put back before. */
export const tokensHold = (sentence: string, facts: Facts): boolean =>
  (sentence.match(TOKEN) ?? []).every((token) => holds(facts.corpus, token.toLowerCase()));

/** What is named so whatever the text is about. */
const ALWAYS = [
  /\barn:[\w:/*.-]+/g, //                                an ARN
  /\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/g, //                an address of e-mail
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/g, //                     an IP address
  /\b[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\b/gi, //   a UUID
  /(?<![\w-])[a-z][a-z\d]*(?:-[a-z\d]+){2,}\b/gi, //             three or more parts with hyphens
  /\b[a-z][\w-]*(?:\.[\w-]{2,}){2,}\b/gi, //             a host name
] as const;
/** What names a part of a system, but also a setting of AWS that a step may name. */
const OUTSIDE_OF_STEPS = [
  /\b\w+_\w+\b/g, //                                     snake_case
  /\b[a-z]+[a-z\d]*(?:[A-Z][a-z\d]+)+\b/g, //            camelCase
  /\b[A-Z][a-z\d]+(?:[A-Z][a-z\d]*)+\b/g, //             PascalCase
  /\b[a-z][\w-]*\.(?:js|ts|mjs|cjs|py|rb|go|java|cs|handler|com|net|org|io|dev|app|local|internal)\b/gi, // a file or a host
] as const;
/** Two parts with a hyphen are a name when one says what kind of thing it is. */
const TWO_PARTS =
  /(?<![\w-])[a-z][a-z\d]*-(?:service|worker|function|lambda|queue|table|api|db|bucket|topic|handler|gateway|cluster|prod|dev|staging|server|consumer|producer|job|svc)(?![\w-])/gi;
const NO_NAME =
  /-(?:of|to|and|the|by|in|on|at|a|or|up|for|per|letter|back|first|only)(?:-|$)|^(?:per|cross|multi|single|same|self|inter|third|non|sub|pre|post|each|dead|the|down|up|web|message|serverless|first|second|another|one|two|api|in|no|rate|re|error|event|long|worker|batch|cron|background)-/i;
const WELL_KNOWN = new Set(
  'dynamodb cloudwatch cloudtrail cloudfront cloudformation eventbridge opentelemetry javascript typescript postgresql mysql github graphql mongodb rabbitmq opensearch elasticache appsync iot nodejs openssl websocket clickhouse macos ios youtube linkedin paypal redis'.split(
    ' ',
  ),
);

/** Whether every word in the shape of a name stands in the data; in the root cause, in what the analysis states. */
export function namesHold(section: SectionName, sentence: string, facts: Facts): boolean {
  const where = section === 'rootCause' ? facts.stated : facts.corpus;
  const told = sentence.replace(TOKEN, ' ');
  const shapes = section === 'actions' ? ALWAYS : [...ALWAYS, ...OUTSIDE_OF_STEPS, TWO_PARTS];
  return shapes
    .flatMap((shape) => [...told.matchAll(shape)])
    .every(({ 0: name, index }) => {
      const small = name.toLowerCase();
      if (WELL_KNOWN.has(small) || holds(where, small) || holds(where, wordAround(told, index, name))) return true;
      // `aws lambda update-function-configuration` is a command and no part of the system.
      if (section === 'actions' && new RegExp(String.raw`\baws [a-z\d-]+ ${small}\b`).test(told.toLowerCase()))
        return true;
      return small.includes('-') && !small.includes('.') && NO_NAME.test(small);
    });
}

/** `ShopProd-WorkFn1B86` for its part `ShopProd`: a part of a name that the data holds is no name of its own. In small letters. */
function wordAround(text: string, index: number, part: string): string {
  const before = /[\w-]*$/.exec(text.slice(0, index))?.[0] ?? '';
  const after = /^[\w-]*/.exec(text.slice(index + part.length))?.[0] ?? '';
  return `${before}${part}${after}`.toLowerCase();
}

/** Numbers differ in what a model saw of the data: measured ones were rounded. */
const comparable = (text: string): string =>
  text
    .toLowerCase()
    .replace(/t\+[\d.]+s|\{n\}|\d[\d.,:]*/g, '#')
    .replace(/[\s'"]+/g, ' ')
    .replace(/ (?=[.!?,;:])/g, '');

/** Whether every quotation of the text is one: what stands in quotation marks was said somewhere in the data. */
export function quotationsHold(sentence: string, facts: Facts): boolean {
  const quoted = [...sentence.matchAll(/["“]([^"“”]{4,})["”]/g)].map(([, inner = '']) => inner);
  if (quoted.length === 0) return true;
  const corpus = comparable(facts.corpus);
  return quoted.every((inner) =>
    inner
      .split(/…|\.\.\.|\(cut\)|<redacted>/i)
      .map((part) => comparable(part.replace(/[.,;:!?]+$/, '')).trim())
      .every((part) => part === '' || corpus.includes(part)),
  );
}
