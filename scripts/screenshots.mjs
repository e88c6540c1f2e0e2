/** Remakes docs/images from a fresh demo: `node scripts/screenshots.mjs`. Needs a build, and Chromium (CHROMIUM names another). */
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

async function startDemo(dataDir) {
  const demo = spawn(process.execPath, [join(root, 'packages/cli/bin/baselime-ai.js'), 'demo', '--no-live'], {
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
  let printed = '';
  for await (const chunk of demo.stdout) {
    printed += chunk;
    const address = /http\S+\/sign-in\?\S+/.exec(printed);
    if (address !== null) return { demo, signInUrl: address[0] };
  }
  throw new Error(`The demo ended before it was ready.\n${printed}`);
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
  const { traces } = await ask('traces', { filters: [failed], limit: 200 });
  const event = events[0];
  const trace = traces.find(({ spans, durationMs }) => spans >= 12 && durationMs < 10_000);
  if (event === undefined || trace === undefined) throw new Error('The demo holds no failing event or trace to show.');
  return { event, trace };
}

async function shoot(page, base) {
  const { event, trace } = await pick(page, base);
  const save = async (name) => {
    await page.mouse.move(0, 0);
    await page.waitForTimeout(600); // fonts and the charts' canvas
    const path = join(images, `${name}.png`);
    await page.screenshot({ path });
    const { size } = await stat(path);
    if (size > MOST_BYTES) throw new Error(`${name}.png has ${size} bytes, more than ${MOST_BYTES}.`);
    process.stdout.write(`docs/images/${name}.png ${Math.round(size / 1000)} kB\n`);
  };
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
  await show('events', `/events?last=6h&event=${event.id}`, '[data-testid="json-tree"]', async () => {
    await page.getByTestId('event-row').first().waitFor();
    await page.locator('canvas').first().waitFor();
  });
  await page.getByTestId('event-panel').getByTestId('ask-ai').click();
  await page.locator('[data-testid="thumb-up"]:enabled').waitFor();
  await save('ask-ai');
  await show('event', `/events/${event.id}`, '[data-testid="json-tree"]');
  await show('traces', '/traces?last=6h', '[data-testid="trace-row"]', () =>
    page.getByTestId('trace-scatter').waitFor(),
  );
  await show('trace', `/traces/${trace.traceId}`, '[data-testid="span-row"]', async () => {
    await page.getByTestId('span-row').filter({ hasText: 'send-receipt' }).first().locator('button').last().click();
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
  await show('query', '/query?last=6h', 'main h1');
  await show('metrics', '/metrics?last=6h', 'main h1');
  await show('dashboards', '/dashboards', 'main h1');
  await page.emulateMedia({ colorScheme: 'light' });
  await show('home-light', '/?last=6h', '[data-testid="part-row"]', () =>
    page.getByTestId('spark-chart').first().waitFor(),
  );
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await show('phone', `/events/${event.id}?ask=event:${event.id}`, '[data-testid="thumb-up"]:enabled');
}

const dataDir = await mkdtemp(join(tmpdir(), 'baselime-screenshots-'));
await mkdir(images, { recursive: true });
const { demo, signInUrl } = await startDemo(dataDir);
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
} finally {
  await browser.close();
  demo.kill('SIGTERM');
  await once(demo, 'exit');
  await rm(dataDir, { recursive: true, force: true });
}
