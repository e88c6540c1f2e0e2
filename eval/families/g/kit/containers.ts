/** What differs where services run as containers: who sends, what a line holds, and how a framework tells of what nobody caught. */
// biome-ignore-all format: rows of wire formats, one a line.
import { Dice } from '../../../kit/dice.js';
import type { Tags } from '../../../kit/otlp.js';
import type { Estate, Fn } from './estate.js';
import type { Invocation } from './happenings.js';
import { printed, type Thrown } from './thrown.js';

const REPLICAS = 3;
const LANGUAGES = { node: 'nodejs', python: 'python', java: 'java', go: 'go', dotnet: 'dotnet', ruby: 'ruby' } as const;
const POD_LETTERS = 'bcdfghjklmnpqrstvwxz2456789';

/** The pod or task of this number; those of another version have other names. */
export function replicaOf({ name }: Fn, version: number, place: number, { platform, account }: Estate): string {
  const set = new Dice(`${name} ${version} ${account} replica set`);
  const own = new Dice(`${name} ${version} ${place} ${account} replica`);
  return platform === 'ecs' ? own.hex(32) : `${name}-${set.text(9, POD_LETTERS)}-${own.text(5, POD_LETTERS)}`;
}

/** The replica that served it: a request is served by the one whose turn it was. */
const servedBy = ({ fn, version, sandbox }: Invocation, estate: Estate): string => replicaOf(fn, version, [...sandbox.slice(-6)].reduce((sum, one) => sum + one.charCodeAt(0), 0) % REPLICAS, estate);

export const streamOf = (invocation: Invocation, estate: Estate): string => taskStream(invocation.fn, servedBy(invocation, estate));
export const taskStream = ({ file }: Fn, task: string): string => `app/${file}/${task}`;

export function replicaResource(fn: Fn, version: number, replica: string, { platform, region, account, stack }: Estate): Tags {
  const known = { 'service.name': fn.name, 'service.version': `1.${version}.0`, 'service.instance.id': replica, 'cloud.provider': 'aws', 'cloud.region': region, 'cloud.account.id': account };
  const sdk = { 'telemetry.sdk.language': LANGUAGES[fn.runtime], 'telemetry.sdk.name': 'opentelemetry' };
  const cluster = `${stack}-prod`;
  return platform === 'ecs'
    ? { ...known, ...sdk, 'cloud.platform': 'aws_ecs', 'aws.ecs.cluster.arn': `arn:aws:ecs:${region}:${account}:cluster/${cluster}`, 'aws.ecs.task.family': fn.name, 'aws.ecs.task.revision': String(version), 'aws.ecs.launchtype': 'fargate', 'container.name': 'app' }
    : { ...known, ...sdk, 'cloud.platform': 'aws_eks', 'k8s.cluster.name': cluster, 'k8s.namespace.name': stack, 'k8s.deployment.name': fn.name, 'k8s.pod.name': replica, 'k8s.container.name': 'app' };
}

export const containerResource = (invocation: Invocation, estate: Estate): Tags => replicaResource(invocation.fn, invocation.version, servedBy(invocation, estate), estate);

/** A line of a logger without what only Lambda puts into it. */
export const withoutLambda = (line: string, invocation: Invocation, estate: Estate): string =>
  line
    .replace(/"(?:awsRequestId|aws_request_id|AWSRequestId|AwsRequestId)"/, '"reqId"')
    .replace('"hostname":"169.254.76.1"', `"hostname":"${servedBy(invocation, estate).slice(0, 40)}"`)
    .replace(/"function_memory_size":"\d+","function_name":"[^"]*","function_request_id"/, '"request_id"')
    .replace('"cold_start":false,', '')
    .replaceAll('/var/task/', '/app/');

/** As Express, Flask, Spring, a middleware with `slog`, ASP.NET and Rails log an error that left the handler of a request. */
export function unhandled(thrown: Thrown, { fn }: Pick<Invocation, 'fn'>, { noun }: Estate): string {
  const whole = printed(thrown, fn).replaceAll('/var/task/', '/app/');
  const path = `/${noun}s`;
  switch (fn.runtime) {
    case 'python':
      return `Exception on ${path} [POST]\n${whole}`;
    case 'java':
      return `Servlet.service() for servlet [dispatcherServlet] in context with path [] threw exception [Request processing failed: ${thrown.type}: ${thrown.message}] with root cause\n${whole}`;
    case 'go':
      return JSON.stringify({ level: 'ERROR', msg: `POST ${path} failed`, status: 500, error: whole });
    case 'dotnet':
      return `fail: Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware[1]\n      An unhandled exception has occurred while executing the request.\n      ${whole.replaceAll('\n', '\n      ')}`;
    case 'ruby':
      return `F, [${fn.name}] FATAL -- : ${thrown.type} (${thrown.message}):\n${whole}`;
    default:
      return whole;
  }
}
