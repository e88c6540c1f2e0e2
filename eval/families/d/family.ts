/**
 * Family D: written from what serverless systems emit when they fail, without a look at the rules of the analysis, and
 * scored once before any rule was changed for it. Logs come through subscriptions, traces as OTLP or as segments of
 * X-Ray, numbers as a metric stream, in estates with all, some or one of these.
 */
import type { Family } from '../../scenario.js';
import { craftedScenario, scenarioOf } from './kit/story.js';
import { awsStories } from './scenarios/aws.js';
import { behindNumbers } from './scenarios/behind-numbers.js';
import { changeCases } from './scenarios/changes.js';
import { dataStories } from './scenarios/data.js';
import { healthyCases } from './scenarios/healthy.js';
import { limitCases } from './scenarios/limits.js';
import { regionCases } from './scenarios/regions.js';
import { runtimeStories } from './scenarios/runtime.js';
import { severalCases } from './scenarios/several.js';
import { shapeCases, shapeStories } from './scenarios/shapes.js';
import { vendorStories } from './scenarios/vendors.js';

export const familyD: Family = {
  name: 'd',
  scenarios: [
    ...[...runtimeStories, ...vendorStories, ...awsStories, ...dataStories, ...shapeStories].map(scenarioOf),
    ...[
      ...shapeCases,
      ...limitCases,
      ...changeCases,
      ...behindNumbers,
      ...severalCases,
      ...regionCases,
      ...healthyCases,
    ].map(craftedScenario),
  ],
};
