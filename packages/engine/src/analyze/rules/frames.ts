/** Where in a program an error was raised, by the frames of its stack. */
import { uncaughtAtKey } from '../../ingest/failure/uncaught.js';
import { textAt } from '../../model/json.js';
import { eitherOf } from '../../model/patterns.js';
import { shorten } from '../wording.js';
import type { Signals } from './signals.js';

/** Frames of the runtime (Node wrote its own modules without a folder up to version 8), of libraries and of the AWS SDKs. */
const FOREIGN = eitherOf(
  /node_modules|node:\w|\(internal\/|\/var\/runtime|\/var\/lang|\/opt\/|site-packages|dist-packages|\/gems\//,
  /\/usr\/local\/go\/|\/src\/(?:runtime|net|reflect|syscall|sync|os|io|encoding|database|testing)\//,
  /^(?:runtime|net\/http|reflect)\/\S+\.go:|\/pkg\/mod\/|aws-lambda-go|<anonymous>$|\/vendor\//,
  /^at (?:java|javax|jakarta|jdk|sun|kotlin|scala|akka|reactor|okhttp3|retrofit2)\./,
  /\b(?:com\.(?:amazonaws|sun|mysql|zaxxer|mongodb|fasterxml)|org\.(?:springframework|apache|hibernate|postgresql|eclipse\.jetty|jboss|mariadb|junit)|io\.(?:netty|grpc|lettuce|vertx|micrometer|opentelemetry|micronaut|quarkus)|redis\.clients|software\.amazon|com\.google\.(?:common|cloud|api|gson|protobuf))\./,
  /sun\.reflect|native code|\(native\)/,
  /(?:\(|\bat )(?:_\w+|assert|bootstrap_node|buffer|child_process|dgram|dns|domain|events|fs|https?|module|net|readline|stream|timers|tls|util|vm|zlib)\.js:\d+:\d+\)?$/,
  /^at (?:System|Microsoft|Amazon|Npgsql|MySqlConnector|MongoDB|StackExchange)\./,
);
const FRAME = /^at |^File "|^\S+\.(?:go|rb|java|rs|php|py|kt|swift|exs?):\d+/;
const PYTHON = /^File "/;

/** The first frame of a stack that is the function's own code; undefined when there is none. */
export function applicationFrame({ signals }: { readonly signals: Signals }): string | undefined {
  const { stack, texts } = signals;
  if (stack === undefined) return panickedAt(texts);
  const frame = ownFrame(linesOf(stack.value));
  if (frame === undefined) return panickedAt(texts);
  const [, file, line, scope] = /^File "([^"]+)", line (\d+)(?:, in (\S+))?/.exec(frame) ?? [];
  if (file !== undefined) return shorten(`${file}:${line}${scope === undefined ? '' : ` (${scope})`}`, 160);
  // Node says before a frame that it was awaited, and opens what it prints of the error behind the last one.
  return shorten(
    frame.replace(/^at (?:async )?/, '').replace(/(?<=:\d{1,7}\)?) \{$|(?<=\.go:\d{1,7}) \+0x[\da-f]+.*$/, ''),
    160,
  );
}

const linesOf = (stack: string): readonly string[] =>
  stack
    .slice(0, 16_384)
    .split(/\n/.test(stack.trim()) ? /\r?\n/ : /\\n/)
    // Logback and Log4j say the archive of a class behind it.
    .map((line) => line.replace(/ ~?\[[^\]\n]{1,120}\]\s*$/, '').trimEnd());

const indentation = (line: string): number => line.length - line.trimStart().length;

function ownFrame(printed: readonly string[]): string | undefined {
  const lines = printed.map((line) => line.trimStart());
  const own = lines.filter((line) => FRAME.test(line) && !FOREIGN.test(line));
  // Python prints the innermost frame last.
  return lines.some((line) => PYTHON.test(line)) ? own.at(-1) : own[0];
}

/**
 * The line of source where the error was raised, if the runtime prints it: Python below each frame, Node before an error that
 * nobody caught, Ruby (`error_highlight`) in the message with marks below it. Undefined where it is not the function's own.
 */
export function sourceLine({ signals }: { readonly signals: Signals }): string | undefined {
  const lines = linesOf(signals.stack?.value ?? '');
  const frame = ownFrame(lines);
  if (frame !== undefined && PYTHON.test(frame)) {
    const at = lines.findLastIndex((line) => line.trimStart() === frame);
    const [place = '', line = ''] = [lines[at], lines[at + 1]];
    return indentation(line) > indentation(place) ? line.trimStart() : undefined;
  }
  const printed = [textAt(signals.event.data, uncaughtAtKey) ?? '', ...signals.texts.map(({ value }) => value)];
  return printed.map(markedLine).find((line) => line !== undefined);
}

/** The line above marks such as `   ^^^^`. */
function markedLine(text: string): string | undefined {
  const lines = linesOf(text);
  const marks = lines.findIndex((line) => /^\s*\^+$/.test(line));
  const [place = '', line = ''] = [lines[marks - 2], lines[marks - 1]];
  return line === '' || FOREIGN.test(place) ? undefined : line.trimStart();
}

/** Rust says the place in the message. */
function panickedAt(texts: Signals['texts']): string | undefined {
  for (const { value } of texts) {
    const place = /\bpanicked at (?:'[^'\n]{0,300}', )?([\w./-]{1,160}\.rs:\d{1,7})/.exec(value.slice(0, 2_000))?.[1];
    if (place !== undefined && !FOREIGN.test(place)) return place;
  }
  return undefined;
}
