/**
 * Ask AI as a whole: from the request to the first text over a million events, what checking costs, how often the cache
 * spares a call, and many streams at once. `--events N`, `--questions N` and `--streams N` ask less, `--keep DIR` keeps
 * the events for the next run; `first-text`, `checking`, `cache` or `streams` runs that part alone.
 */
import { startShop } from '../shop.js';
import { cache } from './cache.js';
import { checking } from './checking.js';
import { firstText } from './first-text.js';
import { streams } from './streams.js';
import { type Pace, startTimedModel } from './timed-model.js';

const PARTS = ['first-text', 'checking', 'cache', 'streams'] as const;
const EVENTS = 1_000_000;
const QUESTIONS = 1_000;
const STREAMS = 200;
const PACE: Pace = { firstTextMs: 200, pieceMs: 20 };

export async function explainBench(args: readonly string[]): Promise<void> {
  const option = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const events = Number(option('--events') ?? EVENTS);
  const keep = option('--keep');
  if (!Number.isInteger(events) || events < 1_000) throw new Error('--events wants a whole number from 1000.');
  const named = PARTS.filter((part) => args.includes(part));
  const wanted = (part: (typeof PARTS)[number]): boolean => named.length === 0 || named.includes(part);
  if (wanted('checking')) await checking();
  if (wanted('cache')) await cache(Number(option('--questions') ?? QUESTIONS));
  if (!wanted('first-text') && !wanted('streams')) return;
  const model = await startTimedModel(PACE);
  const shop = await startShop({ events, env: model.env, ...(keep === undefined ? {} : { keep }) });
  if (wanted('first-text')) await firstText(shop, PACE);
  if (wanted('streams')) await streams(shop, Number(option('--streams') ?? STREAMS));
  await shop.server.stop();
  await model.close();
}
