/** Remakes docs/images from a fresh demo and an empty server: `npm run screenshots`. Needs Chromium (CHROMIUM names another). */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const MOST_BYTES = 400_000;
const HISTORY_MS = 6 * 3_600_000;
const root = fileURLToPath(new URL('..', import.meta.url));
const images = join(root, 'docs/images');

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** A server of its own, and the first address that it prints and that matches. */
async function startServer(dataDir, args, address) {
  const server = spawn(process.execPath, [join(root, 'packages/cli/bin/baselime-ai.js'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      BASELIME_DATA_DIR: dataDir,
      BASELIME_PORT: String(await freePort()),
      BASELIME_OTLP_HTTP_PORT: '0',
      BASELIME_OTLP_GRPC_PORT: '0',
      BASELIME_AI_PROVIDER: 'none',
    },
  });
  return new Promise((resolve, reject) => {
    let printed = '';
    // Read to its end: a server that nobody reads from may fail when it prints on.
    server.stdout.on('data', (chunk) => {
      printed += chunk;
      const found = address.exec(printed);
      if (found !== null) resolve({ server, url: found[0] });
    });
    server.once('exit', () => reject(new Error(`The server ended before it was ready.\n${printed}`)));
  });
}

/** The newest failing log of a Lambda function, and a failing trace that fits on a screen. */
async function pick(page, base) {
  const now = Date.now();
  const ask = async (view, query) => {
    const data = { view, query, timeframe: { from: now - HISTORY_MS, to: now } };
    const answer = await page.request.post(`${base}/api/query`, { headers: { origin: base }, data });
    if (!answer.ok()) throw new Error(`${view}: ${answer.status()} ${await answer.text()}`);
    return answer.json();
  };
  const failed = { key: '$baselime.error', operation: '=', value: true };
  const { events } = await ask('events', {
    filters: [failed, { key: '@type', operation: '=', value: 'failure' }],
    needle: { value: 'MailDude' },
    limit: 20,
  });
  const receipts = { key: 'namespace', operation: '=', value: 'send-receipt' };
  const { traces } = await ask('traces', { filters: [failed, receipts], limit: 200 });
  const event = events[0];
  const trace = traces.find(({ spans }) => spans >= 12);
  if (event === undefined || trace === undefined) throw new Error('The demo holds no failing event or trace to show.');
  return { event, trace };
}

/** An alert that fires, with a channel, as somebody would have made them. */
async function makeAlert(page, base) {
  const post = async (path, data) => {
    const answer = await page.request.post(`${base}${path}`, { headers: { origin: base }, data });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
    return answer.json();
  };
  await post('/api/channels', {
    type: 'webhook',
    name: 'On call',
    url: 'https://hooks.example.com/services/on-call',
  });
  const failed = { key: '$baselime.error', operation: '=', value: true };
  const alert = (name, namespace, value) =>
    post('/api/alerts', {
      name,
      query: {
        filters: [failed, { key: 'namespace', operation: '=', value: namespace }],
        calculations: [{ operator: 'COUNT' }],
      },
      threshold: { operation: '>', value },
      frequency: 300_000,
      window: 1_800_000,
    });
  const quiet = await alert('Orders fail', 'place-order', 20);
  const firing = await alert('Receipts are not sent', 'send-receipt', 5);
  for (const { id } of [quiet, firing]) await post(`/api/alerts/${id}/checks`, {});
  return firing.id;
}

function saver(page) {
  return async (name) => {
    await page.mouse.move(0, 0);
    await page.waitForFunction(() => globalThis.document.querySelector('.skeleton') === null);
    await page.waitForTimeout(600); // fonts and the charts' canvas
    const path = join(images, `${name}.png`);
    await page.screenshot({ path });
    const { size } = await stat(path);
    if (size > MOST_BYTES) throw new Error(`${name}.png has ${size} bytes, more than ${MOST_BYTES}.`);
    process.stdout.write(`docs/images/${name}.png ${Math.round(size / 1000)} kB\n`);
  };
}

async function shoot(page, base) {
  const { event, trace } = await pick(page, base);
  const save = saver(page);
  /** A page, what must be there before it is shown, and what is done first. */
  const show = async (name, path, ready, first = async () => undefined) => {
    await page.goto(`${base}${path}`);
    await page.locator(ready).first().waitFor();
    await first();
    await save(name);
  };
  await show('home', '/?last=6h', '[data-testid="part-row"]', () => page.getByTestId('spark-chart').first().waitFor());
  await show('service', `/services/${encodeURIComponent(trace.service)}?last=6h`, '[data-testid="part-row"]', () =>
    page.getByTestId('spark-chart').first().waitFor(),
  );
  const ofFunction = `/services/${encodeURIComponent(event.service)}?ns=${encodeURIComponent(event.namespace)}&last=6h`;
  await show('function', ofFunction, '[data-testid="newest-request"]', () =>
    page.getByTestId('spark-chart').first().waitFor(),
  );
  const listed = async () => {
    await page.getByTestId('event-row').first().waitFor();
    await page.locator('canvas').first().waitFor();
  };
  await show('events', '/events?last=6h', '[data-testid="value"]', listed);
  await show('event-beside-list', `/events?last=6h&event=${event.id}`, '[data-testid="neighbors"]', listed);
  await page.getByTestId('event-panel').getByTestId('ask-ai').click();
  await page.locator('[data-testid="thumb-up"]:enabled').waitFor();
  await save('ask-ai');
  await page.getByTestId('next-question').first().click();
  await page.locator('[data-testid="follow-up-answer"][data-status="done"]').waitFor();
  await save('follow-up');
  await show('event', `/events/${event.id}`, '[data-testid="json-tree"]');
  await show('traces', '/traces?last=6h', '[data-testid="trace-row"]', () =>
    page.getByTestId('trace-scatter').waitFor(),
  );
  await show('trace', `/traces/${trace.traceId}`, '[data-testid="span-row"]', async () => {
    // The receipt is the last thing that happens to an order; only rows in sight exist.
    await page.locator('ul[aria-label="Spans"]').evaluate((list) => list.parentElement?.scrollTo(0, list.scrollHeight));
    await page.getByTestId('span-row').filter({ hasText: 'send-receipt' }).last().locator('button').last().click();
    await page.getByTestId('span-panel').waitFor();
  });
  await show('trace-map', `/traces/${trace.traceId}`, '[data-testid="span-row"]', async () => {
    await page.getByRole('tab', { name: 'Map' }).click();
    await page.getByTestId('trace-map').waitFor();
  });
  await show('requests', '/requests?last=6h', '[data-testid="request-row"]');
  await show('errors', '/errors?last=6h', '[data-testid="error-row"]');
  await show('error', `/errors/${event.fingerprint}`, '[data-testid="error-event"]');
  await show('command-bar', '/?last=6h', '[data-testid="part-row"]', async () => {
    await page.keyboard.press('Control+k');
    await page.getByTestId('command-bar').waitFor();
  });
  await show('explanations', '/explanations', 'main h1');
  await show('privacy', '/privacy', '[data-testid="privacy-sent"]');
  await show('ledger', '/ledger', 'main h1');
  await show('send-data', '/send-data', '[data-testid="source-list"]');
  const byFunction = {
    datasets: ['lambda-logs'],
    filters: [{ key: '@duration', operation: 'EXISTS' }],
    calculations: [{ operator: 'P95', key: '@duration', alias: 'p95' }],
    groupBys: [{ value: 'namespace' }],
    limit: 6,
  };
  const chart = '[data-testid="chart-line"]';
  const asked = encodeURIComponent(JSON.stringify(byFunction));
  await show('query', `/query?last=6h&query=${asked}`, '[data-testid="group-row"]', () =>
    page.locator('canvas').first().waitFor(),
  );
  const errors = 'metric=Errors&dataset=cloudwatch-metrics&by=dimensions.FunctionName';
  await show('metrics', `/metrics?last=6h&${errors}`, `[data-testid="metric-chart"] ${chart}`);
  await show('dashboards', '/dashboards', '[data-testid="dashboard-row"]');
  await page.getByTestId('dashboard-row').first().click();
  await page.locator(chart).nth(2).waitFor();
  await save('dashboard');
  await page.getByTestId('edit-dashboard').click();
  await save('dashboard-edit');
  const firing = await makeAlert(page, base);
  await show('alerts', '/alerts', '[data-testid="alert-row"]');
  await show('alert', `/alerts/${firing}`, 'main h1');
  const failing = { filters: [{ key: '$baselime.error', operation: '=', value: true }] };
  await show('alert-new', `/alerts/new?query=${encodeURIComponent(JSON.stringify(failing))}`, 'main form', async () => {
    await page.getByTestId('alert-threshold').fill('400');
    await page.getByTestId('alert-chart').locator('canvas').waitFor();
  });
  await show('settings', '/settings', '[data-testid="member-row"]');
  await page.evaluate(() => globalThis.localStorage.setItem('theme', 'light'));
  await show('home-light', '/?last=6h', '[data-testid="part-row"]', () =>
    page.getByTestId('spark-chart').first().waitFor(),
  );
  await show('ask-ai-light', `/events/${event.id}?ask=event:${event.id}`, '[data-testid="thumb-up"]:enabled');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.evaluate(() => globalThis.localStorage.setItem('theme', 'dark'));
  await show('phone-home', '/?last=6h', '[data-testid="part-row"]');
  await show('phone', `/events/${event.id}?ask=event:${event.id}`, '[data-testid="thumb-up"]:enabled');
}

/** The way in of a server that nobody has used yet. */
async function shootEmpty(page, base) {
  const save = saver(page);
  await page.goto(`${base}/sign-in`);
  await page.locator('#key').waitFor();
  await save('sign-in');
  await page.goto(`${base}/setup`);
  await page.locator('#name').waitFor();
  await save('set-up');
}

const folders = [];
const servers = [];
async function started(args, address) {
  folders.push(await mkdtemp(join(tmpdir(), 'baselime-screenshots-')));
  const { server, url } = await startServer(folders.at(-1), args, address);
  servers.push(server);
  return url;
}

await mkdir(images, { recursive: true });
const signInUrl = await started(['demo', '--no-live'], /http\S+\/sign-in\?\S+/);
const empty = await started(['start'], /http:\/\/127\.0\.0\.1:\d+/);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage({
    reducedMotion: 'reduce',
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 1,
    colorScheme: 'dark',
  });
  await page.goto(signInUrl);
  await page.getByTestId('newest-error').first().waitFor();
  await shoot(page, new URL(signInUrl).origin);
  const stranger = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' });
  await shootEmpty(stranger, empty);
} finally {
  await browser.close();
  for (const server of servers) {
    const isOver = server.exitCode !== null || server.signalCode !== null;
    if (!isOver && server.kill('SIGTERM')) await once(server, 'exit');
  }
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
}
