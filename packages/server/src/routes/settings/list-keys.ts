import { ApiKeysAnswer, type KeyView } from '@baselime-ai/contract';
import type { Engine } from '@baselime-ai/engine';
import type { ApiRoute } from '../api-route.js';

type KeyRecord = Awaited<ReturnType<Engine['workspace']['apiKeys']['list']>>[number];

/** What may be told of a key; never its digest. */
export const viewOfKey = (record: KeyRecord, firstId: string): KeyView => ({
  id: record.id,
  name: record.name,
  scope: record.scope,
  createdAt: record.createdAt,
  first: record.id === firstId,
  ...(record.revokedAt === undefined ? {} : { revokedAt: record.revokedAt }),
  ...(record.lastUsedAt === undefined ? {} : { lastUsedAt: record.lastUsedAt }),
});

export const listApiKeys: ApiRoute = (api, { engine, apiKeys, workspace }) => {
  const schema = { summary: 'The API keys, without the keys', tags: ['settings'], response: { 200: ApiKeysAnswer } };
  api.get('/api/settings/keys', { schema }, async () => {
    const records = await engine.workspace.apiKeys.list(workspace.id);
    return { keys: records.map((record) => viewOfKey(record, apiKeys.firstId)) };
  });
};
