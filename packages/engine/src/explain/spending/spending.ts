/**
 * What a workspace lets a model do and cost: the switch, the limits of the day, and what was used of them. A limit that
 * cannot be kept, because no price is known, lets no call through.
 */
import { type AiPrice, AiSettings, type AiSettingsView, type Estimate } from '@baselime-ai/contract';
import type { Clock } from '../../model/clock.js';
import { toEpochMillis } from '../../model/units.js';
import type { Spent, WorkspaceStore } from '../../store/workspace-store.js';
import type { ModelSettings } from '../explainer.js';
import { maxOutputTokens } from '../providers/model-client.js';
import { costUsd, listPrice, PRICES_AS_OF } from './price-list.js';

const SETTING = 'ai';
/** About what a token takes in JSON and English, on the careful side. */
const CHARACTERS_PER_TOKEN = 3.5;

export type Admission =
  | { readonly admitted: false; readonly because: string }
  | {
      readonly admitted: true;
      readonly price: AiPrice | undefined;
      /** To be called when the call is over and in the ledger; a second time does nothing. */
      release(): void;
    };

export const REFUSALS = {
  off: 'AI is switched off in this workspace, so the narrator worded the findings.',
  usd: 'The budget of this workspace for today is used up, so the narrator worded the findings.',
  tokens: 'The tokens of this workspace for today are used up, so the narrator worded the findings.',
  price:
    'The budget of this workspace is in dollars and no price is known for the model, so the narrator worded the findings; name the price in the settings.',
} as const;

/** Characters of what is sent, as tokens: an estimate. */
export const tokensOf = (characters: number): number => Math.ceil(characters / CHARACTERS_PER_TOKEN);

export class Spending {
  readonly #store: Pick<WorkspaceStore, 'ledger' | 'settings'>;
  readonly #model: ModelSettings;
  readonly #clock: Clock;
  /** What calls that are still running may use, by workspace. */
  readonly #running = new Map<string, Set<Estimate>>();

  constructor(store: Pick<WorkspaceStore, 'ledger' | 'settings'>, model: ModelSettings, clock: Clock) {
    this.#store = store;
    this.#model = model;
    this.#clock = clock;
  }

  /** The defaults when nothing was saved. Raises STORE_UNAVAILABLE. */
  async settings(workspaceId: string): Promise<AiSettings> {
    const text = await this.#store.settings.find(workspaceId, SETTING);
    return AiSettings.parse(text === undefined ? {} : JSON.parse(text));
  }

  async save(workspaceId: string, settings: AiSettings): Promise<AiSettingsView> {
    await this.#store.settings.save(workspaceId, SETTING, JSON.stringify(settings));
    return this.view(workspaceId);
  }

  async view(workspaceId: string): Promise<AiSettingsView> {
    const settings = await this.settings(workspaceId);
    const spent = await this.#today(workspaceId);
    const price = settings.price ?? listPrice(this.#model);
    const { provider, model } = this.#model;
    const source =
      settings.price === undefined
        ? ({ source: 'list', asOf: PRICES_AS_OF } as const)
        : ({ source: 'settings' } as const);
    const { calls, inputTokens, outputTokens } = spent;
    const unpriced = spent.unpriced.calls;
    const known = calls > unpriced || calls === 0;
    return {
      settings,
      provider,
      ...(provider === 'none' || model === '' ? {} : { model }),
      ...(price === undefined ? {} : { price: { ...price, ...source } }),
      today: { calls, unpriced, inputTokens, outputTokens, ...(known ? { costUsd: spent.costUsd } : {}) },
    };
  }

  /** What a request of so many characters may use at most. Raises STORE_UNAVAILABLE. */
  async estimate(workspaceId: string, characters: number): Promise<Estimate> {
    return this.#estimate(await this.price(workspaceId), characters);
  }

  /**
   * Whether a call may be made now; what it may use at most is set aside until it is released. Raises
   * STORE_UNAVAILABLE, after which nothing may be sent.
   */
  async admit(workspaceId: string, characters: number): Promise<Admission> {
    const settings = await this.settings(workspaceId);
    if (!settings.enabled) return { admitted: false, because: REFUSALS.off };
    const price = settings.price ?? listPrice(this.#model);
    if (settings.dailyUsd !== undefined && price === undefined) return { admitted: false, because: REFUSALS.price };
    const own = this.#estimate(price, characters);
    const running = this.#running.get(workspaceId) ?? new Set<Estimate>();
    this.#running.set(workspaceId, running.add(own));
    const release = (): void => void running.delete(own);
    try {
      const limited = settings.dailyUsd !== undefined || settings.dailyTokens !== undefined;
      const because = limited ? over(settings, price, await this.#today(workspaceId), running) : undefined;
      if (because === undefined) return { admitted: true, price, release };
      release();
      return { admitted: false, because };
    } catch (error) {
      release();
      throw error;
    }
  }

  /** Undefined when it is not known. */
  async price(workspaceId: string): Promise<AiPrice | undefined> {
    return (await this.settings(workspaceId)).price ?? listPrice(this.#model);
  }

  #estimate(price: AiPrice | undefined, characters: number): Estimate {
    const inputTokens = tokensOf(characters);
    const most = maxOutputTokens(this.#model);
    const cost = costUsd(price, { inputTokens, outputTokens: most });
    return { inputTokens, maxOutputTokens: most, ...(cost === undefined ? {} : { maxCostUsd: cost }) };
  }

  #today(workspaceId: string): Promise<Spent> {
    const day = new Date(toEpochMillis(this.#clock.now())).toISOString().slice(0, 10);
    return this.#store.ledger.spent(workspaceId, `${day}T00:00:00.000Z`);
  }
}

/** What no cost is known of is counted at the price of now. */
function over(
  { dailyUsd, dailyTokens }: AiSettings,
  price: AiPrice | undefined,
  spent: Spent,
  running: ReadonlySet<Estimate>,
): string | undefined {
  let tokens = spent.inputTokens + spent.outputTokens;
  let usd = spent.costUsd + (costUsd(price, spent.unpriced) ?? 0);
  for (const { inputTokens, maxOutputTokens: most, maxCostUsd = 0 } of running) {
    tokens += inputTokens + most;
    usd += maxCostUsd;
  }
  if (dailyUsd !== undefined && usd > dailyUsd) return REFUSALS.usd;
  return dailyTokens !== undefined && tokens > dailyTokens ? REFUSALS.tokens : undefined;
}
