/** What a page's main thread did, by the browser's own trace: a busy machine makes its tasks late, but not longer in processor time. */
import type { Browser, Page } from 'playwright-core';

export interface PageTasks {
  /** Milliseconds of processor time of the longest task. */
  readonly longestMs: number;
  /** Of all tasks together. */
  readonly totalMs: number;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds on the thread's own clock. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const CATEGORIES = ['toplevel', 'disabled-by-default-devtools.timeline'];

/** Runs `work` while the tasks of `page` are recorded. Of several pages' threads the busiest counts. */
export async function withTasks<T>(
  browser: Browser,
  page: Page,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly tasks: PageTasks }> {
  await browser.startTracing(page, { categories: CATEGORIES });
  const result = await work();
  const recorded: { readonly traceEvents: readonly TraceEvent[] } = JSON.parse(
    (await browser.stopTracing()).toString('utf8'),
  );
  return { result, tasks: tasksOf(recorded.traceEvents) };
}

function tasksOf(events: readonly TraceEvent[]): PageTasks {
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const pages = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf),
  );
  const byThread = new Map<string, { longestMs: number; totalMs: number }>();
  for (const event of events) {
    if (!/^(?:RunTask|ThreadControllerImpl::RunTask)$/.test(event.name) || event.tdur === undefined) continue;
    if (!pages.has(threadOf(event))) continue;
    const sum = byThread.get(threadOf(event)) ?? { longestMs: 0, totalMs: 0 };
    const ms = event.tdur / 1000;
    byThread.set(threadOf(event), { longestMs: Math.max(sum.longestMs, ms), totalMs: sum.totalMs + ms });
  }
  return (
    [...byThread.values()].sort((a, b) => b.totalMs - a.totalMs)[0] ?? { longestMs: Number.NaN, totalMs: Number.NaN }
  );
}
