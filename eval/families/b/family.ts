/** The unseen half: written apart from the rules of the analysis, in another style than the first. */
import type { Family } from '../../scenario.js';
import * as access from './scenarios/access.js';
import * as platformLimits from './scenarios/platform-limits.js';

export const familyB: Family = {
  name: 'b',
  scenarios: [platformLimits, access].flatMap((theme) => Object.values(theme)),
};
