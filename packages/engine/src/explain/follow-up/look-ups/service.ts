/** How one service or function is doing: traffic, errors and the newest error. */
import { z } from 'zod';
import { refTo } from '../../../analyze/draft.js';
import { clockBeside, duration, measures, quote, shorten, spoken } from '../../../analyze/wording.js';
import { elapsed } from '../../../model/units.js';
import { readNames } from '../../../query/follow-up/names.js';
import { type Context, type LookedUp, type LookUp, type NewFinding, seriesRef } from '../look-up.js';
import { countsOf, countsText, inWindow } from './counts.js';
import { sampleOf } from './query.js';

const Input = z.object({ name: z.string().min(1).max(256) });
type Input = z.infer<typeof Input>;

export const service: LookUp<Input> = {
  name: 'service',
  description:
    'How a service or function is doing: its events and errors around the failure and before, and its newest error.',
  parameters: { name: { type: 'string', description: 'the service or function as the data spells it' } },
  required: ['name'],
  input: Input,
  sentence: ({ name }) => `Looking at ${shorten(name, 80)}`,
  run: lookUp,
};

async function lookUp({ name }: Input, { place }: Context): Promise<LookedUp> {
  const { window, baseline, at } = place;
  const lower = name.trim().toLowerCase();
  const named = (await readNames(place)).find((one) => one.name.toLowerCase() === lower);
  if (named === undefined) {
    return {
      findings: [
        {
          kind: 'context',
          statement: `No service or function is named ${spoken(name)} in the time around the failure.`,
          numbers: [],
          confidence: 'confirmed',
          evidence: [seriesRef('names', { from: baseline.from, to: window.to }, 'the time that was looked at')],
        },
      ],
    };
  }
  const filters = [{ key: `$baselime.${named.key}`, operation: '=' as const, value: named.name }];
  const errors = { filters: [...filters, { key: '$baselime.error', operation: '=' as const, value: true }] };
  const [now, past, newest] = await Promise.all([
    countsOf(place, window, filters),
    countsOf(place, baseline, filters),
    place.reader.events(errors, window, 3),
  ]);
  const traffic: NewFinding = {
    kind: now.errors > 0 ? 'impact' : 'health',
    entity: named.name,
    statement: `${inWindow(window, at)} ${spoken(named.name)} has ${countsText(now)}; in the ${duration(elapsed(baseline.from, baseline.to))} before it had ${countsText(past)}.`,
    numbers: measures(
      ['events', now.events, 'count'],
      ['errors', now.errors, 'count'],
      ['events before', past.events, 'count'],
      ['errors before', past.errors, 'count'],
      ['share of errors', now.events === 0 ? undefined : now.errors / now.events, 'share'],
    ),
    confidence: 'confirmed',
    evidence: [seriesRef(named.name, window, `events of ${shorten(named.name, 60)}`)],
  };
  const last = newest[0];
  if (last === undefined) return { findings: [traffic] };
  const error: NewFinding = {
    kind: 'symptom',
    entity: last.namespace,
    statement: `Its newest error in that time, at ${clockBeside(last.timestamp, at)}, is ${quote(last.message ?? last.name ?? 'an error without a message', 200)}.`,
    numbers: [],
    confidence: 'confirmed',
    evidence: [refTo(last)],
  };
  return { findings: [traffic, error], rows: { errors: newest.map(sampleOf) } };
}
