/**
 * Names and codes of errors where they stand in a printed text. Each form is that of a runtime, a client library or a
 * vendor's SDK; together they are the one reader of what rules know by name.
 */
import { knownFault } from './names/known-names.js';
import { codesIn } from './printed-codes.js';

interface Form {
  readonly pattern: RegExp;
  /** How much of the text is looked at. */
  readonly chars: number;
}
const within = (chars: number, ...patterns: readonly RegExp[]): readonly Form[] =>
  patterns.map((pattern) => ({ pattern, chars }));

/** In order of what they tell: codes of SDKs before the classes that carry them. The first match of each counts. */
const FORMS: readonly Form[] = [
  ...within(
    2_000,
    // botocore, and the command line of AWS before it: `A client error (X) occurred when calling`.
    /\b(?:An error occurred|A client error) \(([\w.]+)\)(?: occurred)? when calling/,
    // The AWS SDKs for Go, for Java and for PHP put the code behind the request.
    /https response error StatusCode: \d+, (?:\w+: [^,]*, ?)*(?:api error )?([A-Z][\w.]+): /,
    /\bError Code: ([A-Z][\w.]+)[;)]/,
    /(?:^|[\s;])([A-Z][\w.]{2,80}) \((?:client|server)\): /,
    // The AWS SDK for Rust prints its errors as structures.
    /\bcode: Some\("([A-Z][\w.]{2,80})"\)/,
    // What an invoked function or a task answered with.
    /"(?:errorType|__type)": ?"(?:[\w.]*#)?([\w.:$<>]{3,120})"/,
  ),
  ...within(
    300,
    /^(?:PHP (?:Fatal|Parse) error: {1,2}|Uncaught |Unhandled |Error: |\[?ERROR\]? |RequestId: \S+ Error: )*((?:[a-z][\w$]*\.)*[A-Z][\w.$]*(?:Error|Exception|Fault|Timeout|Timedout))\b(?=:| |$)/,
  ),
  ...within(
    2_000,
    // An error that a logger printed below its own line.
    /^((?:[a-z]\w*\.)+[A-Z][\w$]*(?:Error|Exception))(?::|$)/m,
  ),
  ...within(
    300,
    /^((?:[a-z]\w*\.)+[A-Z]\w+)(?=: |$)/,
    // Ruby's and C++'s names: `Aws::S3::Errors::NoSuchKey`, in front of the message or behind it.
    /^((?:[A-Z]\w*::)+[A-Z]\w*)\b/,
    /\(((?:[A-Z]\w*::)+[A-Z]\w*|[A-Z]\w*Error)\)\s*$/,
    // Node prints an error that stands for itself in brackets or braces: `{ [NetworkingError: …]`, `{ NoSuchQueue: …`.
    /^[{[\s]{1,6}((?:\w+\.)*[A-Z]\w+)(?: \[[\w.]+\])?: /,
    // .NET's exceptions name a class of their own before the one that they hold.
    /\bex=((?:\w+\.)+\w+Exception): /,
  ),
  // A class with its package, behind the words of the program: `giving up: httpx.PoolTimeout`.
  ...within(
    1_000,
    /[\s:(>]((?:[a-z]\w{0,30}\.){1,6}[A-Z]\w{0,60}(?:Error|Exception|Timeout|Denied|Exhausted|Fault))(?=: | [A-Z]|\s*$|\s*\n)/,
  ),
  // Ruby's, behind what a logger puts in front: `WARN: ActiveRecord::ConnectionTimeoutError: …`.
  ...within(300, /\s((?:[A-Z]\w*::)+[A-Z]\w*(?:Error|Exception|Timeout)\w*): /),
  ...within(
    2_000,
    // Ruby prints a name behind the message and the stack behind that.
    /\(((?:[A-Z]\w*::)+[A-Z]\w*|[A-Z]\w*(?:Error|Exception))\)\s+(?:from )?\S+:\d+:in /,
    // Lambda's runtime for Python 2 and 3.6: the message, the class, then the traceback.
    /(?:^|: )([A-Za-z_][\w.]*(?:Error|Exception))\r?\nTraceback \(most recent/,
  ),
  // Node's console prints an error and its stack behind the words that it was logged with.
  ...within(1_000, /^[^\n]{1,300}? ((?:\w+\.)*[A-Z][a-z]\w*[A-Z]\w*)(?: \[\w+\])?: [^\n]*\n\s+at /),
  ...within(
    300,
    // AWS's codes without such an ending: `NoSuchKey: …`, `ParameterNotFound: …`.
    /^(?:Error: )?([A-Z][a-z]+(?:[A-Z][a-z]+)+): /,
    /\b(E(?:CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|SOCKETTIMEDOUT|HOSTUNREACH|NETUNREACH|ACCES|MFILE|PROTO|ADDRNOTAVAIL|NOSPC)|ENOTFOUND|EAI_AGAIN)\b/,
  ),
];

/** What `util.inspect` of Node prints of an error behind its stack: `code: 'ECONNRESET'`, `type: 'StripeConnectionError'`. */
const PROPERTIES = /^\s*\[?(?:code|codeName|errno|type|name)\]?: '([\w.]{3,80})'/gm;

/** Forms that other words have too: what they hold counts where a table knows it. */
const LOOSE: readonly RegExp[] = [
  // AWS's XML, Haskell's and Rust's structures, fields of JSON and YAML: `<Code>X</Code>`, `ErrorCode "X"`, `reason: X`.
  /(?:\b|_|[a-z])(?:[Cc]ode|[Rr]eason)["']?(?:>|\s?[:=]\s{0,24}|\s|\]\s?=>\s{0,4}(?:string\(\d{1,5}\) )?)(?=\\?["'(]?([A-Za-z][\w.]{2,80})\b)/g,
  // In the middle of a line: `send failed: MessageRejected: …`.
  /[:\s]((?:[A-Z][a-z]+){2,8}): /g,
  // Two parts of EC2, Ruby's classes: `InvalidGroup.NotFound: …`, `WARN: ActiveRecord::RecordNotFound: …`.
  /(?:^|[\s(])([A-Z][A-Za-z]{2,40}\.[A-Z][A-Za-z]{2,40})(?=[:\s)])/g,
  /(?:^|\s)((?:[A-Z]\w{0,40}::){1,5}[A-Z]\w{0,60}): /g,
  // Codes of platforms: `FUNCTION_INVOCATION_TIMEOUT`.
  /\b([A-Z]{3,20}(?:_[A-Z]{1,20}){1,6})\b/g,
  // Prisma's.
  /\b(P[1-6]\d{3})\b/g,
  // Elasticsearch's and OpenSearch's: `circuit_breaking_exception`.
  /\b([a-z]{3,20}(?:_[a-z]{2,20}){1,5}_exception)\b/g,
  /(?:^|\s|\()([A-Z][a-z]+[A-Z][A-Za-z]{2,40})\([A-Z]\w{2,40} ?[{(]/g,
];

/** Those of one text, the most telling form first. Never throws. */
export function namesInside<Text extends { readonly value: string }>(text: Text): readonly Text[] {
  const { value } = text;
  const head = value.slice(0, 2_000);
  const codes = codesIn(head);
  const named = FORMS.flatMap(({ pattern, chars }) => pattern.exec(value.slice(0, chars))?.[1] ?? []);
  const properties = [...value.slice(0, 4_000).matchAll(PROPERTIES)].flatMap(([, name]) => name ?? []);
  const loose = LOOSE.flatMap((pattern) => [...head.slice(0, 1_000).matchAll(pattern)].map(([, name = '']) => name));
  const known = loose.filter((name) => knownFault(name) !== undefined).slice(0, MOST_LOOSE);
  return [...named, ...codes, ...properties, ...known].map((name) => ({ ...text, value: name }));
}

/** A text that holds more of them is a list. */
const MOST_LOOSE = 4;

const MENTIONED = /\b((?:[a-z][\w$]{0,40}\.){0,8}[A-Z][A-Za-z\d]{2,60}(?:Error|Exception|Fault))\b/g;
const MOST_MENTIONED = 12;

/** Names of errors anywhere in the words of a text, which may be those of something else: no more than a hint. */
export const namesMentioned = <Text extends { readonly value: string }>(texts: readonly Text[]): readonly Text[] =>
  texts
    .flatMap((text) =>
      [...text.value.slice(0, 2_000).matchAll(MENTIONED)].map(([, name = '']) => ({ ...text, value: name })),
    )
    .slice(0, MOST_MENTIONED);
