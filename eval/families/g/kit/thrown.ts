/** An error as a runtime holds it, and how it looks when that runtime prints it. */
// biome-ignore-all format: rows of wire formats, one a line.
import { type Fn, pascal, type Runtime } from './estate.js';

export interface Thrown {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly status?: number;
  /** Own keys that a logger prints beside type, message and stack. */
  readonly fields?: Readonly<Record<string, string | number>>;
  readonly cause?: Thrown;
  /** Lines of the stack above the program's own. */
  readonly inner?: readonly string[];
}

/** The program's own frames, the same for each error of one function. */
export function framesOf({ file, runtime, role, name }: Fn): readonly string[] {
  const line = 20 + ((name.length * 7) % 90);
  const verb = role === 'front' ? 'submit' : 'handle';
  const unit = pascal(file);
  switch (runtime) {
    case 'node':
      return [
        `    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)`,
        `    at async ${verb} (/var/task/src/${file}.js:${line}:${9 + (line % 20)})`,
        `    at async Runtime.handler (/var/task/index.js:${12 + (line % 9)}:20)`,
      ];
    case 'python':
      return [
        `  File "/var/task/${file.replaceAll('-', '_')}/app.py", line ${line}, in handler`,
        `    return ${verb}(event)`,
        `  File "/var/task/${file.replaceAll('-', '_')}/service.py", line ${line + 31}, in ${verb}`,
        '    result = client.send(item)',
      ];
    case 'java':
      return [
        `\tat io.acme.${unit.toLowerCase()}.${unit}Service.${verb}(${unit}Service.java:${line})`,
        `\tat io.acme.${unit.toLowerCase()}.${unit}Handler.handleRequest(${unit}Handler.java:${line + 9})`,
        '\tat java.base/jdk.internal.reflect.DirectMethodHandleAccessor.invoke(Unknown Source)',
      ];
    case 'ruby':
      return [`/var/task/lib/${file.replaceAll('-', '_')}.rb:${line}:in '${unit}#${verb}'`, `/var/task/app.rb:${12 + (line % 9)}:in 'process'`];
    case 'go':
      return [`main.(*${unit}).${verb}`, `\t/src/${file}/main.go:${line}`];
    default:
      return [
        `   at Acme.${unit}.${unit}Service.${pascal(verb)}Async(Item item) in /src/${unit}/${unit}Service.cs:line ${line}`,
        `   at Acme.${unit}.Function.FunctionHandler(Stream input, ILambdaContext context) in /src/${unit}/Function.cs:line ${line + 14}`,
      ];
  }
}

const headOf = ({ type, message }: Thrown): string => (message === '' ? type : `${type}: ${message}`);

/** As the runtime prints an error that nobody caught, or that a logger hands to it. */
export function printed(thrown: Thrown, fn: Fn): string {
  const frames = [...(thrown.inner ?? []), ...framesOf(fn)];
  const { cause } = thrown;
  const { runtime } = fn;
  if (runtime === 'python') {
    const own = ['Traceback (most recent call last):', ...framesOf(fn), ...(thrown.inner ?? []), headOf(thrown)];
    const because = 'The above exception was the direct cause of the following exception:';
    return [...(cause === undefined ? [] : [printed(cause, fn), '', because, '']), ...own].join('\n');
  }
  if (runtime === 'java')
    return [headOf(thrown), ...frames, ...(cause === undefined ? [] : [`Caused by: ${headOf(cause)}`, ...(cause.inner ?? []), '\t... 3 more'])].join('\n');
  if (runtime === 'dotnet') {
    const inner = cause === undefined ? [] : [` ---> ${headOf(cause)}`, ...(cause.inner ?? []), '   --- End of inner exception stack trace ---'];
    return [headOf(thrown), ...inner, ...frames].join('\n');
  }
  if (runtime === 'go') return thrown.message;
  if (runtime === 'ruby') return [headOf(thrown), ...frames, ...(cause === undefined ? [] : ['Caused by:', headOf(cause)])].join('\n');
  const tail = cause === undefined ? [] : [`  [cause]: ${printed(cause, fn).replaceAll('\n', '\n  ')}`];
  return [headOf(thrown), ...frames, ...tail].join('\n');
}

/** The same failure in a word of the program's own, with the first one as its cause. */
export function wrapped(runtime: Runtime, type: string, message: string, cause: Thrown): Thrown {
  if (runtime === 'go') return { type: '*fmt.wrapError', message: `${message}: ${cause.message}` };
  const names: Readonly<Record<string, string>> = { java: `io.acme.errors.${type}`, dotnet: `Acme.Errors.${type}`, ruby: `Errors::${type}` };
  return { type: names[runtime] ?? type, message, cause };
}
