/** The steps for each fault that the analysis can name. */
import type { Fault } from '@baselime-ai/contract';
import { CONDUCT_REMEDIES } from './conduct-remedies.js';
import { DEPENDENCY_REMEDIES } from './dependency-remedies.js';
import { FUNCTION_REMEDIES } from './function-remedies.js';
import type { Remedy } from './remedy.js';
import { SERIES_REMEDIES } from './series-remedies.js';

export const REMEDIES: Partial<Record<Fault, readonly Remedy[]>> = {
  ...FUNCTION_REMEDIES,
  ...DEPENDENCY_REMEDIES,
  ...SERIES_REMEDIES,
  ...CONDUCT_REMEDIES,
};
