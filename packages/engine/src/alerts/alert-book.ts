/** The verbs about alerts: what is saved, what an evaluation finds, and what is to be delivered because of it. */
import { randomBytes } from 'node:crypto';
import type { Alert, AlertCheck, AlertRequest, Subject } from '@baselime-ai/contract';
import type { Actor } from '../model/actor.js';
import type { Clock } from '../model/clock.js';
import { EngineError } from '../model/errors.js';
import { queryOfAlert, type TelemetryReader } from '../query/index.js';
import type { AlertStateRecord, DeliveryRecord, Page, PageRequest, WorkspaceStore } from '../store/workspace-store.js';
import { looksBack } from './compare.js';
import { evaluateAlert } from './evaluate-alert.js';
import { nextState } from './next-state.js';

export interface AlertVerbs {
  /** A request with the id of a stored alert takes its place; another id is the new alert's. QUERY_INVALID. */
  saveAlert(actor: Actor, request: AlertRequest): Promise<Alert>;
  /** REQUEST_NOT_FOUND when there is none. */
  alert(actor: Actor, id: string): Promise<Alert>;
  /** Those of the actor's environment, oldest first. */
  alerts(actor: Actor): Promise<readonly Alert[]>;
  /** REQUEST_NOT_FOUND when there is none. */
  removeAlert(actor: Actor, id: string): Promise<void>;
  /**
   * Evaluates an alert now, whether it is enabled or not, and keeps what came out; an evaluation that fails is kept as
   * such. REQUEST_NOT_FOUND, STORE_UNAVAILABLE.
   */
  checkAlert(actor: Actor, id: string, signal?: AbortSignal): Promise<AlertCheck>;
  /** Newest first. REQUEST_NOT_FOUND. */
  alertChecks(actor: Actor, id: string, page: PageRequest): Promise<Page<AlertCheck>>;
}

export interface AlertBookOptions {
  readonly workspace: WorkspaceStore;
  readonly reader: (environment: string) => TelemetryReader;
  readonly clock: Clock;
}

export interface AlertBook extends AlertVerbs {
  /** With its state; undefined when there is none. */
  find(actor: Actor, id: string): Promise<Alert | undefined>;
}

const KEPT_MS = 30 * 86_400_000;
/** Two checks of an alert at the same moment: how often the later one is made anew on top of the other. */
const MOST_TRIES = 5;
const SURGE = { operation: 'INCREASES_BY_MORE_THAN', value: 100 } as const;
const ANY = { operation: '>', value: 0 } as const;

export function createAlertBook({ workspace, reader, clock }: AlertBookOptions): AlertBook {
  const nowMs = (): number => Number(clock.now() / 1_000_000n);
  const iso = (ms: number): string => new Date(ms).toISOString();
  const newId = (): string => randomBytes(16).toString('hex');

  const find: AlertBook['find'] = async ({ workspaceId, environment }, id) => {
    const [stored, state] = await Promise.all([
      workspace.alerts.find(workspaceId, environment, id),
      workspace.alertChecks.state(workspaceId, environment, id),
    ]);
    return stored === undefined ? undefined : withState(stored, state);
  };
  const read = async (actor: Actor, id: string): Promise<Alert> => {
    const found = await find(actor, id);
    if (found !== undefined) return found;
    throw new EngineError('REQUEST_NOT_FOUND', 'There is no alert with this id. It may have been removed.', {
      details: [{ path: 'id', message: id.slice(0, 64) }],
    });
  };
  const evaluated = async (
    { workspaceId, environment }: Actor,
    alert: Alert,
    signal?: AbortSignal,
  ): Promise<AlertCheck> => {
    const at = nowMs();
    const whole = { id: newId(), alertId: alert.id, at: iso(at), threshold: alert.threshold };
    try {
      const decisions = () => workspace.errors.list(workspaceId, environment);
      return {
        ...whole,
        ...(await evaluateAlert({ reader: reader(environment), decisions }, alert, clock.now(), signal)),
      };
    } catch (error) {
      if (!(error instanceof EngineError) || error.code === 'STORE_UNAVAILABLE') throw error;
      const timeframe = { from: Math.max(0, at - alert.window), to: at };
      const { code, publicMessage: note } = error;
      return { ...whole, outcome: 'failed', timeframe, key: '', value: null, groups: [], note, code };
    }
  };
  const deliveriesOf = async (
    { workspaceId, environment }: Actor,
    alert: Alert,
    check: AlertCheck,
    event: 'firing' | 'resolved' | undefined,
    before: AlertStateRecord | undefined,
  ): Promise<readonly DeliveryRecord[]> => {
    if (event === undefined || alert.channels.length === 0) return [];
    const known = await workspace.channels.list(workspaceId);
    const told = known.filter(({ id }) => alert.channels.includes(id));
    const subject = event === 'firing' ? subjectOf(alert, check, before) : undefined;
    return told.map(({ id, name }) => ({
      id: newId(),
      at: check.at,
      alertId: alert.id,
      alertName: alert.name,
      checkId: check.id,
      channelId: id,
      channelName: name,
      event,
      status: 'pending',
      attempts: 0,
      dueAt: check.at,
      environment,
      check,
      queryName: check.key,
      ...(subject === undefined ? {} : { subject }),
    }));
  };

  return {
    find,
    async saveAlert(actor, request) {
      const { workspaceId, environment } = actor;
      const { kind, query, threshold = kind === 'error-surge' ? SURGE : ANY } = request;
      if (query.filterCombination === 'OR' && (kind === 'new-error' || kind === 'error-surge')) {
        throw new EngineError('QUERY_INVALID', 'An alert about errors joins its filters with AND.');
      }
      if (kind === 'error-surge' && !looksBack(threshold)) {
        throw new EngineError('QUERY_INVALID', 'A surge of errors is compared with the window before, in per cent.');
      }
      // Asked of an instant, so that a query that cannot run is refused now and not when it should alert.
      const asked = { query: queryOfAlert(request), timeframe: { from: 1, to: 2 }, view: 'series' as const };
      await reader(environment).run(asked);
      const id = request.id ?? newId();
      const known = request.id === undefined ? undefined : await workspace.alerts.find(workspaceId, environment, id);
      const at = iso(nowMs());
      const stored: Alert = { ...request, id, threshold, createdAt: known?.createdAt ?? at, updatedAt: at };
      await workspace.alerts.save(workspaceId, environment, stored);
      return withState(stored, await workspace.alertChecks.state(workspaceId, environment, id));
    },
    alert: read,
    async alerts({ workspaceId, environment }) {
      const [stored, states] = await Promise.all([
        workspace.alerts.list(workspaceId, environment),
        workspace.alertChecks.states(workspaceId, environment),
      ]);
      return stored.map((alert) => withState(alert, states.get(alert.id)));
    },
    async removeAlert(actor, id) {
      await read(actor, id);
      await workspace.alerts.remove(actor.workspaceId, actor.environment, id);
    },
    async checkAlert(actor, id, signal) {
      const { workspaceId, environment } = actor;
      const alert = await read(actor, id);
      const check = await evaluated(actor, alert, signal);
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const known = await workspace.alertChecks.state(workspaceId, environment, id);
        const { state, news } = nextState(known, check);
        const deliveries = await deliveriesOf(actor, alert, check, news, known);
        const keepFrom = iso(Date.parse(check.at) - KEPT_MS);
        const made = { check, state, expected: known?.version, deliveries, keepFrom };
        if (await workspace.alertChecks.record(workspaceId, environment, made)) return check;
      }
      throw new EngineError('STORE_UNAVAILABLE', 'This alert is being checked by many at once. Try again shortly.');
    },
    async alertChecks(actor, id, page) {
      await read(actor, id);
      return workspace.alertChecks.list(actor.workspaceId, actor.environment, id, page);
    },
  };
}

function withState(alert: Alert, state: AlertStateRecord | undefined): Alert {
  if (state === undefined) return alert;
  return {
    ...alert,
    evaluatedAt: state.evaluatedAt,
    ...(state.state === undefined ? {} : { state: state.state }),
    ...(state.since === undefined ? {} : { since: state.since }),
    lastValue: state.lastValue,
  };
}

/** What an explanation of it is about: the first error that is new, or the alert itself. */
function subjectOf(alert: Alert, check: AlertCheck, before: AlertStateRecord | undefined): Subject {
  if (alert.kind !== 'new-error') return { kind: 'alert', id: alert.id };
  const known = before?.firing ?? [];
  const isNews = ({ group }: AlertCheck['groups'][number]): boolean =>
    !known.some((name) => name.includes(JSON.stringify(group?.fingerprint)));
  const fingerprint = (check.groups.find(isNews) ?? check.groups[0])?.group?.fingerprint;
  return typeof fingerprint === 'string' ? { kind: 'error', fingerprint } : { kind: 'alert', id: alert.id };
}
