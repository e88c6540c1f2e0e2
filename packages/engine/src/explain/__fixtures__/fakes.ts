/** Stand-ins for the stages to the left, small enough to be read as a specification of what explain needs of them. */
import type { Explanation, FollowUp, LedgerEntry } from '@baselime-ai/contract';
import type { Anonymizer, SafeText } from '../../anonymize/index.js';
import { EngineError } from '../../model/errors.js';
import type { JsonValue } from '../../model/json.js';
import type { CachedAnswer, WorkspaceStore } from '../../store/workspace-store.js';

/** Hides exactly `originals`, each as `<NAME_n>` in order of appearance; seal and inspect look for them. */
export function fakeAnonymizer(originals: readonly string[]): Anonymizer {
  const tokens = new Map<string, string>();
  const longestFirst = [...originals].sort((a, b) => b.length - a.length);
  const hideText = (text: string): string => {
    const found = longestFirst.filter((original) => text.includes(original));
    found.sort((a, b) => text.indexOf(a) - text.indexOf(b));
    for (const original of found) if (!tokens.has(original)) tokens.set(original, `<NAME_${tokens.size + 1}>`);
    return longestFirst.reduce(
      (hidden, original) => hidden.replaceAll(original, tokens.get(original) ?? original),
      text,
    );
  };
  const hide = (tree: JsonValue): JsonValue => {
    if (typeof tree === 'string') return hideText(tree);
    if (tree === null || typeof tree !== 'object') return tree;
    if (Array.isArray(tree)) return tree.map((item: JsonValue) => hide(item));
    return Object.fromEntries(Object.entries(tree).map(([key, value]) => [hideText(key), hide(value as JsonValue)]));
  };
  const restore = (text: string): string => {
    const back = new Map([...tokens].map(([original, token]) => [token, original]));
    return text.replace(/<NAME_\d+>/g, (token) => back.get(token) ?? token);
  };
  const sealed = new Set<string>();
  const leaks = (text: string): readonly string[] => originals.filter((original) => text.includes(original));
  return {
    hide,
    hideText,
    seal: (text) => {
      const left = leaks(text).length;
      if (left > 0) throw new EngineError('ANONYMIZE_LEAK_DETECTED', `${left} values survived hiding`);
      sealed.add(text);
      return asSafe(text);
    },
    isSealed: (text) => sealed.has(text),
    inspect: (bytes) => {
      const left = leaks(Buffer.from(bytes).toString()).length;
      return left === 0 ? { verdict: 'passed' } : { verdict: 'blocked', because: [`${left} known values`] };
    },
    legend: () => (tokens.size > 1 ? ['<NAME_1> and <NAME_2> are different names'] : []),
    report: () => [...tokens].map(([original, token]) => ({ token, original, reason: 'a name', occurrences: 1 })),
    restore,
    restorer: () => {
      let held = '';
      return {
        push: (delta) => {
          const text = held + delta;
          const open = /<[A-Z_\d]{0,10}$/.exec(text);
          held = open === null ? '' : text.slice(open.index);
          return restore(open === null ? text : text.slice(0, open.index));
        },
        end: () => restore(held),
        invented: () => [],
      };
    },
    rulesVersion: 'fake-1',
  };
}

/** Only for fakes: what a test passes as sealed has been looked through by the test. */
export const asSafe = (text: string): SafeText => text as SafeText;

export interface MemoryWorkspace extends WorkspaceStore {
  readonly saved: Explanation[];
  readonly entries: LedgerEntry[];
  readonly answers: Map<string, CachedAnswer>;
  readonly asked: FollowUp[];
  readonly stored: Map<string, string>;
}

/** Keeps explanations, follow-ups, ledger, cache and settings in memory; the rest of a workspace is not needed here and raises. */
export function memoryWorkspace(overrides: Partial<WorkspaceStore> = {}): MemoryWorkspace {
  const saved: Explanation[] = [];
  const entries: LedgerEntry[] = [];
  const answers = new Map<string, CachedAnswer>();
  const asked: FollowUp[] = [];
  const stored = new Map<string, string>();
  const unused = async (): Promise<never> => {
    throw new Error('not part of this fake');
  };
  return {
    saved,
    entries,
    answers,
    asked,
    stored,
    explanations: {
      save: async (_workspaceId, explanation) => void saved.push(explanation),
      find: async (_workspaceId, id) => saved.find((explanation) => explanation.id === id),
      list: async () => ({ items: saved }),
    },
    ledger: {
      open: async (_workspaceId, entry) => void entries.push(entry),
      settle: async (_workspaceId, id, outcome) => {
        const at = entries.findIndex((entry) => entry.id === id);
        const entry = entries[at];
        if (entry !== undefined) entries[at] = { ...entry, ...outcome };
      },
      find: async (_workspaceId, id) => entries.find((entry) => entry.id === id),
      list: async () => ({ items: entries }),
      spent: async (_workspaceId, since) => {
        const over = entries.filter(({ at, outcome }) => at >= since && outcome === 'answered');
        const sum = (of: (entry: LedgerEntry) => number | undefined): number =>
          over.reduce((total, one) => total + (of(one) ?? 0), 0);
        return {
          calls: over.length,
          inputTokens: sum(({ inputTokens }) => inputTokens),
          outputTokens: sum(({ outputTokens }) => outputTokens),
          costUsd: sum(({ costUsd }) => costUsd),
          unpriced: {
            calls: over.filter((one) => one.costUsd === undefined).length,
            inputTokens: sum((one) => (one.costUsd === undefined ? one.inputTokens : 0)),
            outputTokens: sum((one) => (one.costUsd === undefined ? one.outputTokens : 0)),
          },
        };
      },
    },
    teamNotes: { save: unused, find: unused, list: unused, remove: unused },
    followUps: {
      save: async (_workspaceId, followUp) => void asked.push(followUp),
      list: async (_workspaceId, explanationId) => asked.filter((one) => one.explanationId === explanationId),
    },
    cache: {
      find: async (workspaceId, key) => answers.get(`${workspaceId}/${key}`),
      save: async (answer) => void answers.set(`${answer.workspaceId}/${answer.key}`, answer),
    },
    feedback: { save: unused, list: unused },
    apiKeys: { create: unused, touch: unused, findBySha256: unused, list: unused, revoke: unused },
    errors: { save: unused, find: unused, list: unused },
    alerts: { save: unused, find: unused, list: unused, remove: unused },
    queries: { save: unused, find: unused, list: unused, remove: unused },
    dashboards: { save: unused, find: unused, list: unused, remove: unused },
    alertForms: { save: unused, find: unused, list: unused, remove: unused },
    runs: { save: unused, list: unused },
    settings: {
      find: async (workspaceId, name) => stored.get(`${workspaceId}/${name}`),
      save: async (workspaceId, name, value) => void stored.set(`${workspaceId}/${name}`, value),
    },
    alertChecks: { state: unused, states: unused, record: unused, list: unused },
    channels: { save: unused, find: unused, list: unused, remove: unused },
    deliveries: { due: unused, save: unused, list: unused },
    leases: { take: unused, release: unused },
    members: { save: unused, find: unused, list: unused, remove: unused },
    invitations: { create: unused, use: unused, reopen: unused, list: unused, remove: unused },
    ready: async () => true,
    close: async () => undefined,
    ...overrides,
  };
}
