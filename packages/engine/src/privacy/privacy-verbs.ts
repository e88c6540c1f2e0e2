/** The verbs of the page Privacy and of programs outside, over the rules that hold. None of them sends anything. */
import { parseRules } from '../anonymize/index.js';
import type { Engine } from '../engine.js';
import type { Clock } from '../model/clock.js';
import type { TelemetryReader } from '../query/index.js';
import type { Parts } from '../verbs/open-parts.js';
import { openDisclosure } from './disclosure.js';
import { jsonOf, previewRecord } from './preview-record.js';
import { tryRules } from './try-rules.js';

type PrivacyVerbs = Pick<
  Engine,
  'privacyRules' | 'savePrivacyRules' | 'previewPrivacy' | 'tryPrivacy' | 'openDisclosure'
>;

const HOUR_MS = 3_600_000;

export function privacyVerbs(
  { privacy, workspace }: Pick<Parts, 'privacy' | 'workspace'>,
  reader: (environment: string) => TelemetryReader,
  clock: Clock,
  newId: () => string,
): PrivacyVerbs {
  return {
    privacyRules: ({ workspaceId }) => privacy.view(workspaceId),
    savePrivacyRules: ({ workspaceId }, text) => privacy.save(workspaceId, text),
    async previewPrivacy({ workspaceId }, { record, rules, dataset }) {
      const datasets = dataset === undefined ? undefined : [dataset];
      return previewRecord(jsonOf(record), await privacy.policy(workspaceId, datasets, rules));
    },
    async tryPrivacy({ environment }, request, signal) {
      const rules = parseRules(request.rules, 'The rules');
      const to = Number(clock.now() / 1_000_000n) + 1;
      const timeframe = request.timeframe ?? { from: Math.max(0, to - HOUR_MS), to };
      const query = { query: { limit: request.limit }, timeframe, view: 'events' } as const;
      const { events = [] } = await reader(environment).run(query, signal === undefined ? undefined : { signal });
      return { timeframe, ...(await tryRules(rules, events, privacy.fileSources(), clock)) };
    },
    openDisclosure: ({ workspaceId, actor }, purpose, referenceTimeMs) =>
      openDisclosure({
        policy: () => privacy.policy(workspaceId, undefined),
        ledger: workspace.ledger,
        clock,
        newId,
        workspaceId,
        actor,
        purpose,
        referenceTimeMs,
      }),
  };
}
