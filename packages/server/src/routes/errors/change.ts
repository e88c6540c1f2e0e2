/** Status, assignee and merging of one error. The errors themselves are telemetry: only decisions are stored. */
import { ErrorChange, ErrorRecord } from '@baselime-ai/contract';
import { EngineError } from '@baselime-ai/engine';
import { z } from 'zod';
import { callerOf } from '../../guard/authenticate.js';
import { instantText } from '../../instant-text.js';
import type { ApiRoute } from '../api-route.js';
import { changedRecord } from './changed-record.js';

export const changeError: ApiRoute = (api, { engine, clock }) => {
  const params = z.object({ fingerprint: z.string().min(1).max(256) });
  const schema = {
    summary: 'Decide about an error',
    tags: ['errors'],
    params,
    body: ErrorChange,
    response: { 200: ErrorRecord },
  };
  api.put('/api/errors/:fingerprint', { schema }, async (request) => {
    const { workspaceId, environment } = callerOf(request);
    const { fingerprint } = request.params;
    const { errors } = engine.workspace;
    const { body } = request;
    const known = await errors.find(workspaceId, environment, fingerprint);
    let target = body.mergedInto ?? undefined;
    if (target !== undefined) {
      // Into what the other one was merged into, so that a merged error never stands for others.
      target = (await errors.find(workspaceId, environment, target))?.mergedInto ?? target;
      if (target === fingerprint) {
        throw new EngineError('REQUEST_INVALID', 'An error cannot be merged into itself or into one of its own.');
      }
      for (const one of await errors.list(workspaceId, environment)) {
        if (one.mergedInto === fingerprint) await errors.save(workspaceId, environment, { ...one, mergedInto: target });
      }
    }
    const change = { ...body, ...(target === undefined ? {} : { mergedInto: target }) };
    const record = changedRecord(known, fingerprint, change, instantText(clock));
    await errors.save(workspaceId, environment, record);
    return record;
  });
};
