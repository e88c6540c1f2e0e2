/** Who calls a service, function or dependency, and whether those calls fail. */
import { z } from 'zod';
import { capital, count, measures, percent, portion, shorten, spoken } from '../../../analyze/wording.js';
import type { CallSide, CallSignals } from '../../../query/evidence/system/evidence.js';
import { readCalls } from '../../../query/evidence/system/system.js';
import { type Context, type LookedUp, type LookUp, type NewFinding, seriesRef } from '../look-up.js';
import { inWindow } from './counts.js';

const Input = z.object({ name: z.string().min(1).max(256).optional() });
type Input = z.infer<typeof Input>;
const MOST_CALLERS = 5;

export const callers: LookUp<Input> = {
  name: 'callers',
  description:
    'Who calls a service, function or outside dependency around the failure, how many of those calls failed, and how many before. By default of what the cause names.',
  parameters: { name: { type: 'string', description: 'what is called, as the data spells it' } },
  input: Input,
  sentence: ({ name }, { explanation, place }) =>
    `Looking who calls ${shorten(name ?? explanation.rootCause.entity ?? place.marker?.namespace ?? 'the cause', 80)}`,
  run: lookUp,
};

async function lookUp({ name }: Input, { place, explanation }: Context): Promise<LookedUp> {
  const wanted = (name ?? explanation.rootCause.entity ?? place.marker?.namespace)?.trim();
  if (wanted === undefined) return { findings: [] };
  const { reader, options, window, baseline, at } = place;
  const { calls, share } = await readCalls({ reader, options, window, baseline });
  const of = calls
    .filter(({ callee, caller }) => callee.toLowerCase() === wanted.toLowerCase() && caller !== callee)
    .sort(
      (a, b) => b.window.failed - a.window.failed || b.window.calls - a.window.calls || (a.caller < b.caller ? -1 : 1),
    );
  const looked = [
    seriesRef('calls', window, 'the hour of the failure'),
    seriesRef('calls', baseline, 'the time before'),
  ];
  const many = share < 1 ? `; ${percent(share)} of the traces were looked at` : '';
  if (of.length === 0) {
    return {
      findings: [
        {
          kind: 'context',
          statement: `${inWindow(window, at)} no trace shows a call to ${spoken(wanted)}${many}.`,
          numbers: [],
          confidence: 'confirmed',
          evidence: looked,
        },
      ],
    };
  }
  const names = new Set(of.map(({ caller }) => caller));
  const all: NewFinding = {
    kind: 'context',
    entity: wanted,
    statement: `${inWindow(window, at)} ${names.size === 1 ? `only ${spoken(of[0]?.caller ?? '')} calls` : `${count(names.size, 'service or function', 'services and functions')} call`} ${spoken(wanted)}${many}.`,
    numbers: measures(['callers', names.size, 'count']),
    confidence: 'confirmed',
    evidence: looked,
  };
  return { findings: [all, ...of.slice(0, MOST_CALLERS).map((call) => callerFinding(call, looked))] };
}

function callerFinding(
  { caller, callee, window, baseline, slowest }: CallSignals,
  looked: NewFinding['evidence'],
): NewFinding {
  const failed = ({ failed: bad, calls }: CallSide): string => portion(bad, calls, 'call');
  const past = baseline.calls === 0 ? 'there was none before' : `${failed(baseline)} before`;
  return {
    kind: window.failed > 0 ? 'impact' : 'health',
    entity: caller,
    statement:
      window.calls === 0
        ? `${spoken(caller)} no longer calls ${spoken(callee)}; it did ${count(baseline.calls, 'time')} before.`
        : `${capital(portion(window.failed, window.calls, 'call', `${spoken(caller)} to ${spoken(callee)}`))} failed; ${past}.`,
    numbers: measures(
      ['calls', window.calls, 'count'],
      ['failed calls', window.failed, 'count'],
      ['calls before', baseline.calls, 'count'],
      ['failed calls before', baseline.failed, 'count'],
    ),
    confidence: 'confirmed',
    evidence:
      slowest?.traceId === undefined || slowest.spanId === undefined
        ? looked
        : [{ kind: 'span', id: slowest.id, traceId: slowest.traceId, spanId: slowest.spanId, label: slowest.label }],
  };
}
