/** `ingest` into a real server: what was sent can be asked about. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { QueryAnswer } from '@baselime-ai/contract';
import { silentLogger } from '@baselime-ai/engine';
import { readConfig, startServer } from '@baselime-ai/server';
import { expect, it } from 'vitest';
import { runCommand } from '../testing/run-command.js';

const log = fileURLToPath(new URL('../__fixtures__/node-timeout.log', import.meta.url));

it('files arrive with their requests, errors and traces', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'ingest-real-'));
  const config = readConfig({
    BASELIME_PORT: '0',
    BASELIME_OTLP_HTTP_PORT: '0',
    BASELIME_OTLP_GRPC_PORT: '0',
    BASELIME_DATA_DIR: dataDir,
  });
  const server = await startServer({ config, logger: silentLogger });
  try {
    const traceID = '53995c3f42cd8ad853995c3f42cd8ad8';
    const spans = [
      { traceID, spanID: '1a', operationName: 'GET /', startTime: Date.now() * 1000, duration: 5, processID: 'p' },
    ];
    const jaeger = join(dataDir, 'jaeger.json');
    await writeFile(jaeger, JSON.stringify({ data: [{ traceID, spans, processes: { p: { serviceName: 'shop' } } }] }));
    const ran = await runCommand(['ingest', log, jaeger, '--url', server.url, '--key', server.apiKey]);
    expect(ran, ran.notes).toMatchObject({ code: 0 });
    const ask = async (view: string): Promise<QueryAnswer> => {
      const response = await fetch(`${server.url}/api/query`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-api-key': server.apiKey },
        body: JSON.stringify({ timeframe: { from: 0, to: Date.now() + 60_000 }, view, query: { limit: 1000 } }),
      });
      return QueryAnswer.parse(await response.json());
    };
    const { events = [] } = await ask('events');
    const logs = events.filter(({ dataset }) => dataset === 'lambda-logs');
    expect(logs.length).toBeGreaterThan(3);
    expect(logs.some(({ timedOut }) => timedOut === true)).toBe(true);
    expect(logs.find(({ name }) => name === 'REPORT')?.data['$baselime.cost']).toBeGreaterThan(0);
    expect((await ask('requests')).requests?.length).toBeGreaterThan(0);
    expect((await ask('traces')).traces).toMatchObject([{ traceId: traceID, service: 'shop', name: 'GET /' }]);
  } finally {
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  }
});
