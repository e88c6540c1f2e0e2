/** Whether the same failure happened before the present spell of it: when, how often, on which days. */
import { z } from 'zod';
import { refTo } from '../../../analyze/draft.js';
import { clockBeside, count, duration, grouped, listing, measures, spoken } from '../../../analyze/wording.js';
import type { TelemetryEvent } from '../../../model/telemetry-event.js';
import { elapsed, toIsoNanos, type UnixNanos } from '../../../model/units.js';
import { isFailing } from '../../../query/follow-up/place.js';
import { readSpells, type Spell } from '../../../query/follow-up/spells.js';
import type { LookUp, NewFinding } from '../look-up.js';

const MOST_TOLD = 3;
const MOST_DAYS = 7;

export const history: LookUp<Record<string, never>> = {
  name: 'history',
  description: 'Whether the same failure happened before, in which spells of time and on which days, and how often.',
  parameters: {},
  input: z.object({}),
  sentence: () => 'Looking for the same failure in everything stored',
  async run(_input, { place }) {
    const { marker, now } = place;
    const seen = await readSpells(place);
    if (marker === undefined || seen === undefined) return { findings: [] };
    const at = (instant: UnixNanos): string => clockBeside(instant, now);
    const told = ({ from, to, count: n }: Spell): string =>
      from === to ? `once at ${at(from)}` : `${count(n, 'time')} from ${at(from)} to ${at(to)}`;
    // The spell of the failure that was asked about; what came after it is no "before".
    const own = seen.spells.findLastIndex(({ from }) => from <= marker.timestamp);
    const spell = seen.spells[own];
    const before = seen.spells.slice(0, Math.max(0, own));
    const entity = marker.namespace;
    const what = isFailing(marker) ? `This failure of ${spoken(entity)}` : `An error of ${spoken(entity)}`;
    if (spell === undefined) return { findings: [none(marker, seen.storedSince, now)] };
    const total = before.reduce((sum, one) => sum + one.count, 0);
    const common = { kind: 'recurrence' as const, entity, confidence: 'confirmed' as const, evidence: [refTo(marker)] };
    const earlier: NewFinding = {
      ...common,
      statement:
        before.length === 0
          ? `${what} did not happen before ${at(spell.from)}, in the ${duration(elapsed(seen.storedSince, spell.from))} of ${spoken(entity)} stored before that.`
          : `${what} happened before: ${listing(before.slice(-MOST_TOLD).reverse().map(told))}${before.length > MOST_TOLD ? `, and in ${count(before.length - MOST_TOLD, 'older spell')}` : ''}, each an hour or more apart.`,
      numbers: measures(['earlier spells', before.length, 'count'], ['times before', total, 'count']),
    };
    const present: NewFinding = {
      ...common,
      statement: `${isFailing(marker) ? 'The spell that was asked about' : 'The last spell before what was asked about'}: ${told(spell)}.`,
      numbers: measures(['in this spell', spell.count, 'count']),
    };
    const days = daysOf(seen.spells);
    const byDay: NewFinding = {
      ...common,
      statement: `By day (UTC, spells counted on the day they began): ${listing(days.map(([day, n]) => `${day} ${grouped(n)}`))}.`,
      numbers: measures(...days.map(([day, n]) => [day, n, 'count'] as const)),
    };
    return { findings: [earlier, present, ...(days.length > 1 ? [byDay] : [])] };
  },
};

/** Of a function that did not fail before. */
const none = (marker: TelemetryEvent, storedSince: UnixNanos, now: UnixNanos): NewFinding => ({
  kind: 'recurrence',
  entity: marker.namespace,
  statement: `No error of ${spoken(marker.namespace)} is stored before ${clockBeside(marker.timestamp, now)}; its events go back to ${clockBeside(storedSince, now)}.`,
  numbers: [],
  confidence: 'confirmed',
  evidence: [refTo(marker)],
});

function daysOf(spells: readonly Spell[]): readonly (readonly [day: string, count: number])[] {
  const days = new Map<string, number>();
  for (const { from, count: n } of spells) {
    const day = toIsoNanos(from).slice(0, 10);
    days.set(day, (days.get(day) ?? 0) + n);
  }
  return [...days].slice(-MOST_DAYS);
}
