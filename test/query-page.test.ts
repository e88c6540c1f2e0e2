/** From a question to a chart, to an answer about a part of it, to a dashboard; in a real browser over the real server. */
import { DEFAULT_REQUESTS_PER_MINUTE, generateShop, replay } from '@baselime-ai/demo';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInPage } from './support/console.js';
import { chromium } from './support/part.js';
import { startTestServer, type TestServer } from './support/test-server.js';

const browserPart = chromium();
const HISTORY_MS = 900_000;
const WAIT_MS = 20_000;
const MARKUP = '<img src=x onerror=alert(1)>\u202egpj';

describe.skipIf(!browserPart.present)('the query builder', () => {
  let browser: Browser;
  let server: TestServer;
  let page: Page;
  const scriptErrors: string[] = [];
  beforeAll(async () => {
    server = await startTestServer();
    const to = Date.now();
    const batches = generateShop({
      seed: 5,
      requestsPerMinute: DEFAULT_REQUESTS_PER_MINUTE,
      from: to - HISTORY_MS,
      to,
    });
    expect(await replay({ baseUrl: server.url, apiKey: server.key, fetch, batches })).toMatchObject({ ok: true });
    await server.api.send('/v1/odd', JSON.stringify([{ message: MARKUP, tenant: MARKUP, level: 'error' }]));
    await server.api.request('POST', '/v1/markers', { service: 'shop', name: 'v42', startTime: to - 600_000 });
    browser = await playwright.launch({ executablePath: browserPart.path, args: ['--no-sandbox', '--disable-gpu'] });
    page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    page.setDefaultTimeout(WAIT_MS);
    page.on('pageerror', (error) => scriptErrors.push(String(error)));
    await page.goto(server.signInUrl);
    await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const open = async (query: object | undefined, more = ''): Promise<void> => {
    const part = query === undefined ? '' : `query=${encodeURIComponent(JSON.stringify(query))}`;
    await page.goto(`${server.url}/query?${part}${more}`);
    await page.getByTestId('query-builder').waitFor();
  };
  const BY_FUNCTION = { calculations: [{ operator: 'COUNT' }], groupBys: [{ value: 'namespace' }] };
  const queryOfAddress = (): unknown => JSON.parse(new URL(page.url()).searchParams.get('query') ?? 'null');

  /** A text that looks like JSON is quoted once more in an address. */
  const subjectOfAddress = () => JSON.parse(JSON.parse(new URL(page.url()).searchParams.get('ask') ?? '"{}"'));

  it('understands words, shows the query, and says what it did not understand', async () => {
    await open(undefined);
    // Names of functions are known once they were read.
    await page.waitForLoadState('networkidle');
    await page.getByTestId('query-words').fill('errors of send-receipt by message with frobnication');
    await page.getByTestId('query-words').press('Enter');
    await page.getByTestId('aggregate-table').waitFor();
    expect(await page.getByTestId('unknown-words').textContent()).toContain('frobnication');
    expect(queryOfAddress()).toEqual({
      calculations: [{ operator: 'COUNT' }],
      filters: [
        { key: '$baselime.error', operation: '=', value: true },
        { key: 'namespace', operation: '=', value: 'send-receipt' },
      ],
      groupBys: [{ value: 'message' }],
    });
    await page.getByTestId('form-text').click();
    expect(await page.getByTestId('query-code').inputValue()).toBe(
      'calculate COUNT\nwhere $baselime.error = true\nand namespace = send-receipt\ngroup by message',
    );
  });

  it('takes a query as text, and names the line that it cannot read', async () => {
    await open(undefined);
    await page.getByTestId('form-text').click();
    await page.getByTestId('query-code').fill('calculate P95(@duration) as p95\nwher a = 1');
    expect(await page.getByTestId('query-problems').textContent()).toMatch(/^Line 2: /);
    expect(await page.getByTestId('query-apply').isDisabled()).toBe(true);
    await page.getByTestId('query-code').fill('calculate P95(@duration) as p95\ngroup by namespace\nlimit 3');
    await page.getByTestId('query-apply').click();
    await page.getByTestId('group-row').nth(2).waitFor();
    await page.getByTestId('form-builder').click();
    expect(await page.getByTestId('query-chip').allTextContents()).toEqual(['P95(@duration) as p95', 'namespace']);
  });

  it('is built with the mouse, and a reload shows the same', async () => {
    await open(undefined);
    await page.getByTestId('add-group').click();
    await page.getByPlaceholder('Key', { exact: true }).fill('namespace');
    await page.keyboard.press('Enter');
    await page.getByTestId('group-row').first().waitFor();
    await page.getByTestId('add-calculation').click();
    await page.getByLabel('Calculation', { exact: true }).last().selectOption('MAX');
    await page.getByPlaceholder('Key', { exact: true }).fill('@duration');
    await page.getByTestId('calculation-add').click();
    await page.waitForURL(/MAX/);
    const before = queryOfAddress();
    expect(before).toEqual({
      calculations: [{ operator: 'MAX', key: '@duration' }],
      groupBys: [{ value: 'namespace' }],
    });
    await page.reload();
    await page.getByTestId('group-row').first().waitFor();
    expect(queryOfAddress()).toEqual(before);
  });

  it('breaks a chart down by one press', async () => {
    await page.goto(`${server.url}/query?last=1h`);
    await page.getByTestId('break-down').getByRole('button', { name: 'namespace', exact: true }).click();
    await page.getByTestId('group-row').first().waitFor();
    expect(await page.getByTestId('break-down').count()).toBe(0);
  }, 120_000);

  it('sets a query beside the time before, and says where that has no data', async () => {
    const minutesAgo = (minutes: number): number => Date.now() - minutes * 60_000;
    await open(BY_FUNCTION, `&from=${minutesAgo(6)}&to=${minutesAgo(2)}&compare=true`);
    const changes = page.getByTestId('line-change');
    await changes.first().waitFor();
    expect(await page.getByTestId('not-covered').count()).toBe(0);
    expect((await changes.allTextContents()).every((text) => /^(?:[+−±]\d+ %|×\d+|none before|–)$/.test(text))).toBe(
      true,
    );
    await open(BY_FUNCTION, '&last=24h&compare=true');
    expect(await page.getByTestId('not-covered').textContent()).toContain('no data before');
    expect(await changes.count()).toBe(0);
  });

  it('draws the line of a row alone, keeps that in the address, and narrows to a value', async () => {
    await open(BY_FUNCTION);
    const rows = page.getByTestId('group-row');
    await rows.nth(1).waitFor();
    expect(await page.getByTestId('chart-line').count()).toBe(0);
    await page.locator('canvas').first().waitFor();
    const name = (await rows.nth(1).getByTestId('line-toggle').textContent()) ?? '';
    // The whole row takes the press, not its name alone.
    await rows.nth(1).click({ position: { x: 500, y: 12 } });
    await page.waitForURL(/[?&]line=/);
    expect(new URL(page.url()).searchParams.get('line')).toBe(name);
    await page.reload();
    await rows.nth(1).waitFor();
    const pressed = page.locator('[data-testid="line-toggle"][aria-pressed="true"]');
    await expect.poll(() => pressed.allTextContents(), { timeout: WAIT_MS }).toEqual([name]);
    await pressed.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('line'), { timeout: WAIT_MS }).toBeNull();
    await rows.nth(1).hover();
    await rows.nth(1).getByTestId('group-filter').click();
    await expect
      .poll(() => queryOfAddress(), { timeout: WAIT_MS })
      .toMatchObject({
        filters: [{ key: 'namespace', operation: '=', value: name }],
      });
  });

  it('has its tools in one row on a small laptop and on a phone', async () => {
    for (const width of [1280, 390]) {
      const small = await signedInPage(browser, server, scriptErrors, { viewport: { width, height: 800 } });
      await small.goto(`${server.url}/query`);
      await small.getByTestId('query-tools').waitFor();
      const boxes = await small.getByTestId('query-tools').locator('> button').all();
      expect(boxes).toHaveLength(6);
      const tops = await Promise.all(boxes.map(async (button) => (await button.boundingBox())?.y));
      expect(new Set(tops).size).toBe(1);
      const beside = await small.getByTestId('form-builder').boundingBox();
      expect(Math.abs((beside?.y ?? 0) - (tops[0] ?? 0))).toBeLessThan(10);
      await small.context().close();
    }
  });

  it('shows the chart that is asked about beside the answer', async () => {
    await open(BY_FUNCTION);
    await page.getByTestId('chart-panel').getByTestId('ask-ai').first().click();
    const chart = page.getByTestId('ask-dialog').getByTestId('subject-chart');
    await chart.locator('canvas').waitFor();
    expect(await chart.getByTestId('chart-line').count()).toBeGreaterThan(1);
    await page.keyboard.press('Escape');
    await page.getByTestId('ask-dialog').waitFor({ state: 'detached' });
  });

  it('writes values with the unit of their key', async () => {
    await open({ calculations: [{ operator: 'MAX', key: '@maxMemoryUsed' }] });
    expect(await page.getByTestId('chart-line').first().textContent()).toMatch(/[\d,.]+ MB/);
  });

  it('shows what a link leads to first on a phone, with the form closed until it is asked for', async () => {
    const phone = await signedInPage(browser, server, scriptErrors, { viewport: { width: 390, height: 844 } });
    await phone.goto(`${server.url}/query?query=${encodeURIComponent(JSON.stringify(BY_FUNCTION))}`);
    await phone.getByTestId('query-line').getByText('group by namespace').waitFor();
    await phone.locator('canvas').first().waitFor();
    const box = await phone.locator('canvas').first().boundingBox();
    expect(box?.y).toBeLessThan(600);
    expect(await phone.getByTestId('query-builder').count()).toBe(0);
    await phone.getByTestId('form-builder').click();
    await phone.getByTestId('query-builder').waitFor();
    await phone.context().close();
  });

  it('asks about a brushed range, and zooms into it', async () => {
    await open(BY_FUNCTION);
    await page.getByTestId('group-row').first().waitFor();
    const brush = async (): Promise<void> => {
      const box = await page.locator('[data-testid="time-chart"] .u-over').boundingBox();
      if (box === null) throw new Error('the chart is not there');
      await page.mouse.move(box.x + box.width * 0.8, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.95, box.y + box.height / 2, { steps: 4 });
      await page.mouse.up();
      await page.getByTestId('brush-menu').waitFor();
    };
    await brush();
    await page.getByTestId('brush-menu').getByTestId('ask-ai').click();
    await page.getByTestId('ask-dialog').waitFor();
    const subject = subjectOfAddress();
    expect(subject).toMatchObject({ kind: 'chart', query: BY_FUNCTION });
    expect(subject.brush.from).toBeGreaterThan(subject.timeframe.from);
    expect(subject.brush.to).toBeLessThan(subject.timeframe.to);
    await page.locator('[data-testid="thumb-up"]:enabled').waitFor({ timeout: 60_000 });
    expect((await page.getByTestId('answer-section-summary').textContent())?.length).toBeGreaterThan(40);
    await page.keyboard.press('Escape');
    await page.getByTestId('ask-dialog').waitFor({ state: 'detached' });

    await brush();
    await page.getByTestId('brush-zoom').click();
    await page.waitForURL(/[?&]from=\d+/);
    await page.getByTestId('group-row').first().waitFor();
  });

  it('is saved, listed, put on a dashboard and opened from there', async () => {
    await open(BY_FUNCTION);
    await page.getByTestId('save-query').click();
    await page.getByTestId('save-name').fill(`By function ${MARKUP}`);
    await page.getByTestId('save-submit').click();
    await page.waitForURL(/saved=/);
    await page.getByTestId('saved-menu').click();
    expect(await page.getByTestId('menu-item').first().textContent()).toContain('By function <img');
    await page.keyboard.press('Escape');

    await page.getByTestId('add-to-dashboard').click();
    await page.getByTestId('dashboard-name').fill('Shop');
    await page.getByTestId('add-submit').click();
    await page.waitForURL(/\/dashboards\/[0-9a-f]+/);
    await page.getByTestId('widget').getByTestId('chart-line').first().waitFor();
    const { dashboards } = await (await server.api.request('GET', '/api/dashboards')).json();
    const { queries } = await (await server.api.request('GET', '/api/queries')).json();
    expect(dashboards.at(-1)).toMatchObject({
      name: 'Shop',
      widgets: [{ type: 'timeseries-bar', queryId: queries[0].id }],
    });

    await page.getByTestId('widget').getByTestId('ask-ai').first().click();
    await page.getByTestId('ask-dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('ask-dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /as a query$/ }).click();
    await page.waitForURL(/\/query\?/);
    expect(queryOfAddress()).toEqual(BY_FUNCTION);
  });

  it('keeps what was looked at in the history', async () => {
    await open({ ...BY_FUNCTION, limit: 7 });
    await expect
      .poll(async () => JSON.stringify(await (await server.api.request('GET', '/api/query-runs')).json()), {
        timeout: WAIT_MS,
      })
      .toContain('"limit":7');
    await page.getByTestId('history-menu').click();
    await page.getByTestId('menu-item').first().waitFor();
    expect(await page.getByTestId('menu-item').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('limit 7')]),
    );
    await page.keyboard.press('Escape');
  });

  it('stops a query that takes long, in the browser and on its way to the server', async () => {
    const stopped: string[] = [];
    page.on('requestfailed', (request) => stopped.push(request.url()));
    // Nobody answers: only the reader can end it.
    await page.route('**/api/query', () => undefined);
    await open({ ...BY_FUNCTION, limit: 9 });
    await page.getByTestId('cancel-query').click();
    await expect.poll(() => page.getByTestId('run-state').textContent(), { timeout: WAIT_MS }).toBe('Cancelled');
    await expect.poll(() => stopped.some((url) => url.endsWith('/api/query')), { timeout: WAIT_MS }).toBe(true);
    await page.unroute('**/api/query');
    await page.getByTestId('run-query').click();
    await page.getByTestId('group-row').first().waitFor();
  });

  it('shows hostile values as text and leads an alert to its form', async () => {
    await open({ datasets: ['odd'], groupBys: [{ value: 'tenant' }] });
    await page.getByTestId('aggregate-table').waitFor();
    expect(await page.getByTestId('aggregate-table').textContent()).toContain('<img src=x onerror=alert(1)>U+202Egpj');
    await page.getByTestId('show-events').click();
    await page.getByTestId('raw-rows').waitFor();
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    await page.getByTestId('alert-from-query').click();
    await page.waitForURL(/\/alerts\/new\?/);
    expect(queryOfAddress()).toMatchObject({ datasets: ['odd'] });
  });

  it('begins with a dashboard over what is in the store, which can be rearranged and kept', async () => {
    await page.goto(`${server.url}/dashboards`);
    await page.getByTestId('dashboard-row').first().click();
    await page.getByTestId('statistic').first().waitFor();
    const titles = (): Promise<string[]> => page.locator('[data-testid="widget"] h2').allTextContents();
    const [first, second] = await titles();
    await page.getByTestId('edit-dashboard').click();
    await page.getByTestId('move-on').first().click();
    await page.getByTestId('save-dashboard').click();
    await page.getByTestId('edit-dashboard').waitFor();
    expect((await titles()).slice(0, 2)).toEqual([second, first]);
    await page.reload();
    await page.getByTestId('statistic').first().waitFor();
    expect((await titles()).slice(0, 2)).toEqual([second, first]);
  });

  it('lets the mouse drag and resize a picture of a dashboard, and keeps both', async () => {
    const titles = (): Promise<string[]> => page.locator('[data-testid="widget"] h2').allTextContents();
    const centerOf = async (selector: string, index: number): Promise<readonly [x: number, y: number]> => {
      const box = await page.locator(selector).nth(index).boundingBox();
      if (box === null) throw new Error(`${selector} ${index} is not to be seen`);
      return [box.x + box.width / 2, box.y + box.height / 2];
    };
    const drag = async (from: readonly [number, number], to: readonly [number, number], drop = true): Promise<void> => {
      await page.mouse.move(...from);
      await page.mouse.down();
      await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2);
      await page.mouse.move(...to, { steps: 4 });
      if (!drop) await page.keyboard.press('Escape');
      await page.mouse.up();
    };
    const grip = '[data-testid="widget-grip"]';
    await page.getByTestId('edit-dashboard').click();
    const [first, second, third] = await titles();
    const [x, y] = await centerOf('[data-testid="widget"]', 1);
    await drag(await centerOf(grip, 0), [x + 20, y], false);
    expect((await titles()).slice(0, 3)).toEqual([first, second, third]);
    await drag(await centerOf(grip, 0), [x + 20, y]);
    expect((await titles()).slice(0, 3)).toEqual([second, first, third]);

    const [cornerX, cornerY] = await centerOf('[data-testid="widget-corner"]', 0);
    await drag([cornerX, cornerY], [cornerX + 260, cornerY + 110]);
    await page.getByTestId('save-dashboard').click();
    await page.getByTestId('edit-dashboard').waitFor();
    const { dashboards } = await (await server.api.request('GET', '/api/dashboards')).json();
    const kept = dashboards.find(({ id }: { id: string }) => page.url().includes(id));
    expect(kept.widgets.map(({ name }: { name: string }) => name).slice(0, 3)).toEqual([second, first, third]);
    expect(kept.widgets[0]).toMatchObject({ width: 2, height: 2 });
  });

  it('removes a dashboard and a saved query when asked twice', async () => {
    const left = async (path: string): Promise<string> => (await server.api.request('GET', path)).text();
    await page.goto(`${server.url}/dashboards`);
    await page.getByTestId('dashboard-row').filter({ hasText: 'Shop' }).click();
    await page.getByTestId('edit-dashboard').click();
    await page.getByTestId('remove-dashboard').click();
    expect(await left('/api/dashboards')).toContain('Shop');
    await page.getByTestId('remove-dashboard-sure').click();
    await page.waitForURL(/\/dashboards(?:\?|$)/);
    expect(await left('/api/dashboards')).not.toContain('"Shop"');

    await open(undefined);
    await page.getByTestId('saved-menu').click();
    await page.getByTestId('query-remove').click();
    expect(await left('/api/queries')).toContain('By function');
    await page.getByTestId('query-remove-sure').click();
    await page.getByText('Nothing was saved yet.').waitFor();
    expect(await left('/api/queries')).not.toContain('By function');
  });

  it('lists metrics or says that there are none, also when the address is opened anew', async () => {
    await server.api.send('/v1/metrics', JSON.stringify([{ message: 'no metric' }]));
    const now = Date.now();
    const point = (name: string, value: number) => ({
      namespace: 'AWS/Lambda',
      metric_name: name,
      timestamp: now - 60_000,
      dimensions: { FunctionName: 'place-order' },
      unit: 'Count',
      value: { sum: value, count: 1, min: value, max: value },
    });
    const lines = [point('Errors', 3), point('Throttles', 1)];
    const sent = await server.api.send('/v1/cloudwatch-metrics', JSON.stringify(lines));
    expect(sent.status).toBe(202);
    await page.goto(`${server.url}/metrics`);
    await page.getByTestId('metric-row').first().click();
    await page.getByTestId('metric-chart').waitFor();
    await page.getByTestId('metric-by').selectOption('namespace');
    await page.getByTestId('chart-line').first().waitFor();
    await page.getByTestId('metric-chart').getByTestId('ask-ai').first().click();
    await page.getByTestId('ask-dialog').waitFor();
    expect(subjectOfAddress()).toMatchObject({ kind: 'metric' });
    expect(scriptErrors).toEqual([]);
  });
});
