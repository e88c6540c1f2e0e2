/** Deployments and configuration changes that may touch a failure, told by what their records name. */
import { leaves } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { type EventRow, eventColumns, fromRow, raw, sql } from '../../store/index.js';
import { keyExpression } from '../key-expression.js';
import { anyKey } from '../recorded-keys.js';
import type { Scope } from './scope.js';
import { inRange } from './scope.js';
import { CHANGING, isByScaling, ROUTINE } from './system/changing-calls.js';

/** The newest ones: what happened shortly before counts, however much was deployed in the hours before that. */
const MOST_READ = 100;
const MOST_CHANGES = 20;
const IS_MARKER = `(dataset IN ('markers', 'deployments') OR name IN ('deployment', 'deploy'))`;

/**
 * Oldest first: deployment markers, and changes in CloudTrail whose record names the function or its service, another function that
 * failed in the same request or trace, what the failing calls are made to, or a parameter that its lines name. Few rows are of that
 * kind, so that the small columns which tell it are read first and the whole records only of those rows.
 */
export async function readRelatedChanges(
  scope: Scope,
  related: readonly TelemetryEvent[] = [],
): Promise<readonly TelemetryEvent[]> {
  const { reader, baseline, window, marker, recorded = anyKey, options } = scope;
  const eventName = recorded.has('eventName') ? keyExpression('eventName').text : raw("''");
  const names = patternOf(changeable(marker, related));
  const named = sql`match(body, ${names})`;
  const { rows } = await reader.select<EventRow>(
    sql`SELECT ${eventColumns} FROM baselime.events
      PREWHERE ${inRange(scope, baseline.from, window.to)} AND kind IN ('log', 'event')
        AND (dataset IN ('cloudtrail', 'markers', 'deployments') OR name IN ('deployment', 'deploy'))
      WHERE ((dataset = 'cloudtrail' AND match(${eventName}, ${CHANGING}) AND NOT match(${eventName}, ${ROUTINE}) AND ${named})
          OR (${raw(IS_MARKER)} AND (${named} OR service = ${marker.service})))
      ORDER BY timestamp DESC, id DESC LIMIT ${MOST_READ}`,
    options,
  );
  const about = new RegExp(names);
  return rows
    .filter(({ body }) => !isByScaling(body.slice(0, 8_000)))
    .map(fromRow)
    .filter((change) => change.dataset !== 'cloudtrail' || namesAny(change, about))
    .slice(0, MOST_CHANGES)
    .reverse();
}

/** Who made a change, from where and with what says nothing of what was changed. Source: CloudTrail record contents. */
const ABOUT_THE_CALL =
  /^(?:userIdentity|userAgent|sourceIPAddress|awsRegion|eventSource|tlsDetails|recipientAccountId)\b/;

const namesAny = ({ data }: TelemetryEvent, about: RegExp): boolean =>
  [...leaves(data, MOST_LEAVES)].some(
    ([path, value]) => typeof value === 'string' && !ABOUT_THE_CALL.test(path) && about.test(value),
  );
const MOST_LEAVES = 500;

/** The whole name: a change of `checkout-worker` is none of `checkout`. */
const patternOf = (names: readonly string[]): string =>
  `(^|[^\\w-])(${names.map((one) => one.replace(/[^\w]/g, (sign) => `\\${sign}`)).join('|')})([^\\w-]|$)`;

const MOST_NAMES = 40;
/** A parameter or secret by its path: `/prod/orders/limit`. */
const PARAMETER = /(?<![\w:/.])\/[a-z][\w.-]*(?:\/[\w.-]+)+/gi;
/** A function, table, queue or cluster as people name them, in parts: `prod-orders`, `order_writer`. */
const RESOURCE = /(?<![\w-])[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)+(?![\w-])/g;
/** What an ARN is the address of, by its last part. Source: AWS general reference, "Amazon Resource Names". */
const OF_ARN = /\barn:aws[\w-]*:[\w-]+:[\w-]*:\d*:(?:[\w.-]+[:/])*([\w.-]{6,80})/g;
const LONGEST_NAME = 80;

function changeable(marker: TelemetryEvent, related: readonly TelemetryEvent[]): readonly string[] {
  const failed = related.filter(({ isError }) => isError).map(({ namespace }) => namespace);
  const lines = [marker, ...related.filter(({ namespace }) => namespace === marker.namespace)].slice(0, 40);
  const parameters = lines.flatMap(({ message = '' }) => message.slice(0, 500).match(PARAMETER) ?? []);
  return [...new Set([marker.namespace, ...failed, ...parameters, ...resourcesIn([marker, ...related])])].slice(
    0,
    MOST_NAMES,
  );
}

/** What the failures name, by the attributes of a call and by their words; the words of the last lines before them too. */
function resourcesIn(related: readonly TelemetryEvent[]): readonly string[] {
  const failing = related.filter(({ isError }) => isError).slice(0, 20);
  const attributes = failing.flatMap(({ data, kind }) =>
    kind !== 'span' ? [] : [...leaves(data, 200)].flatMap(([, value]) => (typeof value === 'string' ? [value] : [])),
  );
  const words = [...failing, ...related.slice(-20)].map(({ message = '' }) => message.slice(0, 500));
  return [...attributes.filter((value) => value.length <= LONGEST_NAME), ...words].flatMap((text) => [
    ...[...text.matchAll(OF_ARN)].map(([, name = '']) => name.replace(/\.$/, '')),
    ...(text.match(RESOURCE)?.filter(isResource) ?? []),
  ]);
}

/** Where something runs is in every record of the same place. */
const REGION = /^[a-z]{2}(?:-(?:gov|iso[a-z]?))?-(?:central|(?:north|south)(?:east|west)?|east|west)-\d[a-z]?$/;
/** What the ARNs of many resources hold in the same words. Source: the "Service Authorization Reference" of AWS. */
const OF_ARNS: ReadonlySet<string> = new Set(
  'assumed-role service-role aws-service-role federated-user log-group log-stream event-source-mapping aws-managed'.split(
    ' ',
  ),
);
const isResource = (name: string): boolean =>
  name.length > 5 && name.length <= LONGEST_NAME && !REGION.test(name) && !OF_ARNS.has(name);
