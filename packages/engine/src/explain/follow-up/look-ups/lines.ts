/** The log lines around the failing event: of its request where it has one, else of its function. */
import { z } from 'zod';
import { refTo } from '../../../analyze/draft.js';
import { clockBeside, quote } from '../../../analyze/wording.js';
import type { TelemetryEvent } from '../../../model/telemetry-event.js';
import { later, millis } from '../../../model/units.js';
import { isFailing } from '../../../query/follow-up/place.js';
import type { Context, LookedUp, LookUp, NewFinding } from '../look-up.js';

const BEFORE = 4;
const AFTER = 1;
const NEAR_MS = 30_000;

export const lines: LookUp<Record<string, never>> = {
  name: 'lines',
  description: 'The log lines just before and after the failing event, in order.',
  parameters: {},
  input: z.object({}),
  sentence: (_input, { place }) =>
    place.marker?.requestId === undefined
      ? 'Reading the lines around the failing event'
      : 'Reading the lines of the failing request',
  run: lookUp,
};

async function lookUp(_input: Record<string, never>, { place }: Context): Promise<LookedUp> {
  const { marker, now } = place;
  if (marker === undefined) return { findings: [] };
  const all = await linesOf(marker, place);
  const at = all.findIndex(({ id }) => id === marker.id);
  const shown = at === -1 ? [] : all.slice(Math.max(0, at - BEFORE), at + AFTER + 1);
  const findings = shown.map(
    (event): NewFinding => ({
      kind: 'context',
      entity: event.namespace,
      statement: `${event.id === marker.id ? `${isFailing(marker) ? 'The failing event' : 'What was asked about'}, at` : 'At'} ${clockBeside(event.timestamp, now)}${event.level === undefined ? '' : ` (${event.level})`}: ${quote(event.message ?? event.name ?? '', 240)}.`,
      numbers: [],
      confidence: 'confirmed',
      evidence: [refTo(event)],
    }),
  );
  return { findings };
}

async function linesOf(marker: TelemetryEvent, { reader }: Context['place']): Promise<readonly TelemetryEvent[]> {
  const isLine = ({ kind, message, name }: TelemetryEvent): boolean =>
    kind !== 'metric' && (message ?? name ?? '').trim() !== '';
  if (marker.requestId !== undefined) return (await reader.request(marker.requestId, 500)).filter(isLine);
  const window = {
    from: later(marker.timestamp, millis(-NEAR_MS)),
    to: later(marker.timestamp, millis(NEAR_MS)),
  };
  const filters = [{ key: '$baselime.namespace', operation: '=' as const, value: marker.namespace }];
  return [...(await reader.events({ filters }, window, 500))].reverse().filter(isLine);
}
