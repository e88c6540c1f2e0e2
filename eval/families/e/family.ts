/**
 * Family E, held out until it had been scored many times: written from the documented list of faults and from what languages,
 * libraries and services say when they fail, without a look at the rules of the analysis. Functions in six languages send
 * lines through subscriptions, extensions, loggers and OTLP, and traces as spans or as segments of X-Ray; some estates send
 * lines alone, some traces alone.
 */
import type { Family } from '../../scenario.js';
import { scenarioOf } from './kit/story.js';
import { awsAccessStories } from './scenarios/aws-access.js';
import { awsLimitStories } from './scenarios/aws-limits.js';
import { changeStories } from './scenarios/changes.js';
import { databaseStories } from './scenarios/databases.js';
import { healthyStories } from './scenarios/healthy.js';
import { limitStories } from './scenarios/limits.js';
import { patternStories } from './scenarios/patterns.js';
import { runtimeStories } from './scenarios/runtime.js';
import { seriesLimitStories } from './scenarios/series-limits.js';
import { seriesLoadStories } from './scenarios/series-load.js';
import { vendorStories } from './scenarios/vendors.js';

export const familyE: Family = {
  name: 'e',
  scenarios: [
    ...limitStories,
    ...runtimeStories,
    ...vendorStories,
    ...awsAccessStories,
    ...awsLimitStories,
    ...databaseStories,
    ...patternStories,
    ...changeStories,
    ...seriesLimitStories,
    ...seriesLoadStories,
    ...healthyStories,
  ].map(scenarioOf),
};
