/**
 * Alerts as Terraform and `.baselime` files write them: on a saved query by its id, with spans of time as text. The alert
 * itself holds the query and milliseconds; what is said in another form is kept beside it.
 */
import { isDeepStrictEqual } from 'node:util';
import { type Alert, type AlertForm, AlertRequest, THRESHOLD_OPERATIONS } from '@baselime-ai/contract';
import type { Engine } from '../engine.js';
import type { Actor } from '../model/actor.js';
import { EngineError } from '../model/errors.js';
import { durationText, parseDurationText } from './duration-text.js';

export interface AlertAsCode {
  readonly id: string;
  readonly name?: string;
  readonly description?: string;
  readonly enabled: boolean;
  /** Absent for an alert whose query is not a saved one. */
  readonly queryId?: string;
  readonly threshold: { readonly operation: string; readonly value: number };
  readonly frequency: string;
  readonly window: string;
  /** A target that is the id or the name of a channel of this workspace is told of the alert. */
  readonly channels: AlertForm['channels'];
}

/** Raises REQUEST_INVALID with the place of each part that cannot be used. */
export async function saveAlertAsCode(engine: Engine, actor: Actor, code: AlertAsCode, at: string): Promise<Alert> {
  const { workspaceId, environment } = actor;
  const { queryId = '' } = code;
  const saved = await engine.workspace.queries.find(workspaceId, environment, queryId);
  const frequency = parseDurationText(code.frequency);
  const window = parseDurationText(code.window);
  const problems = [
    ...(saved === undefined ? [{ path: 'parameters.queryId', message: 'names no saved query' }] : []),
    ...(frequency === undefined ? [{ path: 'parameters.frequency', message: SPAN_HELP }] : []),
    ...(window === undefined ? [{ path: 'parameters.window', message: SPAN_HELP }] : []),
  ];
  const known = await engine.workspace.alerts.find(workspaceId, environment, code.id);
  const targets = code.channels.flatMap((channel) => channel.targets);
  const told = (await engine.workspace.channels.list(workspaceId)).filter(
    ({ id, name }) => targets.includes(id) || targets.includes(name),
  );
  const request = AlertRequest.safeParse({
    // What this program keeps of an alert beyond what code can say.
    ...known,
    id: code.id,
    name: code.name ?? code.id,
    query: saved?.query ?? {},
    threshold: code.threshold,
    frequency: frequency ?? 60_000,
    window: window ?? 60_000,
    enabled: code.enabled,
    ...(told.length === 0 ? {} : { channels: told.map(({ id }) => id) }),
  });
  if (!request.success) {
    for (const { path, message } of request.error.issues) {
      problems.push({ path: ['parameters', ...path].join('.'), message: placeHelp(path[1]) ?? message });
    }
  }
  if (!request.success || problems.length > 0) {
    throw new EngineError('REQUEST_INVALID', 'The alert cannot be used as it is written.', { details: problems });
  }
  const alert = await engine.saveAlert(actor, request.data);
  await engine.workspace.alertForms.save(workspaceId, environment, {
    id: code.id,
    createdAt: known?.createdAt ?? at,
    queryId,
    frequency: code.frequency,
    window: code.window,
    channels: code.channels,
    ...(code.description === undefined ? {} : { description: code.description }),
  });
  return alert;
}

const SPAN_HELP = 'must be a span of time such as `10 mins`';
const placeHelp = (part: PropertyKey | undefined): string | undefined =>
  part === 'operation' ? `must be one of ${THRESHOLD_OPERATIONS.join(' ')}` : undefined;

/** A form that no longer says what the alert does, because the alert was changed in the console, is left out. */
export async function alertAsCode(engine: Engine, actor: Actor, alert: Alert): Promise<AlertAsCode> {
  const { workspaceId, environment } = actor;
  const form = await engine.workspace.alertForms.find(workspaceId, environment, alert.id);
  const saved =
    form?.queryId === undefined
      ? undefined
      : await engine.workspace.queries.find(workspaceId, environment, form.queryId);
  const span = (ms: number, text: string | undefined): string =>
    text !== undefined && parseDurationText(text) === ms ? text : durationText(ms);
  return {
    id: alert.id,
    name: alert.name,
    enabled: alert.enabled,
    threshold: alert.threshold,
    frequency: span(alert.frequency, form?.frequency),
    window: span(alert.window, form?.window),
    channels: form?.channels ?? [],
    ...(form?.description === undefined ? {} : { description: form.description }),
    ...(saved !== undefined && isDeepStrictEqual(saved.query, alert.query) ? { queryId: saved.id } : {}),
  };
}
