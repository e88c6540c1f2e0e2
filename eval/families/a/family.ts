/**
 * Family A: incidents that the rules of the analysis may be written against. Functions in five languages, with and
 * without spans, in four shapes of system; the other family was written apart from the rules.
 */
import type { Family } from '../../scenario.js';
import { dependencyFaults } from './scenarios/dependency-faults.js';
import { functionFaults } from './scenarios/function-faults.js';
import { healthySystems } from './scenarios/healthy.js';
import { messageFaults } from './scenarios/messages.js';
import { seriesFaults } from './scenarios/series.js';
import { traceFaults } from './scenarios/traces.js';

export const familyA: Family = {
  name: 'a',
  scenarios: [
    ...functionFaults,
    ...dependencyFaults,
    ...messageFaults,
    ...traceFaults,
    ...seriesFaults,
    ...healthySystems,
  ],
};
