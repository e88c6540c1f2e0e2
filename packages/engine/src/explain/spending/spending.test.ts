import type { AiSettings, LedgerEntry } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { type Clock, fixedClock } from '../../model/clock.js';
import { memoryWorkspace } from '../__fixtures__/fakes.js';
import type { ModelSettings } from '../explainer.js';
import { costUsd, listPrice } from './price-list.js';
import { REFUSALS, Spending } from './spending.js';

const OPENAI: ModelSettings = { provider: 'openai', model: 'gpt-4.1-mini', apiKey: 'k' };
const OWN: ModelSettings = { provider: 'openai-compatible', model: 'gpt-4.1-mini', baseUrl: 'http://127.0.0.1:1/v1' };
const NOON = Date.parse('2026-03-05T12:00:00Z');
const clock: Clock = fixedClock(NOON);

const call = (more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  id: 'c',
  at: '2026-03-05T09:00:00.000Z',
  actor: 'a',
  purpose: 'explanation',
  provider: 'openai',
  model: 'm',
  host: 'h',
  body: '',
  bytes: 0,
  sha256: '',
  verdict: 'passed',
  outcome: 'answered',
  ...more,
});

async function spending(settings: AiSettings, entries: readonly LedgerEntry[] = [], model: ModelSettings = OPENAI) {
  const workspace = memoryWorkspace();
  workspace.entries.push(...entries);
  const made = new Spending(workspace, model, clock);
  await made.save('w', settings);
  return made;
}

describe('a price', () => {
  it('is known for models of the list at their own vendor, with or without a date in their names', () => {
    expect(listPrice(OPENAI)).toEqual({ inputUsdPerMillion: 0.4, outputUsdPerMillion: 1.6 });
    expect(listPrice({ ...OPENAI, model: 'gpt-4.1-mini-2025-04-14' })).toEqual(listPrice(OPENAI));
    expect(listPrice({ provider: 'anthropic', model: 'claude-sonnet-4-5-20250929', apiKey: 'k' })).toEqual({
      inputUsdPerMillion: 3,
      outputUsdPerMillion: 15,
    });
  });

  it.each<[string, ModelSettings]>([
    ['a server of one’s own with a vendor’s name for its model', OWN],
    ['a model that is not in the list', { ...OPENAI, model: 'gpt-99' }],
    ['a name of the prototype', { ...OPENAI, model: 'constructor' }],
    ['no provider', { provider: 'none', model: '' }],
  ])('is unknown for %s', (_case, model) => {
    expect(listPrice(model)).toBeUndefined();
  });

  it('makes a cost only of known tokens', () => {
    const price = { inputUsdPerMillion: 1, outputUsdPerMillion: 2 };
    expect(costUsd(price, { inputTokens: 1_000_000, outputTokens: 500_000 })).toBe(2);
    expect(costUsd(price, { inputTokens: 10 })).toBeUndefined();
    expect(costUsd(undefined, { inputTokens: 10, outputTokens: 1 })).toBeUndefined();
  });
});

describe('Spending', () => {
  it('lets a call through when nothing was saved', async () => {
    expect(await new Spending(memoryWorkspace(), OPENAI, clock).admit('w', 7_000)).toMatchObject({ admitted: true });
  });

  it('refuses every call when it is switched off', async () => {
    expect(await (await spending({ enabled: false })).admit('w', 1)).toEqual({
      admitted: false,
      because: REFUSALS.off,
    });
  });

  it('refuses what would go over the tokens of the day, and counts only today', async () => {
    const yesterday = call({ at: '2026-03-04T23:59:59.999Z', inputTokens: 90_000, outputTokens: 0 });
    const made = await spending({ enabled: true, dailyTokens: 20_000 }, [yesterday]);
    expect(await made.admit('w', 35_000)).toMatchObject({ admitted: true }); // 10,000 and 4,000 of the answer
    const used = await spending({ enabled: true, dailyTokens: 20_000 }, [
      call({ inputTokens: 7_000, outputTokens: 0 }),
    ]);
    expect(await used.admit('w', 35_000)).toEqual({ admitted: false, because: REFUSALS.tokens });
  });

  it('refuses what would go over the dollars of the day, and counts what had no cost at the price of now', async () => {
    const spent = [call({ inputTokens: 1_000_000, outputTokens: 0, costUsd: 0.4 })];
    expect(await (await spending({ enabled: true, dailyUsd: 0.5 }, spent)).admit('w', 700)).toMatchObject({
      admitted: true,
    });
    const untold = [...spent, call({ inputTokens: 1_000_000, outputTokens: 0 })];
    expect(await (await spending({ enabled: true, dailyUsd: 0.5 }, untold)).admit('w', 700)).toEqual({
      admitted: false,
      because: REFUSALS.usd,
    });
  });

  it('keeps no limit in dollars without a price, and takes one of the settings', async () => {
    expect(await (await spending({ enabled: true, dailyUsd: 5 }, [], OWN)).admit('w', 700)).toEqual({
      admitted: false,
      because: REFUSALS.price,
    });
    const price = { inputUsdPerMillion: 0, outputUsdPerMillion: 0 };
    expect(await (await spending({ enabled: true, dailyUsd: 5, price }, [], OWN)).admit('w', 700)).toMatchObject({
      admitted: true,
      price,
    });
  });

  it('sets aside what runs, so that two calls at once do not share the last tokens', async () => {
    const made = await spending({ enabled: true, dailyTokens: 6_000 });
    const first = await made.admit('w', 3_500);
    expect(first.admitted).toBe(true);
    expect(await made.admit('w', 3_500)).toMatchObject({ admitted: false });
    expect(await made.admit('another', 3_500)).toMatchObject({ admitted: true });
    if (first.admitted) first.release();
    expect(await made.admit('w', 3_500)).toMatchObject({ admitted: true });
  });

  it('lets nothing through at a limit of 0', async () => {
    expect(await (await spending({ enabled: true, dailyTokens: 0 })).admit('w', 1)).toMatchObject({ admitted: false });
    expect(await (await spending({ enabled: true, dailyUsd: 0 })).admit('w', 1)).toMatchObject({ admitted: false });
  });

  it('shows what was used, and no cost where none is known', async () => {
    const made = await spending({ enabled: true }, [call({ inputTokens: 5, outputTokens: 1 })], OWN);
    const view = await made.view('w');
    expect(view.today).toEqual({ calls: 1, inputTokens: 5, outputTokens: 1, unpriced: 1 });
    expect(view.price).toBeUndefined();
    expect((await (await spending({ enabled: true })).view('w')).price).toMatchObject({ source: 'list' });
  });

  it('estimates at most what a request can cost', async () => {
    const estimate = await (await spending({ enabled: true })).estimate('w', 7_000);
    expect(estimate).toEqual({ inputTokens: 2_000, maxOutputTokens: 4_000, maxCostUsd: 0.0072 });
    expect(await (await spending({ enabled: true }, [], OWN)).estimate('w', 7_000)).not.toHaveProperty('maxCostUsd');
  });
});
