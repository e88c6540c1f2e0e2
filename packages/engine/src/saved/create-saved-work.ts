/** `SavedWork` as plain reading and writing of the workspace, over the verbs of the engine; every transport calls these. */
import { createHash, randomBytes } from 'node:crypto';
import { AlertRequest, type Dashboard, type SavedQuery } from '@baselime-ai/contract';
import type { Engine } from '../engine.js';
import type { Actor } from '../model/actor.js';
import type { Clock } from '../model/clock.js';
import { EngineError } from '../model/errors.js';
import { alertAsCode, saveAlertAsCode } from './alerts-as-code.js';
import { LAMBDA_OVERVIEW_ID, lambdaOverview } from './lambda-overview.js';
import { exportOrl, importOrl } from './orl/orl-work.js';
import type { SavedWork } from './saved-work.js';

const HOUR_MS = 3_600_000;
/** How far back the store is looked at for what a built-in dashboard can show. */
const SEEN_MS = 24 * HOUR_MS;

export function savedWork(engine: Engine, clock: Clock): SavedWork {
  const { workspace } = engine;
  const nowMs = (): number => Number(clock.now() / 1_000_000n);
  const isoNow = (): string => new Date(nowMs()).toISOString();
  /** Asked of an instant, so that a query that cannot run is refused now and not when somebody needs it. */
  const check = (actor: Actor, query: SavedQuery['query']): Promise<unknown> =>
    engine.query(actor, { query, timeframe: { from: 1, to: 2 }, view: 'series' });
  const overview = async (actor: Actor): Promise<Dashboard> => {
    const to = nowMs() + 1;
    const { keys } = await engine.keys(actor, { from: Math.max(0, to - SEEN_MS), to });
    const at = isoNow();
    return { ...lambdaOverview(keys), createdAt: at, updatedAt: at, builtIn: true };
  };
  const work: SavedWork = {
    async saveQuery(actor, request) {
      const { workspaceId, environment } = actor;
      await check(actor, request.query);
      const known =
        request.id === undefined ? undefined : await workspace.queries.find(workspaceId, environment, request.id);
      const at = isoNow();
      const saved = { ...request, id: request.id ?? newId(), createdAt: known?.createdAt ?? at, updatedAt: at };
      await workspace.queries.save(workspaceId, environment, saved);
      if (known !== undefined) await followQuery(engine, actor, saved);
      return saved;
    },
    async query({ workspaceId, environment }, id) {
      return found(await workspace.queries.find(workspaceId, environment, id), 'query');
    },
    queries: ({ workspaceId, environment }) => workspace.queries.list(workspaceId, environment),
    async removeQuery({ workspaceId, environment }, id) {
      foundToRemove(await workspace.queries.remove(workspaceId, environment, id), 'query');
    },
    async saveDashboard(actor, request) {
      const { workspaceId, environment } = actor;
      for (const { query } of request.widgets) if (query !== undefined) await check(actor, query);
      const known =
        request.id === undefined ? undefined : await workspace.dashboards.find(workspaceId, environment, request.id);
      const at = isoNow();
      const saved = { ...request, id: request.id ?? newId(), createdAt: known?.createdAt ?? at, updatedAt: at };
      await workspace.dashboards.save(workspaceId, environment, saved);
      return saved;
    },
    async dashboard(actor, id) {
      const stored = await workspace.dashboards.find(actor.workspaceId, actor.environment, id);
      if (stored === undefined && id === LAMBDA_OVERVIEW_ID) return overview(actor);
      return found(stored, 'dashboard');
    },
    async dashboards(actor) {
      const stored = await workspace.dashboards.list(actor.workspaceId, actor.environment);
      return stored.some(({ id }) => id === LAMBDA_OVERVIEW_ID) ? stored : [await overview(actor), ...stored];
    },
    async removeDashboard({ workspaceId, environment }, id) {
      foundToRemove(await workspace.dashboards.remove(workspaceId, environment, id), 'dashboard');
    },
    async saveAlertAsCode(actor, code) {
      return alertAsCode(engine, actor, await saveAlertAsCode(engine, actor, code, isoNow()));
    },
    async alertAsCode(actor, id) {
      return alertAsCode(engine, actor, await engine.alert(actor, id));
    },
    async alertsAsCode(actor) {
      return Promise.all((await engine.alerts(actor)).map((alert) => alertAsCode(engine, actor, alert)));
    },
    async recordRun({ workspaceId, environment, actor }, request) {
      const id = createHash('sha256')
        .update(JSON.stringify([actor, request.query]))
        .digest('hex')
        .slice(0, 32);
      const run = { ...request, id, actor, at: isoNow() };
      await workspace.runs.save(workspaceId, environment, run);
      return run;
    },
    importOrl: (actor, files, dryRun) => importOrl(engine, work, actor, files, dryRun),
    exportOrl: (actor) => exportOrl(engine, work, actor),
    runs: ({ workspaceId, environment }, limit) => workspace.runs.list(workspaceId, environment, limit),
  };
  return work;
}

/** Alerts that were written as "on this saved query" get its new form. */
async function followQuery(engine: Engine, actor: Actor, { id, query }: SavedQuery): Promise<void> {
  const forms = await engine.workspace.alertForms.list(actor.workspaceId, actor.environment);
  const following = new Set(forms.filter(({ queryId }) => queryId === id).map((form) => form.id));
  if (following.size === 0) return;
  for (const alert of await engine.alerts(actor)) {
    if (following.has(alert.id)) await engine.saveAlert(actor, AlertRequest.parse({ ...alert, query }));
  }
}

const newId = (): string => randomBytes(12).toString('hex');

function found<T>(value: T | undefined, what: string): T {
  if (value !== undefined) return value;
  throw new EngineError('REQUEST_NOT_FOUND', `There is no ${what} with this id. It may have been removed.`);
}

function foundToRemove(removed: boolean, what: string): void {
  found(removed ? true : undefined, what);
}
