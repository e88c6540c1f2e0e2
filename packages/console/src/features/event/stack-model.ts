/** The stack of an error, wherever its sender put it, as lines that can be read. */
import type { EventView } from '@baselime-ai/contract';

export interface StackLine {
  readonly text: string;
  /** The message above the frames; a frame of the program; one of the runtime or of a library. */
  readonly kind: 'head' | 'own' | 'foreign';
}

/** Last parts of the keys that hold one: of Lambda, OpenTelemetry (`exception.stacktrace`), pino, winston, Powertools, Sentry. */
const KEYS = new Set(['stack', 'stacktrace', 'stack_trace', 'traceback', 'exception_stack', 'backtrace']);
/** How frames begin in JavaScript, Java and .NET, Python, Ruby, Go and Rust. */
const FRAME = /^\s*(?:at\s|File "|from \S+:\d+|\S+\.(?:rb|go|rs):\d+|#\d+ )/;
/** Where what a developer did not write lies: runtimes, packages, what Lambda itself is made of. */
const FOREIGN =
  /node_modules|node:internal|\(node:|\(internal\/|<anonymous>|\/var\/runtime\/|site-packages|dist-packages|\/lib\/(?:python|ruby|node)|\/usr\/local\/go\/|\b(?:java|javax|jdk|sun|kotlin|scala)\.[a-z]|\bSystem\.[A-Z]|\/rustc\//;

const MOST_NODES = 500;
const MOST_CHARS = 20_000;
const MOST_LINES = 60;

/** Empty where the event holds none. Time and size are bounded, whatever the event holds. */
export function stackOf({ data, message }: Pick<EventView, 'data' | 'message'>): readonly StackLine[] {
  const found = inside(data) ?? (message !== undefined && hasFrames(message) ? message : undefined);
  if (found === undefined) return [];
  const lines = found
    .slice(0, MOST_CHARS)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, MOST_LINES);
  const first = lines.findIndex((line) => FRAME.test(line));
  if (first < 0) return [];
  return lines.map((line, index): StackLine => {
    const kind = index < first ? 'head' : FOREIGN.test(line) ? 'foreign' : 'own';
    return { text: line.trimEnd(), kind };
  });
}

/** The nearest to the top. */
function inside(data: Readonly<Record<string, unknown>>): string | undefined {
  const queue: unknown[] = [data];
  for (let at = 0; at < queue.length && at < MOST_NODES; at += 1) {
    const node = queue[at];
    if (typeof node !== 'object' || node === null) continue;
    for (const [key, value] of Object.entries(node)) {
      const name = key.slice(key.lastIndexOf('.') + 1).toLowerCase();
      const text = KEYS.has(name) ? textOf(value) : undefined;
      if (text !== undefined && hasFrames(text)) return text;
      if (queue.length < MOST_NODES) queue.push(value);
    }
  }
  return undefined;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return undefined;
  const lines = value.slice(0, MOST_LINES).filter((one) => typeof one === 'string');
  return lines.length > 0 ? lines.join('\n') : undefined;
}

const hasFrames = (text: string): boolean =>
  text
    .slice(0, MOST_CHARS)
    .split('\n')
    .some((line) => FRAME.test(line));
