/** What the name of a log group says about the lines in it. Source: the names that AWS services give their groups. */
import { functionOfLogGroup } from '../lambda/lambda-line.js';

export interface LogSource {
  readonly dataset: string;
  readonly namespace: string;
  readonly isLambda: boolean;
}

/** The part in parentheses, where there is one, is the namespace; else the whole name of the group is. */
const sources: readonly (readonly [pattern: RegExp, dataset: string])[] = [
  [/^API-Gateway-Execution-Logs_([\w.-]+\/[\w.$-]+)$/, 'apigateway-logs'],
  [/^\/aws\/(?:vendedlogs\/)?(?:api-?gateway|http-api|apigw)\/(.+)$/i, 'apigateway-logs'],
  [/^\/aws\/ecs\/containerinsights\/([^/]+)\//, 'ecs-logs'],
  [/^\/?(?:aws\/)?ecs\/(.+)$/, 'ecs-logs'],
  [/^\/aws\/apprunner\/([^/]+)/, 'apprunner-logs'],
  [/^\/?(?:aws-)?cloudtrail[/-]/i, 'cloudtrail'],
  [/^\/aws\/(?:vendedlogs\/)?states\/(.+)$/, 'stepfunctions-logs'],
  [/^aws\/spans$/, 'x-ray'],
  [/^\/aws\/lambda-insights\b/, 'lambda-insights'],
  [/^\/aws\/rds\/(?:instance|cluster)\/([^/]+)/, 'rds-logs'],
  [/^\/aws\/codebuild\/(.+)$/, 'codebuild-logs'],
  [/^\/aws\/eks\/([^/]+)/, 'eks-logs'],
  [/^\/aws\/events\/(.+)$/, 'eventbridge'],
  [/^\/aws\/(?:lambda@edge|cloudfront\/function)\/(.+)$/i, 'cloudfront-logs'],
];

/** A group of no known service is the dataset `logs` with its own name as namespace. */
export function sourceOfLogGroup(logGroup: string): LogSource {
  const group = logGroup.slice(0, 512);
  const functionName = functionOfLogGroup(group);
  if (functionName !== undefined) return { dataset: 'lambda-logs', namespace: functionName, isLambda: true };
  for (const [pattern, dataset] of sources) {
    const match = pattern.exec(group);
    if (match !== null) return { dataset, namespace: (match[1] ?? group).replace(/\/$/, ''), isLambda: false };
  }
  return { dataset: 'logs', namespace: group, isLambda: false };
}

/** The version that a log stream of Lambda names, as in `2023/04/21/[$LATEST]ab12…` or `2024/01/01/name[7]…`. */
export const versionOfLogStream = (logStream: string | undefined): string | undefined =>
  /\[(\$LATEST|\d{1,18})\]/.exec(logStream?.slice(0, 512) ?? '')?.[1];
