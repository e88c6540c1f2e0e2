/** The privacy rules that hold: the operator's file, read once, and what was saved on the page, read when it is needed. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { PrivacyRules, PrivacyRulesView } from '@baselime-ai/contract';
import { type AnonymizePolicy, defaultPolicy, parseRules, policyOfRules, ruleSetOf } from '../anonymize/index.js';
import { EngineError } from '../model/errors.js';
import type { WorkspaceStore } from '../store/workspace-store.js';

const RULES_FILE = 'privacy.yaml';
const SETTING = 'privacy-rules';
/** What the page's text is called in messages. */
const PAGE = 'The rules';

export interface RulesFile {
  readonly name: string;
  readonly text: string;
  readonly rules: PrivacyRules;
}

/**
 * `<dataDir>/privacy.yaml`, which may be missing, or the file that the configuration names, which may not.
 * Raises CONFIG_INVALID when it cannot be read, PRIVACY_RULES_INVALID when it holds what is no rule.
 */
export async function readRulesFile(dataDir: string, named: string | undefined): Promise<RulesFile | undefined> {
  const path = named ?? join(dataDir, RULES_FILE);
  const name = basename(path);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    if (isMissing && named === undefined) return undefined;
    const why = isMissing ? 'does not exist' : 'cannot be read';
    const message = `The file of privacy rules ${why}. Name one that can be read in BASELIME_PRIVACY_RULES.`;
    throw new EngineError('CONFIG_INVALID', message, { cause, details: [{ path: name, message: why }] });
  }
  return { name, text, rules: parseRules(text, name) };
}

export class RuleBook {
  readonly #settings: WorkspaceStore['settings'];
  readonly #file: RulesFile | undefined;
  /** The last text that was read, so that an unchanged one is not parsed again. */
  #last: { readonly text: string; readonly rules: PrivacyRules } | undefined;

  constructor(settings: WorkspaceStore['settings'], file: RulesFile | undefined) {
    this.#settings = settings;
    this.#file = file;
  }

  /**
   * All that holds in a workspace. Raises STORE_UNAVAILABLE and PRIVACY_RULES_INVALID: without its rules nothing may
   * be sent.
   *
   * @param text instead of what was saved on the page
   */
  async sources(workspaceId: string, text?: string): Promise<readonly PrivacyRules[]> {
    const page = this.#parse(text ?? (await this.#text(workspaceId)));
    return this.#file === undefined ? [page] : [this.#file.rules, page];
  }

  async policy(workspaceId: string, datasets: readonly string[] | undefined, text?: string): Promise<AnonymizePolicy> {
    return { ...defaultPolicy, ...policyOfRules(await this.sources(workspaceId, text), datasets) };
  }

  /** What the operator's file says, alone. */
  fileSources(): readonly PrivacyRules[] {
    return this.#file === undefined ? [] : [this.#file.rules];
  }

  async view(workspaceId: string): Promise<PrivacyRulesView> {
    const text = await this.#text(workspaceId);
    const sources = await this.sources(workspaceId, text);
    // No dataset has an empty name, so this is the policy of one without rules of its own.
    const policy = { ...defaultPolicy, ...policyOfRules(sources, ['']) };
    const all = sources.flatMap((rules) => [rules, ...Object.values(rules.datasets)]);
    const count = (of: (rules: (typeof all)[number]) => number): number =>
      all.reduce((sum, rules) => sum + of(rules), 0);
    return {
      text,
      ...(this.#file === undefined ? {} : { file: { name: this.#file.name, text: this.#file.text } }),
      version: createHash('sha256')
        .update(JSON.stringify([ruleSetOf(policy).version, sources]))
        .digest('hex')
        .slice(0, 12),
      level: policy.level,
      counts: {
        keys: count(({ keys }) => keys.scrub.length + keys.tokenize.length + keys.allow.length),
        patterns: count(({ patterns }) => patterns.length),
        words: count(({ allow }) => allow.length),
        datasets: new Set(sources.flatMap(({ datasets }) => Object.keys(datasets))).size,
      },
    };
  }

  /** Holds for every answer that is asked for after it resolved. Raises PRIVACY_RULES_INVALID; then nothing changed. */
  async save(workspaceId: string, text: string): Promise<PrivacyRulesView> {
    this.#parse(text);
    await this.#settings.save(workspaceId, SETTING, text);
    return this.view(workspaceId);
  }

  async #text(workspaceId: string): Promise<string> {
    return (await this.#settings.find(workspaceId, SETTING)) ?? '';
  }

  #parse(text: string): PrivacyRules {
    if (this.#last?.text !== text) this.#last = { text, rules: parseRules(text, PAGE) };
    return this.#last.rules;
  }
}
