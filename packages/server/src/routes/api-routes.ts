/** The API: every route by name, behind a key or a session, with the contract's schemas. */
import { EngineError } from '@baselime-ai/engine';
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { compressAnswers } from '../compressed-answers.js';
import { authenticate } from '../guard/authenticate.js';
import { leastRole, requireRole } from '../guard/permissions.js';
import type { ServerContext } from '../server-context.js';
import { checkAlert } from './alerts/check.js';
import { listAlertChecks } from './alerts/checks.js';
import { listDeliveries } from './alerts/deliveries.js';
import { listAlerts } from './alerts/list.js';
import { readAlert } from './alerts/read.js';
import { removeAlert } from './alerts/remove.js';
import { saveAlert } from './alerts/save.js';
import type { ApiInstance, ApiRoute } from './api-route.js';
import { changeChannel } from './channels/change.js';
import { createChannel } from './channels/create.js';
import { listChannels } from './channels/list.js';
import { removeChannel } from './channels/remove.js';
import { testChannel } from './channels/test-delivery.js';
import { listDashboards } from './dashboards/list.js';
import { readDashboard } from './dashboards/read.js';
import { removeDashboard } from './dashboards/remove.js';
import { saveDashboard } from './dashboards/save.js';
import { listDatasets } from './datasets/list.js';
import { readDataset } from './datasets/read.js';
import { saveDataset } from './datasets/save.js';
import { changeError } from './errors/change.js';
import { listErrors } from './errors/list.js';
import { readEvent } from './events/read.js';
import { askForExplanation } from './explanations/ask.js';
import { exportExplanations } from './explanations/export.js';
import { askFollowUp, listFollowUps } from './explanations/follow-up.js';
import { listExplanations } from './explanations/list.js';
import { previewExplanation } from './explanations/preview.js';
import { rateExplanation } from './explanations/rate.js';
import { readExplanation } from './explanations/read.js';
import { reportExplanation } from './explanations/report.js';
import { createInvitation } from './invitations/create.js';
import { listInvitations } from './invitations/list.js';
import { removeInvitation } from './invitations/remove.js';
import { listKeys } from './keys/list.js';
import { listKeyValues } from './keys/values.js';
import { listLedger } from './ledger/list.js';
import { serveMcp } from './mcp/serve.js';
import { changeMember } from './members/change.js';
import { listMembers } from './members/list.js';
import { removeMember } from './members/remove.js';
import { addNote } from './notes/add.js';
import { listNotes } from './notes/list.js';
import { removeNote } from './notes/remove.js';
import { readDescription } from './openapi/read.js';
import { exportOrl } from './orl/export.js';
import { importOrl } from './orl/import.js';
import { previewPrivacy } from './privacy/preview.js';
import { readPrivacyRules } from './privacy/read-rules.js';
import { savePrivacyRules } from './privacy/save-rules.js';
import { tryPrivacyRules } from './privacy/try-rules.js';
import { runQuery } from './query/run.js';
import { listQueryRuns } from './query-runs/list.js';
import { recordQueryRun } from './query-runs/record.js';
import { listSavedQueries } from './saved-queries/list.js';
import { readSavedQuery } from './saved-queries/read.js';
import { removeSavedQuery } from './saved-queries/remove.js';
import { saveSavedQuery } from './saved-queries/save.js';
import { readSendData } from './send-data/read.js';
import { closeSession } from './session/close.js';
import { joinWithInvitation } from './session/join.js';
import { openSessionWithKey, openSessionWithPassword } from './session/open.js';
import { readSession } from './session/read.js';
import { renameSelf } from './session/rename.js';
import { setPassword } from './session/set-password.js';
import { readSetUp, setUp } from './session/set-up.js';
import { readAiSettings, saveAiSettings } from './settings/ai.js';
import { readAlertSettings, saveAlertSettings } from './settings/alerts.js';
import { createApiKey } from './settings/create-key.js';
import { listApiKeys } from './settings/list-keys.js';
import { readRetention, saveRetention } from './settings/retention.js';
import { revokeApiKey } from './settings/revoke-key.js';
import { readTrace } from './traces/read.js';

const WITH_CALLER: readonly ApiRoute[] = [
  runQuery,
  readEvent,
  readTrace,
  listKeys,
  listKeyValues,
  askForExplanation,
  previewExplanation,
  listExplanations,
  exportExplanations,
  readExplanation,
  reportExplanation,
  addNote,
  listNotes,
  removeNote,
  rateExplanation,
  askFollowUp,
  listFollowUps,
  listLedger,
  listAlerts,
  saveAlert,
  readAlert,
  removeAlert,
  checkAlert,
  listAlertChecks,
  listDeliveries,
  listChannels,
  createChannel,
  changeChannel,
  removeChannel,
  testChannel,
  readAlertSettings,
  saveAlertSettings,
  readRetention,
  saveRetention,
  listSavedQueries,
  saveSavedQuery,
  readSavedQuery,
  removeSavedQuery,
  listQueryRuns,
  recordQueryRun,
  importOrl,
  exportOrl,
  listDashboards,
  saveDashboard,
  readDashboard,
  removeDashboard,
  listErrors,
  changeError,
  listDatasets,
  readDataset,
  saveDataset,
  readPrivacyRules,
  savePrivacyRules,
  previewPrivacy,
  tryPrivacyRules,
  readAiSettings,
  saveAiSettings,
  readSendData,
  listMembers,
  changeMember,
  removeMember,
  listInvitations,
  createInvitation,
  removeInvitation,
  listApiKeys,
  createApiKey,
  revokeApiKey,
  readSession,
  setPassword,
  renameSelf,
  readDescription,
  serveMcp,
];
const METHODS: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const WITHOUT_CALLER: readonly ApiRoute[] = [
  openSessionWithKey,
  openSessionWithPassword,
  joinWithInvitation,
  readSetUp,
  setUp,
  closeSession,
];

export async function addApi(app: FastifyInstance, context: ServerContext): Promise<void> {
  const methods = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }) => {
    if (!url.startsWith('/api/') && url !== '/mcp') return;
    methods.set(url, new Set([...(methods.get(url) ?? []), ...[method].flat()]));
  });
  await app.register(async (open) => {
    for (const add of WITHOUT_CALLER) add(prepared(open), context);
  });
  await app.register(async (closed) => {
    closed.addHook('onRequest', async (request) => {
      request.caller = await authenticate(context, request);
      requireRole(request.caller.role, leastRole(`${request.method} ${request.routeOptions.url ?? ''}`));
      // No id and no cursor holds one, and PostgreSQL refuses it as if it had failed.
      if (request.url.includes('%00')) throw new EngineError('REQUEST_INVALID', 'The address holds a NUL character.');
    });
    for (const add of WITH_CALLER) add(prepared(closed), context);
  });
  await app.register(async (others) => {
    // A body in any language, or none, must not be the first thing that is wrong.
    others.removeAllContentTypeParsers();
    others.addContentTypeParser('*', (_request, body, done) => body.resume().once('end', () => done(null)));
    for (const [url, known] of [...methods]) refuseOtherMethods(others, url, known);
  });
}

function refuseOtherMethods(app: FastifyInstance, url: string, known: ReadonlySet<string>): void {
  const method = METHODS.filter((name) => !known.has(name));
  app.route({ method, url, schema: { hide: true }, handler });
  function handler(_request: FastifyRequest, reply: FastifyReply): never {
    reply.header('allow', [...known].join(', '));
    throw new EngineError('REQUEST_METHOD_NOT_ALLOWED', `This address takes ${[...known].join(' and ')}.`);
  }
}

/** Requests are checked against the schemas; answers are typed by them and written as they are. */
function prepared(scope: FastifyInstance): ApiInstance {
  scope.setValidatorCompiler(validatorCompiler);
  scope.setSerializerCompiler(() => JSON.stringify);
  scope.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  compressAnswers(scope);
  return scope.withTypeProvider();
}
