/** One function of a simulated system. */
export const RUNTIMES = ['python', 'java', 'go', 'dotnet', 'node'] as const;
export type Runtime = (typeof RUNTIMES)[number];

export interface LambdaFunction {
  readonly name: string;
  readonly service: string;
  readonly runtime: Runtime;
  readonly memoryMb: number;
  readonly timeoutMs: number;
  readonly account: string;
  readonly region: string;
  readonly logStream: string;
}

export const arnOf = ({ region, account, name }: LambdaFunction): string =>
  `arn:aws:lambda:${region}:${account}:function:${name}`;

/** An error as a program has it. */
export interface Thrown {
  readonly type: string;
  readonly message: string;
  readonly frames?: readonly string[];
}

export type Texts = Readonly<Partial<Record<Runtime, Thrown>>>;

/** The error as this function's runtime words it. A scenario picks only runtimes that it has words for. */
export function wordedFor({ runtime }: LambdaFunction, texts: Texts): Thrown {
  const thrown = texts[runtime];
  if (thrown === undefined) throw new RangeError(`This scenario has no words for ${runtime}.`);
  return thrown;
}
