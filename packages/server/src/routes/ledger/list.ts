import { LedgerAnswer } from '@baselime-ai/contract';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';
import { PageQuery, pageRequest } from '../page-query.js';

export const listLedger: ApiRoute = (api, { engine }) => {
  const response = { 200: LedgerAnswer };
  const schema = { summary: 'What left, when, for whom', tags: ['ledger'], querystring: PageQuery, response };
  api.get('/api/ledger', { schema }, async (request) => {
    const { items, nextCursor } = await engine.ledger(callerOf(request), pageRequest(request.query));
    return { entries: [...items], ...(nextCursor === undefined ? {} : { nextCursor }) };
  });
};
