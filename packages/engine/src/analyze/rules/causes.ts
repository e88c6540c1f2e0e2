/**
 * Errors inside of errors. An application wraps what went wrong into an error of its own, and only the printed chain
 * still tells it: Java's `Caused by:`, .NET's `--->`, Node's `[cause]:`, pino's `caused by:`, Python's tracebacks.
 * Sources: `Throwable.printStackTrace`, `Exception.ToString` of .NET, `util.inspect` of Node, CPython's `traceback`.
 */
import { uncaughtIn } from '../../ingest/failure/uncaught.js';

export interface NamedError {
  /** Its class or code; empty where only a text is printed. */
  readonly type: string;
  readonly message: string;
}

const CHAINS: readonly RegExp[] = [
  /^[ \t]*caused by: ([\w.$:]+?)(?::[ \t]+(.*))?$/gim,
  /--->[ \t]+(?:\(Inner Exception #\d+\)[ \t]+)?([\w.`+]+)(?: \(0x[\da-f]+\)| \(\d+\))*:[ \t]+([^\n]*)/gi,
  // What Rust's `unwrap` and `expect` found in place of a value.
  /\bon an `Err` value: (?:([A-Z]\w*)(?=[({ ]))?([^\n]{1,400})/g,
  /\[cause\]:[ \t]+([\w.$]+)(?: \[(?:\w+)\])?:[ \t]+([^\n]*)/g,
];

/** What a printed error holds inside, outermost first; at most eight. Empty for a text without any chain. */
export function causesIn(text: string): readonly NamedError[] {
  const head = text.slice(0, MOST_CHARS);
  const found = CHAINS.flatMap((pattern) =>
    [...head.matchAll(pattern)].map(([, type = '', message = '']) => ({ type, message: message.trim() })),
  );
  return [...found, ...tracebacks(head)].filter(({ type }) => !EMPTY.test(type)).slice(0, MOST_CAUSES);
}

/** What .NET's SDK throws inside of the error that says something. */
const EMPTY = /\.HttpErrorResponseException$/;
const MOST_CHARS = 16_384;
const MOST_CAUSES = 8;

/** Python prints the cause first and each error below its own frames: the first line that is not indented again. */
function tracebacks(text: string): readonly NamedError[] {
  if (!text.includes('Traceback (most recent call last)')) return [];
  const found: NamedError[] = [];
  let inFrames = false;
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const isFrame = /^\s*File "/.test(line);
    if (isFrame) inFrames = true;
    // Where the blanks at the beginning are lost, the line of code below a frame stands where the error does.
    const isCode = isFrame || (/^File "/.test(lines[index - 1] ?? '') && !ERROR_NAME.test(line));
    const named = inFrames && !isCode ? /^([A-Za-z_][\w.]*)(?::\s(.*))?$/.exec(line.trimEnd()) : null;
    if (named === null) continue;
    inFrames = false;
    const rest = lines.slice(index + 1, index + 4);
    const end = rest.findIndex((more) => more.trim() === '');
    const message = [named[2] ?? '', ...rest.slice(0, end < 0 ? rest.length : end)].join('\n').trim();
    found.push({ type: named[1] ?? '', message });
  }
  return found.reverse();
}

const ERROR_NAME = /^(?:[a-z_]\w*\.)*[A-Z]\w*(?:Error|Exception)\b/;

/** A printed error without the lines of its stack, whose class and file names are nobody's words. Never throws. */
export function withoutFrames(text: string): string {
  if (!text.includes('\n')) return text;
  const go = GO_STACK.exec(text) ?? ZAP_STACK.exec(text);
  if (go !== null) return text.slice(0, go.index);
  const isFrame = text.includes('Traceback (most recent') ? PYTHON_FRAME : FRAME;
  const lines = (uncaughtIn(text)?.error ?? text).split('\n');
  const isCode = (line: string, index: number): boolean =>
    /^File "/.test(lines[index - 1] ?? '') && !ERROR_NAME.test(line);
  return lines.filter((line, index) => !isFrame.test(line) && !isCode(line, index)).join('\n');
}

/** What Go prints below a panic: the signal, and the calls of each goroutine. */
const GO_STACK = /\n(?:\[signal [^\n]{1,200}\n)?\s{0,4}goroutine \d{1,10} \[/;
/** Loggers of Go print a function and its place in the line below. */
const ZAP_STACK = /\n[^\s(]\S{0,300}\n\t\S{1,300}\.go:\d{1,7}(?:\n|$)/;
const FRAME = /^\s*(?:at\s|\.\.\. \d+ more|--- End of )/;
/** With the line of code that Python prints below each frame. */
const PYTHON_FRAME = /^(?:Traceback \(most recent|File "| {2,}\S|\s*$)/;
