import type { Family } from '../../scenario.js';

export const familyB: Family = { name: 'b', scenarios: [] };
