/**
 * Family F, held out until family G took its place: written from the documented list of faults and from what languages,
 * libraries and services say when they fail, without a look at the rules of the analysis or at the stories of other
 * families. A shape stands for an estate: a graph behind a proxy to Aurora, a pipeline for media, intake of orders or of
 * meters, hooks of partners.
 */
import type { Family } from '../../scenario.js';
import { scenarioOf } from './kit/story.js';
import { awsStories } from './scenarios/aws.js';
import { healthyStories } from './scenarios/healthy.js';
import { numberStories } from './scenarios/numbers.js';
import { patternStories } from './scenarios/patterns.js';
import { peerStories } from './scenarios/peers.js';
import { runtimeStories } from './scenarios/runtime.js';

export const familyF: Family = {
  name: 'f',
  scenarios: [
    ...runtimeStories,
    ...awsStories,
    ...peerStories,
    ...patternStories,
    ...numberStories,
    ...healthyStories,
  ].map(scenarioOf),
};
