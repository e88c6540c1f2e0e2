/** The thread of `history.ts`: generates, packs, compresses and sends, then ends. Started by it and by nothing else. */
import { parentPort } from 'node:worker_threads';
import { generateShop } from './generate.js';
import { asHistory, type FromWorker } from './history-messages.js';
import { replay } from './replay.js';

const tell = (message: FromWorker): void => parentPort?.postMessage(message);

parentPort?.once('message', async (value: unknown) => {
  const { baseUrl, apiKey, ...shop } = asHistory(value);
  const result = await replay({
    baseUrl,
    apiKey,
    fetch,
    batches: generateShop(shop),
    onProgress: (progress) => tell({ type: 'progress', progress }),
  });
  tell({ type: 'end', result });
});
