/** The API: every route by name, behind a key or a session, with the contract's schemas. */
import type { FastifyInstance } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { authenticate } from '../guard/authenticate.js';
import type { ServerContext } from '../server-context.js';
import type { ApiInstance, ApiRoute } from './api-route.js';
import { readEvent } from './events/read.js';
import { askForExplanation } from './explanations/ask.js';
import { listExplanations } from './explanations/list.js';
import { previewExplanation } from './explanations/preview.js';
import { rateExplanation } from './explanations/rate.js';
import { readExplanation } from './explanations/read.js';
import { listKeys } from './keys/list.js';
import { listKeyValues } from './keys/values.js';
import { listLedger } from './ledger/list.js';
import { readDescription } from './openapi/read.js';
import { runQuery } from './query/run.js';
import { closeSession } from './session/close.js';
import { openSessionWithKey, openSessionWithPassword } from './session/open.js';
import { readSession } from './session/read.js';
import { setPassword } from './session/set-password.js';
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
  readExplanation,
  rateExplanation,
  listLedger,
  readSession,
  setPassword,
  readDescription,
];
const WITHOUT_CALLER: readonly ApiRoute[] = [openSessionWithKey, openSessionWithPassword, closeSession];

export async function addApi(app: FastifyInstance, context: ServerContext): Promise<void> {
  await app.register(async (open) => {
    for (const add of WITHOUT_CALLER) add(prepared(open), context);
  });
  await app.register(async (closed) => {
    closed.addHook('onRequest', async (request) => {
      request.caller = await authenticate(context, request);
    });
    for (const add of WITH_CALLER) add(prepared(closed), context);
  });
}

/** Requests are checked against the schemas; answers are typed by them and written as they are. */
function prepared(scope: FastifyInstance): ApiInstance {
  scope.setValidatorCompiler(validatorCompiler);
  scope.setSerializerCompiler(() => JSON.stringify);
  scope.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  return scope.withTypeProvider();
}
