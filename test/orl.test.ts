/** `.baselime` files into a server and out of it, over HTTP and with the command line. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../packages/cli/src/testing/run-command.js';
import { startTestServer, type TestServer } from './support/test-server.js';

const FILE = `slow:
  type: query
  properties:
    name: Slow invocations
    parameters:
      datasets: [lambda-logs]
      calculations: [COUNT as slow, P95(@duration)]
      filters: ["@type = REPORT", "@duration > 1000"]
      groupBy: { value: namespace, orderBy: slow, limit: 5 }
too-slow:
  type: alert
  properties:
    parameters: { query: !ref slow, frequency: 10 mins, window: 30 mins, threshold: "> 15" }
    channels:
      - { type: slack, targets: [on-call] }
functions:
  type: dashboard
  properties:
    name: Functions
    parameters:
      widgets:
        - { query: !ref slow, type: timeseries, name: Slow }
`;

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await startTestServer();
  folder = await mkdtemp(join(tmpdir(), 'baselime orl-'));
}, 180_000);
afterAll(async () => {
  await server?.close();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

const cli = (...args: string[]) => runCommand([...args, '--server', server.url, '--key', server.key]);
const json = async (method: string, path: string, body?: unknown) =>
  (await server.api.request(method, path, body)).json();

describe('.baselime files', () => {
  it('are taken over, used, and written again as the same', async () => {
    await writeFile(join(folder, 'all.yml'), FILE);
    const checked = await cli('import', folder, '--dry-run');
    expect(checked.out).toBe('Would take over 1 query, 1 alert, 1 dashboard.\n');
    expect((await json('GET', '/api/queries')).queries).toEqual([]);

    const imported = await cli('import', folder);
    expect(imported.out).toBe('Took over 1 query, 1 alert, 1 dashboard.\n');
    expect(imported.notes).toContain('too-slow names the channel on-call, which does not exist here');
    expect(await json('GET', '/api/alerts/too-slow')).toMatchObject({ frequency: 600_000, window: 1_800_000 });

    const out = join(folder, 'out');
    expect((await cli('export', out)).out).toContain('Wrote 4 files');
    expect((await readdir(out)).sort()).toEqual(['alerts.yml', 'dashboards.yml', 'index.yml', 'queries.yml']);
    expect(await readFile(join(out, 'alerts.yml'), 'utf8')).toContain('query: !ref slow');
    const refused = await cli('export', out);
    expect([refused.code, refused.notes]).toEqual([66, expect.stringContaining('Add --force')]);

    const [queries, alerts, dashboards] = ['/api/queries/slow', '/v1/alerts/too-slow', '/api/dashboards/functions'];
    const read = async () => {
      const { updatedAt: _query, ...query } = await json('GET', queries);
      const { updatedAt: _dashboard, ...dashboard } = await json('GET', dashboards);
      return { query, dashboard, alert: (await json('GET', alerts)).alert };
    };
    const before = await read();
    expect((await cli('import', out)).code).toBe(0);
    expect(await read()).toEqual(before);
  });

  it('change nothing when one of them is wrong, and say where', async () => {
    const files = [
      { name: 'good.yml', text: FILE.replaceAll('slow', 'lagging') },
      {
        name: 'bad.yml',
        text: 'b:\n  type: query\n  properties:\n    parameters:\n      filters:\n        - "@duration"\n',
      },
    ];
    const answer = await server.api.request('POST', '/api/orl', { files });
    expect(answer.status).toBe(400);
    const { error } = await answer.json();
    expect(error).toMatchObject({ code: 'ORL_INVALID' });
    expect(error.details).toEqual([
      { path: 'bad.yml:6', message: expect.stringMatching(/^b\.properties\.parameters\.filters\.0: /) },
    ]);
    expect((await server.api.request('GET', '/api/queries/lagging')).status).toBe(404);
  });

  it('are refused where a query cannot run, with its line', async () => {
    const text = 'ok:\n  type: query\n  properties: { parameters: { needle: { value: "(", isRegex: true } } }\n';
    const { error } = await json('POST', '/api/orl', { files: [{ name: 'a.yml', text }] });
    expect(error.details).toEqual([{ path: 'a.yml:1', message: expect.stringContaining('ok: ') }]);
  });
});
