import { Dataset } from '@baselime-ai/contract';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';
import { DatasetParams } from './dataset-params.js';

export const readDataset: ApiRoute = (api, { engine }) => {
  const schema = {
    summary: 'How one dataset is treated',
    tags: ['datasets'],
    params: DatasetParams,
    response: { 200: Dataset },
  };
  api.get('/api/datasets/:dataset', { schema }, (request) => engine.dataset(callerOf(request), request.params.dataset));
};
