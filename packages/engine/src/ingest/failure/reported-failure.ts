/**
 * Lines without a level that report a failure by their form alone: what runtimes print of an error that nobody caught, an
 * error that was printed with its stack, and what the platform itself says of a function that failed.
 */
import { FRONT } from '../forms/line-front.js';

/** How an error is named at the beginning: `TypeError:`, `java.lang.Error`, `App\Exception\Sqs`, `Aws::SQS::Errors::NoSuchQueue:`. */
const NAMED = [
  String.raw`[A-Za-z_$][\w$.\\]{0,120}(?:Error|Exception)(?: \[\w{1,60}\]| \(0x[\da-f]{8}\))?(?: ?:|\s*$|\r?\n)`,
  // Python's classes of a module that holds nothing but errors.
  String.raw`(?:[a-z_]\w{0,40}\.){1,6}(?:exceptions|errors|exc)\.[A-Z]\w{0,60}: `,
  String.raw`(?:[A-Z]\w{0,40}::){1,6}(?:Errors?|Exceptions?)::[A-Z]\w{0,60}(?::|\s*$|\r?\n)`,
];

/** How runtimes begin what nobody caught: JavaScript, Python, Java, .NET, Go, Rust, PHP, Swift, Ruby, Elixir, C++. */
const thrown = new RegExp(
  `^${FRONT}(?:Uncaught |Unhandled |Fatal |Error [^\\n:]{1,60}: |\\{ {0,4})?\\[?(?:${[
    ...NAMED,
    String.raw`Error(?: \[\w{1,60}\])?:`,
    'Unhandled(?: ?Promise)? ?Rejection(?:Warning)?: ',
    String.raw`Traceback \(most recent|Exception in thread |[Uu]nhandled exception\. `,
    String.raw`panic: |fatal error: |thread '[^'\n]{0,80}' (?:\(\d{1,10}\) )?panicked at `,
    String.raw`PHP (?:Fatal|Parse) error: |Fatal error: |[\w./-]{1,120}\.swift:\d{1,6}: Fatal error: `,
    String.raw`[\w./-]{1,120}\.rb:\d{1,6}:in [^\n]{1,300} \([A-Z][\w:]{0,80}\)|\*\* \([A-Z][\w.]{0,80}\) |terminate called after throwing `,
  ].join('|')})`,
);
const HEAD_CHARS = 320;

/**
 * Sources: AWS Lambda developer guide, "Troubleshoot execution issues" (also of runtimes that are gone, whose logs are
 * not), API Gateway developer guide, "Set up CloudWatch logging" (execution logs), the kernel's `mm/oom_kill.c`.
 */
const platform = new RegExp(
  `^${FRONT}:? ?(?:${[
    String.raw`Unable to import module '[^'\n]{1,200}'`,
    String.raw`module initialization error\b`,
    'Process exited before completing request|Runtime exited (?:with error|without providing a reason)',
    "Unknown application error occurred|Error loading class |Class not found: |Syntax error in module '",
    'Init error when loading handler|Error raised from handler method',
    '(?:LAMBDA_RUNTIME )?Failed to post handler success response',
    'Execution failed due to (?:configuration error|a timeout error|an internal error)|Lambda execution failed with status',
    'Memory cgroup out of memory: |Out of memory: Kill',
    // A resource that CloudFormation could not make, as its events and its tools print it.
    String.raw`[^\n]{0,120}\b(?:CREATE|UPDATE|DELETE|IMPORT)_FAILED\b`,
    // The host of Azure Functions.
    String.raw`(?:\S+ )?The '[^'\n]{1,80}' function is in error: `,
    'Failed to (?:initialize|create) CoreCLR|entrypoint requires the handler name',
    // Banners of Spring Boot, the AWS SAM CLI, Next.js and npm.
    String.raw`\*{5,}\r?\nAPPLICATION FAILED TO START|APPLICATION FAILED TO START\b|Build Failed\b|Failed to compile\.|npm (?:ERR!|error) `,
  ].join('|')})`,
);

/**
 * How the Java runtime reports what nobody caught: the message and the class, then the class again with its trace.
 * Source: AWS Lambda developer guide, "Exceptions in Java".
 */
const uncaughtInJava =
  /^[^\n]{0,1000}: ((?:[a-z_][\w$]{0,60}\.){1,12}[A-Z][\w$]{0,80})\r?\n(?:[a-z_][\w$]{0,60}\.){1,12}[A-Z][\w$]{0,80}(?::|\r?\n|$)/;
const JAVA_CHARS = 1400;

/** A frame of a stack, as JavaScript, Java and .NET, Python, Ruby, PHP and Go print it below an error. */
const framed =
  /\n\s{0,40}at [^\n]{1,400}(?::\d{1,7}\)?|\(Native Method\)|\(native\)|\(<anonymous>\)|:line \d{1,7})[ \t]*(?:\r?\n|$)|\nTraceback \(most recent call last\)|\n\s{1,40}from [^\n]{1,300}:\d{1,7}:in|\n#0 [^\n]{1,300}\(\d{1,7}\): |\ngoroutine \d{1,10} \[/;
/** Of a stack no more than its beginning is looked at. */
const FRAMED_CHARS = 4_000;
/** These print where they were called from, too, and are no failures. */
const harmless = /^[^\n]{0,200}(?:\bTrace|(?<!Rejection)Warning):/;

/** Whether a text without a level reports a failure. Never throws; takes time linear in the beginning of the text. */
export function reportsFailure(text: string): boolean {
  const head = text.slice(0, HEAD_CHARS);
  if (thrown.test(head) || platform.test(head)) return true;
  if (!text.includes('\n')) return false;
  if (uncaughtInJava.test(text.slice(0, JAVA_CHARS))) return true;
  return !harmless.test(head) && framed.test(text.slice(0, FRAMED_CHARS));
}
