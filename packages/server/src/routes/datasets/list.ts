import { DatasetsAnswer } from '@baselime-ai/contract';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

export const listDatasets: ApiRoute = (api, { engine }) => {
  const schema = {
    summary: 'Datasets and how they are treated',
    tags: ['datasets'],
    response: { 200: DatasetsAnswer },
  };
  api.get('/api/datasets', { schema }, (request) => engine.datasets(callerOf(request)));
};
