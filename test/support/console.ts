/** A browser at a console: signed-in pages, and what an accessibility checker says of them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core';
import type { TestServer } from './test-server.js';

/** For anything that a browser waits for, also on a slow and busy machine. */
export const BROWSER_WAIT_MS = 60_000;

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const openBrowser = (executablePath: string): Promise<Browser> =>
  playwright.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });

/** A page with a session, at no address yet. Errors of scripts on it go into `scriptErrors`. */
export async function signedInPage(
  browser: Browser,
  server: Pick<TestServer, 'url' | 'key'>,
  scriptErrors: string[],
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(BROWSER_WAIT_MS);
  page.setDefaultNavigationTimeout(BROWSER_WAIT_MS);
  page.on('pageerror', (error) => scriptErrors.push(String(error)));
  const signedIn = await page.request.post(`${server.url}/api/session/key`, {
    data: { key: server.key },
    headers: { origin: server.url },
  });
  if (!signedIn.ok()) throw new Error(`not signed in: ${signedIn.status()}`);
  return page;
}

/**
 * What axe finds on the page as it is now, by the rules of WCAG 2.2 A and AA or by one rule; empty when all is well. Evaluated from
 * outside the page's own scripts, so that its Content-Security-Policy stays as it is.
 */
export async function accessibilityProblems(page: Page, rule?: string): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(async (only) => {
    // Written into the page just before.
    const { run } = (globalThis as unknown as { axe: { run: (root: unknown, options: unknown) => Promise<Found> } })
      .axe;
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const runOnly = only === undefined ? { type: 'tag', values: tags } : { type: 'rule', values: [only] };
    const { violations } = await run(globalThis.document, { runOnly });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
  }, rule);
}

interface Found {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}
