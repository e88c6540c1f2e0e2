/** Where the time of a trace went, and what failed in it. */
import { z } from 'zod';
import { refTo } from '../../../analyze/draft.js';
import { lasted, type SpanNode, selfTime, spanTree } from '../../../analyze/trace/tree.js';
import { clockBeside, count, duration, measures, percent, quote, shorten, spoken } from '../../../analyze/wording.js';
import { elapsed } from '../../../model/units.js';
import type { Context, LookedUp, LookUp, NewFinding } from '../look-up.js';

const Input = z.object({ trace_id: z.string().min(1).max(256).optional() });
type Input = z.infer<typeof Input>;
const MOST_SPANS = 12;

export const trace: LookUp<Input> = {
  name: 'trace',
  description: 'Where the time of a trace went and which of its spans failed; the trace of the failure by default.',
  parameters: { trace_id: { type: 'string', description: 'the id of a trace as the data spells it' } },
  input: Input,
  sentence: ({ trace_id: id }) =>
    id === undefined ? 'Walking through the trace of the failure' : `Walking through trace ${shorten(id, 40)}`,
  run: lookUp,
};

async function lookUp({ trace_id: asked }: Input, { place, explanation }: Context): Promise<LookedUp> {
  const { subject } = explanation;
  const id = asked ?? place.marker?.traceId ?? (subject.kind === 'trace' ? subject.traceId : undefined);
  const found = id === undefined ? undefined : await place.reader.trace(id);
  if (found === undefined || found.spans.length === 0) return { findings: [] };
  const tree = spanTree(found.spans);
  const [root] = [...tree.roots].sort((a, b) => lasted(b) - lasted(a));
  if (root === undefined) return { findings: [] };
  const byOwnTime = [...tree.nodes].sort((a, b) => selfTime(b) - selfTime(a));
  const [slowest] = byOwnTime;
  // What runs on after its caller has ended belongs to the trace, too.
  const ends = tree.nodes.reduce((last, { end }) => (end > last ? end : last), root.end);
  const starts = tree.nodes.reduce((first, { start }) => (start < first ? start : first), root.start);
  const total = elapsed(starts, ends);
  const findings: NewFinding[] = [];
  if (slowest !== undefined && total > 0) {
    const own = selfTime(slowest);
    findings.push({
      kind: 'latency',
      entity: slowest.span.namespace,
      statement: `The trace took ${duration(total)} in ${count(tree.nodes.length, 'span')}; the largest part, ${duration(own)} (${percent(Math.min(1, own / total))}), was spent in ${nameOf(slowest)} of ${spoken(slowest.span.namespace)}.`,
      numbers: measures(
        ['trace', total, 'ms'],
        ['own time', own, 'ms'],
        ['spans', tree.nodes.length, 'count'],
        ['share', Math.min(1, own / total), 'share'],
      ),
      confidence: 'confirmed',
      evidence: [refTo(slowest.span)],
    });
  }
  const failed = tree.nodes.filter(({ span }) => span.isError);
  const [deepest] = [...failed].sort((a, b) => b.depth - a.depth);
  if (deepest !== undefined) {
    const { span } = deepest;
    findings.push({
      kind: 'origin',
      entity: span.namespace,
      statement: `${count(failed.length, 'span')} of the trace failed; the deepest is ${nameOf(deepest)} of ${spoken(span.namespace)} at ${clockBeside(span.timestamp, place.at)}${span.message === undefined ? '' : `: ${quote(span.message, 160)}`}.`,
      numbers: measures(['failed spans', failed.length, 'count']),
      confidence: 'confirmed',
      evidence: [refTo(span)],
    });
  } else {
    findings.push({
      kind: 'health',
      statement: `None of the ${count(tree.nodes.length, 'span')} of the trace failed.`,
      numbers: measures(['spans', tree.nodes.length, 'count']),
      confidence: 'confirmed',
      evidence: [refTo(root.span)],
    });
  }
  const spans = byOwnTime.slice(0, MOST_SPANS).map((node) => ({
    name: shorten(node.span.name ?? '', 120),
    namespace: node.span.namespace,
    took: duration(lasted(node)),
    own: duration(selfTime(node)),
    failed: node.span.isError,
  }));
  return { findings, rows: { spans } };
}

const nameOf = ({ span }: SpanNode): string => quote(span.name ?? 'a span without a name', 100);
