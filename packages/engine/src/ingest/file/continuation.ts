/** Which lines of a text belong to the record before them: stacks, tracebacks, and objects that are printed over many lines. */

import { continuesUncaught } from '../failure/uncaught.js';
import { nodeConsoleLine, startsLambdaRecord } from '../lambda/lambda-line.js';
import { levelOfText } from '../record/level.js';

const traceLine =
  /^(?:\s|[}\])]|Traceback \(most recent|Caused by: |at \S|\.\.\. \d|--->|XRAY TraceId: |Runtime\.ExitError|goroutine \d|\[signal \w|stack backtrace:|note: run with |for call at$|called `|During handling of the above exception|The above exception was the direct cause|(?:DETAIL|HINT|CONTEXT|STATEMENT|DB::Exception): )/;
/** The last line of a traceback of Python: the error itself, below its indented frames. */
const raised = /^[A-Za-z_][\w.]{0,160}(?:: |$)/;
const TRACEBACK = 'Traceback (most recent';
const namesError = /\b[A-Z]\w{0,80}(?:Error|Exception)\b/;

/** Where every record has a prefix, a line without one continues; elsewhere its shape tells. */
export function continues(line: string, isPrefixed: boolean): boolean {
  if (startsLambdaRecord(line)) return false;
  return line.trim() === '' ? isPrefixed : isPrefixed || traceLine.test(line);
}

/** A traceback that no line of an error announces is a record of its own. */
export const startsTraceback = (lines: readonly string[], line: string): boolean =>
  line.startsWith(TRACEBACK) &&
  lines.length === 1 &&
  !namesError.test(lines[0]?.slice(0, 2_000) ?? '') &&
  !['warn', 'error', 'fatal'].includes(levelOfText(lines[0] ?? '') ?? '') &&
  !startsLambdaRecord(lines[0] ?? '');

/** What stands in a traceback whose blanks at the beginning of lines are lost, and the error at the end of any. */
export function inTraceback(lines: readonly string[], line: string): boolean {
  const last = lines.at(-1) ?? '';
  if (!lines.some((one) => one.startsWith(TRACEBACK))) return false;
  if (/^\s/.test(last)) return raised.test(line);
  if (last.startsWith(TRACEBACK)) return /^File "/.test(line);
  if (/^File "/.test(last)) return line.trim() !== '' && !startsLambdaRecord(line);
  return /^File "/.test(lines.at(-2) ?? '') && (/^File "/.test(line) || raised.test(line));
}

/** Properties that Node prints behind the stack of an error, where the blanks at their beginning are lost. */
export function isProperty(lines: readonly string[], line: string): boolean {
  const last = lines.at(-1) ?? '';
  return (frame.test(last) || property.test(last)) && property.test(line) && lines.some((one) => frame.test(one));
}
const frame = /^\s*at \S/;
const property = /^\s*(?:\[\w{1,30}\]: |[a-z]\w{0,30}: (?:.*[,{]|'.*')\s*$)/;

/**
 * What stands in a stack of Go, whose lines begin at the margin: a call, and the place of it in the line below. Source:
 * the Go runtime's `traceback.go`.
 */
export const inGoStack = (lines: readonly string[], line: string): boolean =>
  GO_FRAME.test(line) && lines.slice(0, GO_HEAD_LINES).some((one) => one.startsWith('goroutine '));
const GO_FRAME =
  /^(?:\S{1,300}\(.{0,600}\)$|created by \S|\S{1,400}\.(?:go|s):\d{1,7}(?: \+0x[\da-f]+| fp=|$)|exit status \d+$|runtime stack:)/;
const GO_HEAD_LINES = 8;

/**
 * Behind a time of its own, a line goes on with the one before where it is indented more, or is what stands in a stack:
 * platforms put the time in front of every line that a program prints.
 */
export function goesOnBehindTime(lines: readonly string[], isIndented: boolean, line: string): boolean {
  if (startsLambdaRecord(line)) return false;
  if (traceLine.test(line) && !line.startsWith(TRACEBACK)) return true;
  if (inTraceback(lines, line) || inGoStack(lines, line) || continuesUncaught(lines, line)) return true;
  // Elixir prints the exception, indented, below the line that announces it.
  return isIndented && (line.startsWith('** (') || levelOfText(line) === undefined) && !/^[{[]/.test(line);
}

/** PHP, Prisma and others print the class of an error, or the level, on a line of its own, and what it says below. */
export function isBelowName(lines: readonly string[], line: string): boolean {
  if (lines.length > 5 || line.trim() === '' || startsLambdaRecord(line)) return false;
  if (lines.every((one) => NAME_ALONE.test(one))) return true;
  return lines.length === 1 ? LEVEL_ALONE.test(lines[0] ?? '') : NAME_ALONE.test(lines[0] ?? '') && announces(lines);
}
const NAME_ALONE =
  /^(?:⨯ |Error [^\n:]{1,60}: |(?:\[[\w.:-]{1,40}\]:? ?){1,4})?[A-Za-z_][\w.\\:]{0,160}(?:Error|Exception):?\s*$/;
const LEVEL_ALONE = /^\[?(?:ERROR|FATAL|CRITICAL|SEVERE)\]?:\s*$/;
const announces = (lines: readonly string[]): boolean => /:\s*$/.test(lines.at(-1) ?? '');

/** Log4j, Logback and .NET's logger print the error, by the full name of its class, below the line that was logged with it. */
export const isBelowLine = (lines: readonly string[], line: string): boolean =>
  (lines.length === 1 || DOTNET.test(lines[0] ?? '')) &&
  /^(?:[A-Za-z]\w{0,60}\.){2,12}[A-Z][\w$]{0,100}(?:Error|Exception)(?::| \(0x|$)/.test(line) &&
  ['warn', 'error', 'fatal'].includes(levelOfText(lines[0] ?? '') ?? '') &&
  !startsLambdaRecord(lines[0] ?? '');
const DOTNET = /^(?:warn|fail|crit): [\w.`+[\]]{1,200}\[\d{1,9}\]/;

/** Where Node's console prints an error that begins with an empty line, all of it stands below; other writers have forms of their own. */
export function isBelowConsole(lines: readonly string[], line: string): boolean {
  const [begins, level] = nodeConsoleLine(lines[0] ?? '') ?? [];
  if (begins === undefined || !/^(?:WARN|ERROR|FATAL)$/.test(level ?? '') || lines.length > 60) return false;
  if ((lines[0] ?? '').slice(begins.length).trim() !== '' || startsLambdaRecord(line)) return false;
  return !/^\s*[{[]/.test(line) && (lines.length === 1 || levelOfText(line) === undefined);
}

/**
 * Command line tools report an error over several lines at the margin: what to do in a list, or the whole of it behind an
 * empty line (Prisma, Terraform, Spring Boot's banner, npm, Webpack). It ends where a line has a level, the name of an
 * error or an object of its own.
 */
export function isReport(lines: readonly string[], line: string, isBehindGap: boolean): boolean {
  const [first = ''] = lines;
  if (lines.length > MOST_REPORTED || startsLambdaRecord(line) || startsLambdaRecord(first)) return false;
  if (NPM.test(first)) return NPM.test(line);
  // Why CloudFormation could not make a resource stands below the line that says so, which bars may divide.
  if (UNMADE.test(first)) return lines.length < MOST_BELOW_UNMADE && !STATE.test(line) && !isRecordOfItsOwn(line);
  if (/^\*{5,}$/.test(first))
    return lines.length === 1 ? announcesError(line) : announcesError(lines[1] ?? '') && !isRecordOfItsOwn(line);
  if (!announcesError(first)) return false;
  const isListed = /^(?:[-*•] |\d\. |[A-Z][\w ]{2,60}:$)/.test(line);
  // What an error announces at its end stands below, and its message where it has a label of its own.
  const isAnnounced = lines.length === 1 && /\b(?:exception|error):\s*$/i.test(first);
  const isLabelled = lines.length < MOST_BELOW_UNMADE && /^(?:Exception|Error) (?:message|details?): /.test(line);
  return (isListed || isBehindGap || isAnnounced || isLabelled) && !isRecordOfItsOwn(line);
}
const MOST_REPORTED = 40;
const MOST_BELOW_UNMADE = 8;
const UNMADE = /\b(?:CREATE|UPDATE|DELETE|IMPORT)_FAILED\b/;
const STATE = /\b[A-Z]{4,12}(?:_[A-Z]{4,12}){0,3}_(?:IN_PROGRESS|COMPLETE|FAILED)\b/;
const NPM = /^npm (?:ERR!|error)(?:\s|$)/;
const announcesError = (line: string): boolean => ['error', 'fatal'].includes(levelOfText(line) ?? '');
const isRecordOfItsOwn = (line: string): boolean => levelOfText(line) !== undefined || /^[{[<]/.test(line);

/** Follows an object that a line opens until it closes, over lines that begin anywhere. */
export class OpenObject {
  #depth = 0;
  #lines = 0;

  /** The first line of a record. */
  begin(line: string): void {
    this.#depth = opens.test(line) ? depthOf(line) : 0;
    this.#lines = 0;
  }

  /** Whether the line belongs to the object that is open, or opens one for the words before it. */
  takes(line: string, lines: readonly string[]): boolean {
    if (startsLambdaRecord(line)) return false;
    if (this.#depth <= 0) {
      const before = lines.at(-1) ?? '';
      const isWords = !startsLambdaRecord(lines[0] ?? '') && !/[}\]]\s*$/.test(before);
      if (!/^\s*\{\s*$/.test(line) || lines.length > 1 || !isWords) return false;
    }
    this.#lines += 1;
    this.#depth = this.#lines > MOST_LINES ? 0 : this.#depth + depthOf(line);
    return true;
  }
}

/** More of them is no object that somebody printed. */
const MOST_LINES = 1_000;
const opens = /[{[(]\s*$/;
const strings = /"(?:[^"\\]|\\.){0,4000}"|'(?:[^'\\]|\\.){0,4000}'/g;

function depthOf(line: string): number {
  let depth = 0;
  for (const sign of line.slice(0, 20_000).replace(strings, '')) {
    if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') depth -= 1;
  }
  return depth;
}
