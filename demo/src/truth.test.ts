import { describe, expect, it } from 'vitest';
import { generateShop } from './generate.js';
import { INCIDENT_IDS, incidents } from './truth.js';

const HOUR = 3_600_000;
const TO = Date.UTC(2026, 2, 5, 15, 20, 13);
const window = { from: TO - 6 * HOUR, to: TO };

interface Line {
  readonly '@timestamp': number;
  readonly '@logGroup': string;
  readonly '@message': string;
}

const seen = (seed: number): Line[] =>
  [...generateShop({ seed, ...window, requestsPerMinute: 9 })]
    .filter((batch) => batch.path === '/v1/lambda-logs')
    .flatMap((batch) => JSON.parse(batch.body) as Line[]);

describe('incidents', () => {
  it('lie in the last six hours, one of them going on', () => {
    const all = incidents(window);
    expect(all.map((incident) => incident.id)).toEqual([...INCIDENT_IDS]);
    expect(all.filter((incident) => incident.endsAt === undefined)).toHaveLength(1);
    for (const incident of all) expect(incident.startsAt).toBeGreaterThanOrEqual(window.from);
  });

  it('leave out what ended before the window', () => {
    const late = incidents({ from: TO - HOUR, to: TO }).map((incident) => incident.id);
    expect(late).toEqual(['images-too-big', 'poison-message', 'maildude-down']);
  });

  it.each([1, 2])('show every symptom while they last, with seed %i', (seed) => {
    const lines = seen(seed);
    for (const incident of incidents(window)) {
      for (const symptom of incident.symptoms) {
        const hits = lines.filter(
          (line) =>
            line['@logGroup'] === `/aws/lambda/${symptom.function}` && line['@message'].includes(symptom.contains),
        );
        expect(hits.length, `${incident.id}: ${symptom.contains}`).toBeGreaterThanOrEqual(10);
        for (const hit of hits) {
          expect(hit['@timestamp'], incident.id).toBeGreaterThanOrEqual(incident.startsAt - 1);
          // What was under way when it ended may still fail.
          expect(hit['@timestamp'], incident.id).toBeLessThan((incident.endsAt ?? TO) + 6 * 60_000);
        }
      }
    }
  });
});
