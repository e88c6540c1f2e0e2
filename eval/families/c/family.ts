/**
 * Family C: a second family that rules may be written against, unlike the first in names, languages, loggers, shapes of
 * errors (wrapped ones above all) and conventions of spans.
 */
import type { Family } from '../../scenario.js';
import { scenarioOf } from './kit/incident.js';
import { functionIncidents } from './scenarios/functions.js';
import { healthyScenarios } from './scenarios/healthy.js';
import { numberScenarios } from './scenarios/numbers.js';
import { peerIncidents } from './scenarios/peers.js';
import { shapeScenarios } from './scenarios/shapes.js';

export const familyC: Family = {
  name: 'c',
  scenarios: [
    ...functionIncidents.map(scenarioOf),
    ...peerIncidents.map(scenarioOf),
    ...shapeScenarios,
    ...numberScenarios,
    ...healthyScenarios,
  ],
};
