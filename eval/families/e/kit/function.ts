/** A Lambda function of the estate, the language it is written in, and where in its code things happen. */
import type { Dice } from '../../../kit/dice.js';

export const LANGUAGES = ['node', 'python', 'java', 'go', 'dotnet', 'ruby'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface Fn {
  readonly name: string;
  /** The application or stack it belongs to. */
  readonly service: string;
  /** In kebab-case, such as `rate-quote`; its code is named after it. */
  readonly stem: string;
  readonly language: Language;
  readonly logger: string;
  readonly version: string;
  readonly arn: string;
  readonly memoryMb: number;
  readonly timeoutMs: number;
  /** Names of the sandboxes that are warm. */
  readonly sandboxes: readonly [string, ...string[]];
  readonly code: Code;
}

export interface Code {
  /** Frames of the application in the language's own form, innermost first. */
  readonly frames: readonly string[];
  /** Frames of the runtime below them. */
  readonly runtime: readonly string[];
  readonly location: string;
}

const LOGGERS: Readonly<Record<Language, readonly [string, ...string[]]>> = {
  node: ['pino', 'winston', 'powertools', 'console'],
  python: ['logging', 'powertools', 'structlog'],
  java: ['log4j', 'logstash', 'ecs'],
  go: ['slog', 'zap', 'zerolog'],
  dotnet: ['serilog', 'ilogger'],
  ruby: ['logger', 'semantic'],
};

export interface Place {
  readonly region: string;
  readonly account: string;
  readonly stage: string;
  readonly naming: 'plain' | 'serverless' | 'sam';
}

export function functionOf(dice: Dice, place: Place, service: string, stem: string, language: Language): Fn {
  const name =
    place.naming === 'plain'
      ? stem
      : place.naming === 'serverless'
        ? `${service}-${place.stage}-${stem}`
        : `${service}-${pascal(stem)}Function-${dice.text(12, 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789')}`;
  return {
    name,
    service,
    stem,
    language,
    logger: dice.pick(LOGGERS[language]),
    version: String(dice.int(3, 180)),
    arn: `arn:aws:lambda:${place.region}:${place.account}:function:${name}`,
    memoryMb: dice.pick(language === 'java' || language === 'dotnet' ? [1024, 1536, 2048] : [256, 512, 1024]),
    timeoutMs: dice.pick([10_000, 15_000, 29_000, 30_000]),
    sandboxes: [dice.hex(32), dice.hex(32), dice.hex(32)],
    code: codeOf(dice, service, stem, language),
  };
}

export const pascal = (stem: string): string =>
  stem.replace(/(?:^|-)([a-z])/g, (_, first: string) => first.toUpperCase());
export const camel = (stem: string): string => stem.replace(/-([a-z])/g, (_, first: string) => first.toUpperCase());
export const snake = (stem: string): string => stem.replaceAll('-', '_');

function codeOf(dice: Dice, service: string, stem: string, language: Language): Code {
  const [inner, outer] = [dice.int(18, 140), dice.int(9, 60)];
  const [Name, name, under] = [pascal(stem), camel(stem), snake(stem)];
  switch (language) {
    case 'node': {
      const file = dice.pick([
        `/var/task/src/${stem}.js`,
        `file:///var/task/${stem}/index.mjs`,
        `/var/task/dist/handlers/${stem}.js`,
      ]);
      return {
        location: `${file}:${inner}`,
        frames: [
          `${name} (${file}:${inner}:${dice.int(9, 40)})`,
          `async Runtime.handler (${file}:${outer}:${dice.int(9, 24)})`,
        ],
        runtime: ['async Runtime.handleOnceNonStreaming (file:///var/runtime/index.mjs:1173:29)'],
      };
    }
    case 'python':
      return {
        location: `${under}:${inner}`,
        frames: [
          `  File "/var/task/${snake(service)}/${under}.py", line ${inner}, in ${under}\n    return client.${under}(payload)`,
          `  File "/var/task/app.py", line ${outer}, in lambda_handler\n    result = ${under}(event)`,
        ],
        runtime: [],
      };
    case 'java':
      return {
        location: `com.${service}.${Name}Handler`,
        frames: [
          `com.${service}.${name}.${Name}Service.${name}(${Name}Service.java:${inner})`,
          `com.${service}.${name}.${Name}Handler.handleRequest(${Name}Handler.java:${outer})`,
        ],
        runtime: ['java.base/jdk.internal.reflect.DirectMethodHandleAccessor.invoke(Unknown Source)'],
      };
    case 'go':
      return {
        location: `internal/${under}/${under}.go:${inner}`,
        frames: [
          `github.com/${service}/${stem}/internal/${under}.Handle(...)\n\t/build/internal/${under}/${under}.go:${inner}`,
        ],
        runtime: [
          'github.com/aws/aws-lambda-go/lambda.callBytesHandlerFunc(...)\n\t/go/pkg/mod/github.com/aws/aws-lambda-go@v1.47.0/lambda/invoke_loop.go:124',
        ],
      };
    case 'dotnet':
      return {
        location: `${pascal(service)}.${Name}`,
        frames: [
          `   at ${pascal(service)}.${Name}.${Name}Service.${Name}Async(${Name}Request request) in /src/${Name}/${Name}Service.cs:line ${inner}`,
          `   at ${pascal(service)}.${Name}.Function.FunctionHandler(Stream input, ILambdaContext context) in /src/${Name}/Function.cs:line ${outer}`,
        ],
        runtime: [
          '   at Amazon.Lambda.RuntimeSupport.LambdaBootstrap.InvokeOnceAsync(CancellationToken cancellationToken)',
        ],
      };
    case 'ruby':
      return {
        location: `lib/${under}.rb:${inner}`,
        frames: [`/var/task/lib/${under}.rb:${inner}:in \`${under}'`, `/var/task/app.rb:${outer}:in \`handler'`],
        runtime: ["/var/runtime/lib/aws_lambda_ric.rb:196:in `block in run_user_code'"],
      };
  }
}
