/** One system in two regions, of which one is in trouble. */
import { distract, live } from '../kit/day.js';
import { inRegion } from '../kit/estate.js';
import { nameOf } from '../kit/hit.js';
import { awsSays } from '../kit/refusals.js';
import { type Crafted, DIRECT, everyday, truthOf } from '../kit/story.js';

export const regionCases: readonly Crafted[] = [
  {
    name: 'one-region-of-two',
    shapes: DIRECT,
    signals: ['lines', 'otel', 'xray'],
    build(estate) {
      const { things, work } = estate;
      const elsewhere = inRegion(estate, 'sa-east-1');
      live(estate, { usual: everyday, planted: () => undefined });
      const failure = awsSays(estate, 'S3', 'GetObject', 'NoSuchBucket', 'The specified bucket does not exist', 404);
      live(elsewhere, {
        usual: everyday,
        planted: () => ({ doings: [{ to: things.bucket, failure, status: 404 }], failure, how: 'caught' }),
      });
      distract(estate);
      const entity = estate.signals === 'lines' ? work.name : nameOf(estate, 'bucket');
      return {
        elsewhere,
        question: { about: 'event', contains: '', namespace: work.name },
        truth: truthOf(
          [
            { fault: 'missing-resource', entity },
            { fault: 'missing-resource', entity: estate.signals === 'lines' ? 'S3' : things.bucket.name },
          ],
          ['name|region|stage|create'],
          'The bucket was never made in the second region.',
        ),
      };
    },
  },
];
