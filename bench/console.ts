/**
 * How fast the console is, in a real browser over the real server: what the first view weighs and when it can be used,
 * how long an interaction takes to the next paint, and the longest frame while a long list and a long trace scroll.
 */
import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { ms, print, quantile } from './numbers.js';
import { type PageTasks, withTasks } from './page-tasks.js';
import { KEY, post } from './server-process.js';
import { type Shop, startShop } from './shop.js';

const RUNS = 5;
const LIST_ROWS = 100_000;
const SPANS = 10_000;
const SCROLL_FRAMES = 180;
const WAIT_MS = 60_000;

/** @param args how many runs; 5 when absent */
export async function consoleBench([wanted]: readonly string[] = []): Promise<void> {
  const runs = Math.max(1, Math.trunc(Number(wanted ?? RUNS)) || RUNS);
  const path = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((one) =>
    existsSync(one),
  );
  if (path === undefined) throw new Error('The benchmark of the console needs Chromium.');
  const shop = await startShop();
  const traceId = await sendLongTrace(shop);
  const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const weight = await weightOf(browser, shop);
    const usable: Measured[] = [];
    const interactions: Measured[] = [];
    const listFrames: Measured[] = [];
    const traceFrames: Measured[] = [];
    for (let run = 0; run < runs; run += 1) {
      usable.push(await firstView(browser, shop));
      interactions.push(await slowestInteraction(browser, shop));
      listFrames.push(await longestFrameOfList(browser, shop));
      traceFrames.push(await longestFrameOfTrace(browser, shop, traceId));
    }
    const row = (name: string, all: readonly Measured[], aim: string, cpu: 'longestMs' | 'totalMs') => {
      const values = all.map(({ result }) => result);
      const processor = quantile(
        all.map(({ tasks }) => tasks[cpu]),
        0.5,
      );
      const share = cpu === 'longestMs' ? 'longest task' : 'all tasks';
      const range = `${ms(Math.min(...values))} to ${ms(Math.max(...values))}`;
      return [name, ms(quantile(values, 0.5)), range, aim, `${ms(processor)}, ${share}`];
    };
    print(`console: home of ${shop.records.toLocaleString('en-US')} records, ${runs} runs each`, [
      ['measured', 'median', 'least to most', 'aim', 'processor time of the page, median'],
      ['JavaScript of the first view, gzip', kilobytes(weight.gzip), '', '200 kB', ''],
      ['JavaScript of the first view, as sent', kilobytes(weight.sent), '', '200 kB', ''],
      row('first view usable, cold cache', usable, '1500 ms', 'totalMs'),
      row('slowest interaction to next paint', interactions, '100 ms', 'longestMs'),
      row(`longest frame, scrolling ${LIST_ROWS.toLocaleString('en-US')} rows`, listFrames, '50 ms', 'longestMs'),
      row(`longest frame, scrolling ${SPANS.toLocaleString('en-US')} spans`, traceFrames, '50 ms', 'longestMs'),
    ]);
  } finally {
    await browser.close();
    await shop.server.stop();
  }
}

/** A page with a session and an empty cache. */
async function newPage(browser: Browser, { server }: Shop): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  // The runner of these sources names functions by a helper, which a page does not have.
  await page.addInitScript('globalThis.__name = (value) => value;');
  const headers = { origin: server.url };
  const answer = await page.request.post(`${server.url}/api/session/key`, { data: { key: KEY }, headers });
  if (!answer.ok()) throw new Error(`not signed in: ${answer.status()}`);
  return page;
}

interface Measured {
  /** Milliseconds as a reader would measure them. */
  readonly result: number;
  readonly tasks: PageTasks;
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;

/** Bytes of all scripts that the home page loads until it can be used: each compressed by itself, and as the server sent it. */
async function weightOf(browser: Browser, shop: Shop): Promise<{ readonly gzip: number; readonly sent: number }> {
  const page = await newPage(browser, shop);
  const bodies: Promise<Buffer>[] = [];
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (!/\.js(\?|$)/.test(response.url())) return;
    bodies.push(response.body());
    sizes.push(
      response
        .request()
        .sizes()
        .then(({ responseBodySize }) => responseBodySize),
    );
  });
  await page.goto(`${shop.server.url}/?last=6h`);
  await page.getByTestId('part-row').first().waitFor();
  const scripts = await Promise.all(bodies);
  const sent = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  await page.context().close();
  return { gzip: scripts.reduce((sum, body) => sum + gzipSync(body).byteLength, 0), sent };
}

/** Milliseconds from the address to a home page with its numbers. */
async function firstView(browser: Browser, shop: Shop): Promise<Measured> {
  const page = await newPage(browser, shop);
  const measured = await withTasks(browser, page, async () => {
    await page.goto(`${shop.server.url}/?last=6h`, { waitUntil: 'commit' });
    await page.getByTestId('part-row').first().waitFor();
    return page.evaluate(() => performance.now());
  });
  await page.context().close();
  return measured;
}

/**
 * The longest of what the browser itself measures from an input to the paint after it. A pointer that only passes over
 * something is no interaction. Source: W3C Event Timing, `interactionId`; Interaction to Next Paint of Web Vitals.
 */
async function slowestInteraction(browser: Browser, shop: Shop): Promise<Measured> {
  const page = await newPage(browser, shop);
  await page.goto(`${shop.server.url}/events?last=6h`);
  await page.getByTestId('event-row').first().waitFor();
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[])
        if (entry.interactionId !== 0) seen.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
  const measured = await withTasks(browser, page, () => interact(page));
  await page.context().close();
  return measured;
}

async function interact(page: Page): Promise<number> {
  for (let step = 0; step < 10; step += 1) await page.keyboard.press('j');
  await page.getByTestId('event-row').nth(3).locator('button').first().click();
  await page.getByTestId('json-tree').waitFor();
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('k');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByTestId('command-bar').waitFor();
  await page.keyboard.type('errors');
  await page.keyboard.press('Enter');
  await page.getByTestId('error-row').first().waitFor();
  await page.getByTestId('status-resolved').click();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100))));
  return page.evaluate(() => {
    // Written into the page before the first interaction.
    const { seen } = globalThis as unknown as { seen: number[] };
    return Math.max(0, ...seen);
  });
}

/** The server gives a hundred rows at a time; here one answer holds all of them, so that only the list is measured. */
async function longestFrameOfList(browser: Browser, shop: Shop): Promise<Measured> {
  const page = await newPage(browser, shop);
  await page.route('**/api/query', async (route) => {
    const { view } = route.request().postDataJSON();
    if (view !== 'events') return route.continue();
    return route.fulfill({ json: { events: manyEvents(shop.to), statistics: { elapsedMs: 1, rowsRead: LIST_ROWS } } });
  });
  await page.goto(`${shop.server.url}/events?last=6h`);
  await page.getByTestId('event-row').first().waitFor();
  const longest = await withTasks(browser, page, () => longestFrame(page, 'ul[aria-label^="Events"]'));
  await page.context().close();
  return longest;
}

async function longestFrameOfTrace(browser: Browser, shop: Shop, traceId: string): Promise<Measured> {
  const page = await newPage(browser, shop);
  await page.goto(`${shop.server.url}/traces/${traceId}`);
  await page.getByTestId('span-row').first().waitFor();
  const longest = await withTasks(browser, page, () => longestFrame(page, 'ul[aria-label="Spans"]'));
  await page.context().close();
  return longest;
}

/** Scrolls the box around `list` from its start to its end; the longest time between two frames in milliseconds. */
function longestFrame(page: Page, list: string): Promise<number> {
  return page.evaluate(
    ([selector, frames]) =>
      new Promise<number>((resolve, reject) => {
        const box = document.querySelector(selector)?.parentElement;
        if (!box) return reject(new Error(`nothing to scroll at ${selector}`));
        const step = (box.scrollHeight - box.clientHeight) / frames;
        let [frame, before, longest] = [0, 0, 0];
        const next = (now: number): void => {
          // The first frames belong to what came before the scrolling.
          if (frame > 2) longest = Math.max(longest, now - before);
          before = now;
          frame += 1;
          box.scrollTop = frame * step;
          if (frame < frames) requestAnimationFrame(next);
          else resolve(longest);
        };
        requestAnimationFrame(next);
      }),
    [list, SCROLL_FRAMES] as const,
  );
}

function manyEvents(toMs: number): readonly object[] {
  return Array.from({ length: LIST_ROWS }, (_, index) => ({
    id: index.toString(16).padStart(32, '0'),
    environment: 'default',
    dataset: 'lambda-logs',
    service: 'shop',
    namespace: `function-${index % 17}`,
    kind: 'log',
    timestamp: new Date(toMs - index * 200).toISOString(),
    timestampMs: toMs - index * 200,
    level: index % 9 === 0 ? 'error' : 'info',
    isError: index % 9 === 0,
    message: `order ${index} was ${index % 9 === 0 ? 'declined by the card network' : 'placed'}`,
    data: {},
  }));
}

/** One trace of many spans, in branches of a hundred, through the door of OpenTelemetry. */
async function sendLongTrace({ server, to }: Shop): Promise<string> {
  const traceId = '5b8efff798038103d269b633813fc60c';
  const id = (index: number): string => (index + 1).toString(16).padStart(16, '0');
  const nanos = (atMs: number): string => String(BigInt(Math.round(atMs * 1000)) * 1000n);
  const start = to - 60_000;
  for (let from = 0; from < SPANS; from += 2000) {
    const spans = Array.from({ length: 2000 }, (_, offset) => {
      const index = from + offset;
      const at = start + index * 2;
      return {
        traceId,
        spanId: id(index),
        ...(index === 0 ? {} : { parentSpanId: index % 100 === 0 ? id(0) : id(index - 1) }),
        name: index === 0 ? 'import' : `step ${index % 100}`,
        kind: 1,
        startTimeUnixNano: nanos(at),
        endTimeUnixNano: nanos(index === 0 ? at + SPANS * 2 : at + 200 - (index % 100) * 2),
        status: { code: 0 },
      };
    });
    const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'importer' } }] };
    await post(server.url, '/v1/traces', JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ spans }] }] }));
  }
  return traceId;
}
