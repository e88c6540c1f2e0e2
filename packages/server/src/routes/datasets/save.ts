import { Dataset, DatasetSettings } from '@baselime-ai/contract';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';
import { DatasetParams } from './dataset-params.js';

/** What the body leaves out gets its default, so that the answer to a GET can be changed and sent back. */
export const saveDataset: ApiRoute = (api, { engine }) => {
  const schema = {
    summary: 'Change how one dataset is treated from now on',
    tags: ['datasets'],
    params: DatasetParams,
    body: DatasetSettings,
    response: { 200: Dataset },
  };
  api.put('/api/datasets/:dataset', { schema }, (request) =>
    engine.saveDataset(callerOf(request), request.params.dataset, request.body),
  );
};
