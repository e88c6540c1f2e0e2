/**
 * What failure an event tells, without what differs between those who tell it: the dataset, the level, and how much each
 * of them knows of the place. A span and a log line that name the same error of the same function tell one failure.
 */
import { isObject } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { patternOf } from '../pattern.js';
import { accountOf, errorTextOf, firstNumber, firstText, regionOf, rootsOf } from '../record/record-fields.js';
import { methodKeys, pathKeys, statusKeys } from '../record/record-keys.js';

export interface ToldFailure {
  readonly namespace: string;
  /** Type and message of the error, the variable parts left out. */
  readonly text: string;
  /** Absent where the sender named none. */
  readonly service?: string;
  readonly account?: string;
  readonly region?: string;
}

/** What stands for a service that nobody named: ours, and OpenTelemetry's (resource conventions, `service.name`). */
const UNNAMED = /^(?:default|unknown_service(?::.*)?)$/;

/** The names of the stable HTTP conventions of OpenTelemetry, then those of access logs. */
const METHODS = ['http.request.method', ...methodKeys.keys];
const ROUTES = ['http.route', ...pathKeys.keys, 'url.path'];

/** Undefined for an event that is no kind of error, or that says nothing of its failure. */
export function toldFailure(event: TelemetryEvent): ToldFailure | undefined {
  if (event.fingerprint === undefined) return undefined;
  const { data, service, namespace } = event;
  const roots = rootsOf(data);
  const places = isObject(data.resource) ? [...roots, data.resource] : roots;
  const text = textOf(event, roots);
  if (text === undefined) return undefined;
  const account = accountOf(places);
  const region = regionOf(places);
  return {
    namespace,
    text,
    ...(UNNAMED.test(service) || service === namespace ? {} : { service }),
    ...(account === undefined ? {} : { account }),
    ...(region === undefined ? {} : { region }),
  };
}

function textOf(event: TelemetryEvent, roots: ReturnType<typeof rootsOf>): string | undefined {
  // The platform and the guard of a library that saw the end coming word it differently.
  if (event.timedOut === true) return 'timed out';
  const error = errorTextOf(roots);
  const status = firstNumber(roots, statusKeys);
  // The conventions give the status as the type of an error that has no other (`error.type`).
  if (status !== undefined && status >= 500 && (error === undefined || error === String(status))) {
    const method = firstText(roots, METHODS);
    const route = firstText(roots, ROUTES);
    if (method !== undefined && route !== undefined) return patternOf(`answered ${method} ${route}`);
  }
  const said = (error ?? event.message ?? event.name ?? '').slice(0, 4000).trimStart();
  return patternOf(said.split(/[\r\n]/, 1)[0] ?? '');
}

/** What both know of the place is the same. */
export const mayBeSame = (one: ToldFailure, other: ToldFailure): boolean =>
  one.namespace === other.namespace &&
  one.text === other.text &&
  agree(one.service, other.service) &&
  agree(one.account, other.account) &&
  agree(one.region, other.region);

const agree = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined || one === other;
