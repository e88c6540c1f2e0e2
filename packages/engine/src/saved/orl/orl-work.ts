/** Brings `.baselime` files into the workspace and writes the workspace as such files. */
import type { OrlImportAnswer } from '@baselime-ai/contract';
import type { Engine } from '../../engine.js';
import type { Actor } from '../../model/actor.js';
import { EngineError, type ErrorDetail } from '../../model/errors.js';
import type { SavedWork } from '../saved-work.js';
import type { OrlFile } from './orl-file.js';
import { type OrlContent, parseOrl, refused } from './parse-orl.js';
import { printOrl } from './print-orl.js';

/**
 * Resources take the place of those with the same ids; what the files do not name stays. Nothing is changed when anything
 * in the files is wrong, or with `dryRun`. Raises ORL_INVALID.
 */
export async function importOrl(
  engine: Engine,
  saved: Pick<SavedWork, 'queries' | 'saveQuery' | 'saveAlertAsCode' | 'saveDashboard'>,
  actor: Actor,
  files: readonly OrlFile[],
  dryRun: boolean,
): Promise<OrlImportAnswer> {
  const known = new Set((await saved.queries(actor)).map(({ id }) => id));
  const content = parseOrl(files, known);
  const problems = await whatCannotRun(engine, actor, content);
  if (problems.length > 0) throw refused(problems);
  const channels = await engine.workspace.channels.list(actor.workspaceId);
  const names = new Set(channels.flatMap(({ id, name }) => [id, name]));
  const unheard = content.alerts.flatMap((alert) =>
    alert.channels
      .flatMap(({ targets }) => targets)
      .filter((target) => !names.has(target))
      .map((target) => `${alert.id} names the channel ${target}, which does not exist here; add it under Settings.`),
  );
  if (!dryRun) {
    for (const query of content.queries) await saved.saveQuery(actor, query);
    for (const alert of content.alerts) await saved.saveAlertAsCode(actor, alert);
    for (const dashboard of content.dashboards) await saved.saveDashboard(actor, dashboard);
  }
  const ids = (of: readonly { readonly id: string }[]): string[] => of.map(({ id }) => id);
  return {
    queries: ids(content.queries),
    alerts: ids(content.alerts),
    dashboards: ids(content.dashboards),
    notes: [...content.notes, ...new Set(unheard)],
  };
}

/** Asked of an instant, before anything is saved. */
async function whatCannotRun(engine: Engine, actor: Actor, { queries, places }: OrlContent): Promise<ErrorDetail[]> {
  const problems: ErrorDetail[] = [];
  for (const { id, query } of queries) {
    try {
      await engine.query(actor, { query, timeframe: { from: 1, to: 2 }, view: 'series' });
    } catch (error) {
      if (!(error instanceof EngineError) || !error.code.startsWith('QUERY_')) throw error;
      problems.push({ path: places.get(id) ?? id, message: `${id}: ${error.publicMessage}` });
    }
  }
  return problems;
}

/** Alerts of the kind `threshold`; the others have no words in these files. Built-in dashboards are nobody's work. */
export async function exportOrl(
  engine: Engine,
  saved: Pick<SavedWork, 'queries' | 'alertsAsCode' | 'dashboards'>,
  actor: Actor,
): Promise<readonly OrlFile[]> {
  const [queries, coded, alerts, dashboards] = await Promise.all([
    saved.queries(actor),
    saved.alertsAsCode(actor),
    engine.alerts(actor),
    saved.dashboards(actor),
  ]);
  return printOrl({
    queries,
    alerts: coded.flatMap((code) => {
      const alert = alerts.find(({ id }) => id === code.id);
      return alert === undefined || alert.kind !== 'threshold' ? [] : [{ ...code, query: alert.query }];
    }),
    dashboards: dashboards.filter(({ builtIn }) => builtIn !== true),
  });
}
