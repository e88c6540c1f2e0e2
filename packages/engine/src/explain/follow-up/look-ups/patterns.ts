/** What a function logs around the failure: lines that are new, more or fewer than before, and the most frequent ones. */
import { z } from 'zod';
import { isOfThePlatform, patternFindings } from '../../../analyze/findings/patterns.js';
import { setScene } from '../../../analyze/scene.js';
import { count, measures, quote, shorten, spoken } from '../../../analyze/wording.js';
import { readPatterns } from '../../../query/evidence/patterns.js';
import type { Context, LookedUp, LookUp, NewFinding } from '../look-up.js';

const Input = z.object({ name: z.string().min(1).max(256).optional() });
type Input = z.infer<typeof Input>;
const MOST_LINES = 3;

export const patterns: LookUp<Input> = {
  name: 'patterns',
  description:
    'Log lines of a function, by template, in the hour of the failure and before: new, vanished and frequent ones.',
  parameters: { name: { type: 'string', description: 'the function; the failing one by default' } },
  input: Input,
  sentence: ({ name }, { place }) =>
    `Reading the log lines of ${shorten(name ?? place.marker?.namespace ?? 'everything', 80)} by template`,
  run: lookUp,
};

async function lookUp({ name }: Input, { place, explanation }: Context): Promise<LookedUp> {
  const { window, baseline, marker } = place;
  const of = name ?? marker?.namespace;
  const seen = await readPatterns(place, of === undefined ? [] : [of]);
  if (seen === undefined) return { findings: [] };
  const evidence = { subject: explanation.subject, window, baseline, request: [], patterns: seen, skipped: [] };
  const scene = setScene({ ...evidence, ...(marker === undefined ? {} : { focus: marker, marker }) });
  const told = patternFindings(scene).map(({ key: _key, weight: _weight, ...finding }) => finding);
  const frequent = seen.templates
    .filter(({ now, template }) => now > 0 && !isOfThePlatform(template))
    .slice(0, MOST_LINES)
    .map(
      (line): NewFinding => ({
        kind: 'pattern',
        ...(of === undefined ? {} : { entity: of }),
        statement: `${of === undefined ? 'The environment' : spoken(of)} logged ${quote(line.template, 160)} ${count(line.now, 'time')} in the hour of the failure and ${count(line.before, 'time')} in the hours before.`,
        numbers: measures(
          ['now', line.now, 'count'],
          ['before', line.before, 'count'],
          ['errors', line.failed, 'count'],
        ),
        confidence: 'confirmed',
        evidence: [{ kind: 'event', id: line.sampleId, label: shorten(line.template, 80) }],
      }),
    );
  const lines = seen.templates
    .slice(0, 20)
    .map(({ template, now, before, failed }) => ({ template: shorten(template, 200), now, before, failed }));
  return { findings: [...told, ...frequent], rows: { lines } };
}
