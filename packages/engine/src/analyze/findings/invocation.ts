/** How long the invocation took beside the others of its function, by REPORT lines, where no span shows the request. */
import { type FindingDraft, refTo } from '../draft.js';
import type { Scene } from '../scene.js';
import { count, duration, grouped, measures, spoken } from '../wording.js';

/** Fewer invocations say nothing about what is usual. */
const ENOUGH = 20;
/** Durations of a function spread widely; twice the usual is what a reader would call slow. */
const SLOW = 2;

/** Only where nothing failed: what a failure took is told with it. */
export function invocationFindings({ cause, tree, report, evidence }: Scene): readonly FindingDraft[] {
  const { reports, marker, focus } = evidence;
  if (cause !== undefined || tree.nodes.length > 0 || report?.durationMs === undefined) return [];
  const { namespace } = report.event;
  const usual = reports?.durationP50Ms;
  if (reports === undefined || usual === undefined || reports.invocations < ENOUGH) return [];
  if (namespace !== (marker ?? focus)?.namespace || report.durationMs < usual * SLOW) return [];
  return [
    {
      key: 'invocation',
      weight: 66,
      kind: 'latency',
      entity: namespace,
      fault: 'latency-increase',
      statement: `This invocation of ${spoken(namespace)} took ${duration(report.durationMs)}, ${grouped(report.durationMs / usual)} times as long as usual: half of ${count(reports.invocations, 'invocation')} took at most ${duration(usual)}.`,
      numbers: measures(
        ['duration', report.durationMs, 'ms'],
        ['usual duration', usual, 'ms'],
        ['invocations', reports.invocations, 'count'],
      ),
      confidence: 'confirmed',
      evidence: [refTo(report.event)],
    },
  ];
}
