/** Since when, how often, and whether it is still going on. */
import { z } from 'zod';
import { refTo } from '../../../analyze/draft.js';
import { clockBeside, count, duration, measures, spoken } from '../../../analyze/wording.js';
import { elapsed } from '../../../model/units.js';
import { readLately } from '../../../query/follow-up/lately.js';
import { isFailing, type Place } from '../../../query/follow-up/place.js';
import { type LookUp, type NewFinding, seriesRef } from '../look-up.js';

const QUARTER_MS = 15 * 60_000;

export const recurrence: LookUp<Record<string, never>> = {
  name: 'recurrence',
  description: 'When the same failure was first and last seen, how often it happened, and whether it still happens.',
  parameters: {},
  input: z.object({}),
  sentence: () => 'Counting the same failure over everything stored',
  async run(_input, { place }) {
    const { marker, now } = place;
    const seen = await readLately(place);
    if (marker === undefined) return { findings: [] };
    const entity = marker.namespace;
    const failing = isFailing(marker);
    if (seen === undefined) return { findings: failing ? [] : [never(entity, place)] };
    const what = failing ? 'The same failure' : 'An error';
    const [first, last] = [clockBeside(seen.first, now), clockBeside(seen.last, now)];
    const span = elapsed(seen.first, seen.last);
    const since: NewFinding = {
      kind: 'recurrence',
      entity,
      statement:
        seen.total === 1
          ? `${what} of ${spoken(entity)} is stored once, at ${first}.`
          : `${what} of ${spoken(entity)} was first seen at ${first} and last at ${last}; in these ${duration(span)} it happened ${count(seen.total, 'time')}.`,
      numbers: measures(['occurrences', seen.total, 'count'], ['from first to last', span, 'ms']),
      confidence: 'confirmed',
      evidence: [refTo(marker)],
    };
    const quietMs = elapsed(seen.last, now);
    const still = seen.inQuarter > 0;
    const going: NewFinding = {
      kind: 'recurrence',
      entity,
      statement: still
        ? `It is still happening: ${count(seen.inQuarter, 'time')} in the 15 min and ${count(seen.inHour, 'time')} in the 60 min before ${clockBeside(now, now)}.`
        : `It has not happened in the ${duration(quietMs)} since ${last}; ${trafficSince(entity, seen.requestsSince)}`,
      numbers: measures(
        ['in the last 15 min', seen.inQuarter, 'count'],
        ['in the last hour', seen.inHour, 'count'],
        ['since the last occurrence', still ? undefined : quietMs, 'ms'],
        ['requests since', still ? undefined : seen.requestsSince, 'count'],
      ),
      // A failure that comes once a day is not over after an hour without it.
      confidence: still || (seen.requestsSince >= 20 && quietMs > QUARTER_MS) ? 'confirmed' : 'likely',
      evidence: [seriesRef(entity, { from: seen.last, to: now > seen.last ? now : seen.last }, 'the time since')],
    };
    return { findings: [since, going] };
  },
};

const never = (entity: string, { window }: Place): NewFinding => ({
  kind: 'recurrence',
  entity,
  statement: `No error of ${spoken(entity)} is stored, so there is none that could go on.`,
  numbers: [],
  confidence: 'confirmed',
  evidence: [seriesRef(entity, window, 'the hour that was asked about')],
});

const trafficSince = (entity: string, requests: number): string =>
  requests === 0
    ? `${spoken(entity)} had no request since, so this does not say that it is over.`
    : `${spoken(entity)} had ${count(requests, 'request')} since.`;
