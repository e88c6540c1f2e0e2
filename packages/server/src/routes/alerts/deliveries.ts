import { DeliveriesAnswer, Delivery } from '@baselime-ai/contract';
import { z } from 'zod';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';
import { PageQuery, pageRequest } from '../page-query.js';

/** What became of the news; without the messages themselves. */
export const listDeliveries: ApiRoute = (api, { engine }) => {
  const params = z.object({ id: z.string().min(1).max(256) });
  const response = { 200: DeliveriesAnswer };
  const summary = 'What became of the news of an alert, newest first';
  const schema = { summary, tags: ['alerts'], params, querystring: PageQuery, response };
  api.get('/api/alerts/:id/deliveries', { schema }, async (request) => {
    const { workspaceId } = callerOf(request);
    const { deliveries } = engine.workspace;
    const { items, nextCursor } = await deliveries.list(workspaceId, pageRequest(request.query), request.params.id);
    // The schema keeps what may be told.
    const told = items.map((one) => Delivery.parse(one));
    return { deliveries: told, ...(nextCursor === undefined ? {} : { nextCursor }) };
  });
};
