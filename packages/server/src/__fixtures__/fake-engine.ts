/** A hand-written engine: keeps what it was asked, answers from memory, fails where a test says so. */
import {
  type AiSettingsView,
  type Alert,
  type AlertCheck,
  type AlertForm,
  type AnswerEvent,
  type Dashboard,
  type Dataset,
  DatasetSettings,
  type ErrorRecord,
  type EventView,
  type Explanation,
  type FollowUp,
  type FollowUpEvent,
  type PrivacyRulesView,
  type QueryAnswer,
  type QueryRun,
  type SavedQuery,
  type TeamNote,
} from '@baselime-ai/contract';
import { type Engine, EngineError } from '@baselime-ai/engine';

type Verb = Exclude<keyof Engine, 'workspace' | 'database'>;

export interface FakeEngine extends Engine {
  /** Every call, in order, with its arguments. */
  readonly calls: { readonly verb: Verb; readonly args: readonly unknown[] }[];
  /** Thrown by the verbs that are named here. */
  readonly failures: Map<Verb, unknown>;
  /** What `explain` gives; may wait. */
  answer: (signal: AbortSignal | undefined) => AsyncIterable<AnswerEvent>;
  /** What `followUp` gives; may wait. */
  followUpAnswer: (signal: AbortSignal | undefined) => AsyncIterable<FollowUpEvent>;
  ingested: Awaited<ReturnType<Engine['ingestEvents']>>;
  parts: Record<string, boolean>;
  /** How many the vault of any disclosure holds. */
  originals: number;
}

export const event: EventView = {
  id: '018f0000000000000000000000000001',
  environment: 'default',
  dataset: 'lambda-logs',
  service: 'shop',
  namespace: 'checkout',
  kind: 'log',
  timestamp: '2023-04-21T10:21:09.805000000Z',
  timestampMs: 1682072469805,
  isError: true,
  data: { '@message': 'Task timed out after 3.00 seconds' },
};

const dataset: Dataset = {
  id: 'logs',
  name: 'logs',
  ...DatasetSettings.parse({}),
  ignored: { exclude: [], obfuscate: [] },
};

const privacyRules: PrivacyRulesView = {
  text: '',
  version: 'v',
  level: 'strict',
  counts: { keys: 0, patterns: 0, words: 0, datasets: 0 },
};

export const explanation: Explanation = {
  id: 'exp_1',
  subject: { kind: 'event', id: event.id },
  createdAt: '2023-04-21T10:21:10.000Z',
  confidence: 'confirmed',
  rootCause: {
    entity: 'checkout',
    fault: 'timeout',
    statement: 'It timed out [F1].',
    confidence: 'confirmed',
    findings: ['F1'],
  },
  sections: {
    summary: 's',
    rootCause: 'r',
    evidence: 'e',
    impact: 'i',
    actions: 'a',
    ruledOut: 'o',
    nextQuestions: 'n',
  },
  findings: [],
  actions: [],
  ruledOut: [],
  checks: [],
  engine: 'narrator',
  cached: false,
  elapsedMs: 3,
};

export const followUp: FollowUp = {
  id: 'fup_1',
  explanationId: 'exp_1',
  askedAt: '2023-04-21T10:22:10.000Z',
  question: 'Since when?',
  steps: [{ id: 'S1', tool: 'recurrence', sentence: 'Counting', outcome: 'found', findings: ['F8'] }],
  text: 'Since 10:02 UTC [F8].',
  findings: [],
  checks: [],
  engine: 'narrator',
  receiptIds: [],
  elapsedMs: 4,
};

async function* followUpAnswer(): AsyncIterable<FollowUpEvent> {
  yield { type: 'answer-start', id: 'fup_1', engine: 'narrator' };
  yield { type: 'text-delta', text: 'Since 10:02 UTC [F8].' };
  yield { type: 'answer-end', message: followUp };
}

export const aiSettings: AiSettingsView = {
  settings: { enabled: true },
  provider: 'none',
  today: { calls: 0, inputTokens: 0, outputTokens: 0, costUsd: 0, unpriced: 0 },
};

export const alert: Alert = {
  id: 'alert-1',
  name: 'Errors of checkout',
  kind: 'threshold',
  query: { calculations: [{ operator: 'COUNT' }] },
  threshold: { operation: '>', value: 5 },
  frequency: 60_000,
  window: 600_000,
  enabled: true,
  channels: [],
  createdAt: '2023-04-21T10:21:10.000Z',
  updatedAt: '2023-04-21T10:21:10.000Z',
};

export const alertCheck: AlertCheck = {
  id: 'check-1',
  alertId: alert.id,
  at: '2023-04-21T10:21:10.000Z',
  outcome: 'firing',
  timeframe: { from: 1682071870000, to: 1682072470000 },
  key: 'COUNT',
  value: 7,
  threshold: alert.threshold,
  groups: [{ value: 7, firing: true }],
};

async function* finishedAnswer(): AsyncIterable<AnswerEvent> {
  yield { type: 'answer-start', id: 'exp_1', engine: 'narrator', cached: false };
  yield { type: 'text-delta', section: 'summary', text: 'It timed out.\n[F1]' };
  yield { type: 'answer-end', explanation };
}

const queryAnswer: QueryAnswer = { events: [event], statistics: { elapsedMs: 1, rowsRead: 1 } };

const NOTE: TeamNote = {
  id: 'n-1',
  kind: 'note',
  text: 'Restart the proxy.',
  author: 'Jo',
  at: '2026-03-05T12:00:00.000Z',
  explanationId: 'x-1',
};

export function createFakeEngine(): FakeEngine {
  const calls: FakeEngine['calls'][number][] = [];
  const failures = new Map<Verb, unknown>();
  const answering =
    <T>(verb: Verb, value: () => T) =>
    async (...args: readonly unknown[]): Promise<T> => {
      calls.push({ verb, args });
      if (failures.has(verb)) throw failures.get(verb);
      return value();
    };
  const engine: FakeEngine = {
    calls,
    failures,
    answer: finishedAnswer,
    followUpAnswer,
    ingested: { accepted: 1, rejected: [] },
    parts: { telemetry: true, workspace: true },
    ingestEvents: answering('ingestEvents', () => engine.ingested),
    ingestOtlp: answering('ingestOtlp', () => ({
      ...engine.ingested,
      responseContentType: 'application/json',
      responseBody: Buffer.from('{"partialSuccess":{}}'),
    })),
    ingestDoor: answering('ingestDoor', () => engine.ingested),
    ingestFile: answering('ingestFile', () => ({ ...engine.ingested, format: 'json', unmarked: [], telling: [] })),
    query: answering('query', () => queryAnswer),
    event: answering('event', () => event),
    trace: answering('trace', () => {
      throw new EngineError('SUBJECT_NOT_FOUND', 'There is no such trace.');
    }),
    keys: answering('keys', () => ({ keys: [] })),
    keyValues: answering('keyValues', () => ({ key: 'k', values: [] })),
    analyze: answering('analyze', () => {
      throw new EngineError('SUBJECT_UNSUPPORTED', 'Not in this fake.');
    }),
    explain: (...args) => {
      calls.push({ verb: 'explain', args });
      return engine.answer(args[2]);
    },
    followUp: (...args) => {
      calls.push({ verb: 'followUp', args });
      return engine.followUpAnswer(args[3]);
    },
    followUps: answering('followUps', () => [followUp]),
    preview: answering('preview', () => ({
      provider: 'none',
      model: 'none',
      method: 'POST',
      url: 'https://example.invalid',
      body: '{}',
      bytes: 2,
      sha256: 'x',
      hidden: [],
      legend: [],
      verdict: 'passed' as const,
      blockedBecause: [],
    })),
    explanation: answering('explanation', () => explanation),
    explanations: answering('explanations', () => ({ items: [explanation], nextCursor: 'c2' })),
    rate: answering('rate', () => undefined),
    report: answering('report', () => ({ fileName: 'incident.md', text: '# Incident report\n' })),
    exportExplanations: async function* () {
      yield `${JSON.stringify(explanation)}\n`;
    },
    teamNotes: answering('teamNotes', () => []),
    addTeamNote: answering('addTeamNote', () => NOTE),
    removeTeamNote: answering('removeTeamNote', () => undefined),
    ledger: answering('ledger', () => ({ items: [] })),
    saveAlert: answering('saveAlert', () => alert),
    alert: answering('alert', () => alert),
    alerts: answering('alerts', () => [alert]),
    removeAlert: answering('removeAlert', () => undefined),
    checkAlert: answering('checkAlert', () => alertCheck),
    alertChecks: answering('alertChecks', () => ({ items: [alertCheck] })),
    expire: answering('expire', () => undefined),
    datasets: answering('datasets', () => ({ datasets: [dataset] })),
    dataset: answering('dataset', () => dataset),
    saveDataset: answering('saveDataset', () => dataset),
    aiSettings: answering('aiSettings', () => aiSettings),
    saveAiSettings: answering('saveAiSettings', () => aiSettings),
    privacyRules: answering('privacyRules', () => privacyRules),
    savePrivacyRules: answering('savePrivacyRules', () => privacyRules),
    previewPrivacy: answering('previewPrivacy', () => ({
      original: 'a',
      sent: 'a',
      bytes: 1,
      sha256: 'x',
      marks: [],
      hidden: [],
      legend: [],
      level: 'strict' as const,
      verdict: 'passed' as const,
      blockedBecause: [],
    })),
    tryPrivacy: answering('tryPrivacy', () => ({
      timeframe: { from: 1, to: 2 },
      events: 0,
      complete: true,
      changed: 0,
      blocked: 0,
      effects: [],
    })),
    openDisclosure: answering('openDisclosure', () => ({
      referenceTimeMs: 1,
      disclose: async () => {
        throw new EngineError('ANONYMIZE_LEAK_DETECTED', 'There is no anonymizer in this fake.');
      },
      originals: () => engine.originals,
      instantOf: () => undefined,
      restore: (value) => value,
    })),
    originals: 0,
    workspace: createFakeWorkspace(),
    database: { kysely: undefined, type: 'sqlite' },
    stats: () => ({ telemetryRestarts: 3, eventsExcluded: 2, eventsSampledOut: 5 }),
    ready: answering('ready', () => engine.parts),
    close: answering('close', () => undefined),
  };
  return engine;
}

/** Keys, settings, people and channels really work; the rest is not reached through the server. */
function createFakeWorkspace(): Engine['workspace'] {
  const keys = new Map<string, Parameters<Engine['workspace']['apiKeys']['create']>[0]>();
  const settings = new Map<string, string>();
  const errors = new Map<string, ErrorRecord>();
  const notHere = async (): Promise<never> => {
    throw new Error('not in this fake');
  };
  return {
    explanations: { save: notHere, find: notHere, list: notHere },
    feedback: { save: notHere, list: notHere },
    ledger: { open: notHere, settle: notHere, find: notHere, list: notHere, spent: notHere },
    followUps: { save: notHere, list: notHere },
    teamNotes: { save: notHere, find: notHere, list: notHere, remove: notHere },
    cache: { find: notHere, save: notHere },
    errors: {
      save: async (_workspaceId, _environment, record) => void errors.set(record.fingerprint, record),
      find: async (_workspaceId, _environment, fingerprint) => errors.get(fingerprint),
      list: async () => [...errors.values()],
    },
    alerts: { save: notHere, find: notHere, list: notHere, remove: notHere },
    alertChecks: { state: notHere, states: notHere, record: notHere, list: notHere },
    deliveries: { due: async () => [], save: notHere, list: async () => ({ items: [] }) },
    leases: { take: async () => true, release: async () => undefined },
    ...createFakePeople(),
    apiKeys: {
      create: async (record) => void keys.set(record.id, record),
      findBySha256: async (sha256) => [...keys.values()].find((record) => record.sha256 === sha256),
      list: async (workspaceId) => [...keys.values()].filter((record) => record.workspaceId === workspaceId),
      revoke: async (_workspaceId, id, at) => {
        const record = keys.get(id);
        if (record !== undefined) keys.set(id, { ...record, revokedAt: at });
      },
      touch: async (_workspaceId, id, at) => {
        const record = keys.get(id);
        if (record !== undefined) keys.set(id, { ...record, lastUsedAt: at });
      },
    },
    ...createFakeDocuments(),
    settings: {
      find: async (_workspaceId, name) => settings.get(name),
      save: async (_workspaceId, name, value) => void settings.set(name, value),
    },
    ready: async () => true,
    close: async () => undefined,
  };
}

/** Saved queries, dashboards and runs really work, for one environment. */
function createFakeDocuments(): Pick<Engine['workspace'], 'queries' | 'dashboards' | 'alertForms' | 'runs'> {
  const documents = <T extends { readonly id: string }>() => {
    const kept = new Map<string, T>();
    return {
      save: async (_workspaceId: string, _environment: string, one: T) => void kept.set(one.id, one),
      find: async (_workspaceId: string, _environment: string, id: string) => kept.get(id),
      list: async () => [...kept.values()],
      remove: async (_workspaceId: string, _environment: string, id: string) => kept.delete(id),
    };
  };
  const runs = documents<QueryRun>();
  return {
    queries: documents<SavedQuery>(),
    dashboards: documents<Dashboard>(),
    alertForms: documents<AlertForm>(),
    runs: { save: runs.save, list: async (_workspaceId, _environment, limit) => (await runs.list()).slice(0, limit) },
  };
}

type Workspace = Engine['workspace'];

function createFakePeople(): Pick<Workspace, 'members' | 'invitations' | 'channels'> {
  const members = new Map<string, Parameters<Workspace['members']['save']>[1]>();
  const invitations = new Map<string, Parameters<Workspace['invitations']['create']>[1]>();
  const channels = new Map<string, Parameters<Workspace['channels']['save']>[1]>();
  return {
    members: {
      save: async (_workspaceId, member) => {
        const addedAt = members.get(member.userId)?.addedAt ?? member.addedAt;
        members.set(member.userId, { ...member, addedAt });
      },
      find: async (_workspaceId, userId) => members.get(userId),
      list: async () => [...members.values()],
      remove: async (_workspaceId, userId) => members.delete(userId),
    },
    invitations: {
      create: async (_workspaceId, record) => void invitations.set(record.id, record),
      use: async (_workspaceId, sha256, at) => {
        const found = [...invitations.values()].find((record) => record.sha256 === sha256);
        if (found === undefined || found.usedAt !== undefined || found.expiresAt <= at) return undefined;
        invitations.set(found.id, { ...found, usedAt: at });
        return { ...found, usedAt: at };
      },
      reopen: async (_workspaceId, id) => {
        const { usedAt: _used, ...record } = invitations.get(id) ?? {
          id,
          sha256: '',
          role: 'viewer',
          createdAt: '',
          expiresAt: '',
        };
        invitations.set(id, record);
      },
      list: async () => [...invitations.values()],
      remove: async (_workspaceId, id) => invitations.delete(id),
    },
    channels: {
      save: async (_workspaceId, channel) => void channels.set(channel.id, channel),
      find: async (_workspaceId, id) => channels.get(id),
      list: async () => [...channels.values()],
      remove: async (_workspaceId, id) => channels.delete(id),
    },
  };
}
