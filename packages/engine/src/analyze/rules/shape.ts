/**
 * What kind of thing an error is about when no rule knows its words: by the words that errors of each kind share, whoever
 * wrote them. No more than a direction to look in, and never a fault.
 * Source: the words of the tables in `names/` and `sentences/`, counted by kind.
 */
import { logLine } from '../failures/log-line.js';
import type { Signals } from './signals.js';

/** The more exact first: `invalid certificate for host` is about the network, and not about a value. */
const SHAPES = [
  [
    'network',
    /\b(?:connect(?:ion|ing|ed)?|socket|host(?:name)?|port \d+|dns|resolv(?:e|ing)|tls|ssl|handshake|certificate|proxy|unreachable|network|peer|hung up|disconnect\w*|tim(?:ed?|e)[ -]?out|ECONN\w*|endpoint|websocket|broker|upstream)\b/i,
  ],
  [
    'refusal',
    /\b(?:denied|forbidden|unauthori[sz]ed|not (?:allowed|permitted|authori[sz]ed)|permissions?|privileges?|credentials?|password|log-?in|sign-?in|token|expired|signature|secret|api[ -]?key|scope|csrf)\b/i,
  ],
  [
    'limit',
    /\b(?:limit(?:s|ed)?|quota|too (?:many|large|big|long|much)|exceed(?:s|ed|ing)?|maximum|capacity|exhausted|full|out of (?:memory|space|range)|memory|disk|throttl\w*|rate)\b/i,
  ],
  [
    'setting',
    /\b(?:config(?:uration|ured?)?|settings?|options?|env(?:ironment)?|variables?|misconfigur\w*|not (?:set|configured|enabled|initiali[sz]ed)|enable[ds]?|disabled|unsupported|not supported|requires?|required|must (?:be|have|specify|provide)|version|plugin|driver|dialect|adapter|provider|scheme|profile|region)\b/i,
  ],
  [
    'absence',
    /\b(?:not (?:found|exist)|does(?:n't| not) exist|no such|missing|cannot find|could not find|unknown|unable to (?:find|locate)|undefined|absent|unavailable|nonexistent|404)\b/i,
  ],
  [
    'value',
    /\b(?:invalid|malformed|unexpected|expected|pars(?:e|ing|er)|format|syntax|decod\w*|serializ\w*|deserializ\w*|convert|mismatch|schema|constraint|duplicate|validat\w*|bad|wrong|illegal|out of range|argument|parameter|field|column|type)\b/i,
  ],
  [
    'server',
    /\b(?:internal (?:server )?error|server|service|status|response|request failed|answered|returned|5\d\d|4\d\d)\b/i,
  ],
] as const satisfies readonly (readonly [string, RegExp])[];

export type Shape = (typeof SHAPES)[number][0];

/** Undefined for words that say nothing of the kind. */
export function shapeOf({ texts }: Pick<Signals, 'texts'>): Shape | undefined {
  const said = texts.slice(0, 3).map(({ value }) => logLine(tellingLine(value)).message.slice(0, 300));
  for (const words of said) {
    const shape = SHAPES.find(([, pattern]) => pattern.test(words))?.[0];
    if (shape !== undefined) return shape;
  }
  return undefined;
}

const MARKED =
  /\b(?:ERROR|FATAL|CRITICAL|SEVERE|PANIC|ERR)\b|\blevel=(?:error|fatal)|\[error\]|"level":"(?:error|fatal)"/;
const NAMED = /\b[A-Z]\w+(?:Error|Exception|Failure)\b|^(?:error|fatal|panic)\b[:[ ]/i;
const WORDED =
  /\b(?:fail(?:ed|ure|s)?|error|exception|denied|refused|invalid|cannot|can't|could not|couldn't|unable|not found|missing|unexpected|unknown|abort(?:ed|ing)?|timed out|unsupported|rejected)\b/i;
/** What a runtime prints around an error, and what came of it. */
const AROUND =
  /^(?:\s|at |File "|Traceback|throw er|\^|node:|events\.js|Node\.js v|npm (?:ERR!|error) (?:A complete log|Exit status|command|path)|Unhandled|Uncaught|Process exited|exit(?:ed)? (?:code|status|with)|REPORT |END |START )/;

/** Of several lines the one that says most of what went wrong; a text of one line is that line. Never empty for a text that is not. */
export function tellingLine(text: string): string {
  const lines = text.slice(0, 8_000).split('\n');
  if (lines.length === 1) return text;
  let best = { points: 0, line: lines.find((line) => line.trim() !== '') ?? text };
  for (const line of lines) {
    const points = pointsOf(line);
    if (points > best.points) best = { points, line };
  }
  return best.line.trim();
}

const pointsOf = (line: string): number =>
  AROUND.test(line) ? 0 : Number(MARKED.test(line)) + 2 * Number(NAMED.test(line)) + Number(WORDED.test(line));
