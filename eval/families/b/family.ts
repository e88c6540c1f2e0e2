/** Family B: written apart from the rules of the analysis, in another style than the first, and held out at the beginning. */
import type { Family } from '../../scenario.js';
import * as access from './scenarios/access.js';
import * as capacity from './scenarios/capacity.js';
import * as changes from './scenarios/changes.js';
import * as code from './scenarios/code.js';
import * as configuration from './scenarios/configuration.js';
import * as connections from './scenarios/connections.js';
import * as dependencies from './scenarios/dependencies.js';
import * as dependencyLimits from './scenarios/dependency-limits.js';
import * as healthy from './scenarios/healthy.js';
import * as inputs from './scenarios/inputs.js';
import * as network from './scenarios/network.js';
import * as patterns from './scenarios/patterns.js';
import * as platformLimits from './scenarios/platform-limits.js';
import * as queries from './scenarios/queries.js';
import * as queues from './scenarios/queues.js';
import * as writes from './scenarios/writes.js';

const THEMES = [
  access,
  capacity,
  changes,
  code,
  configuration,
  connections,
  dependencies,
  dependencyLimits,
  healthy,
  inputs,
  network,
  patterns,
  platformLimits,
  queries,
  queues,
  writes,
];

export const familyB: Family = { name: 'b', scenarios: THEMES.flatMap((theme) => Object.values(theme)) };
