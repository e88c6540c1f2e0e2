import type { Family } from '../../scenario.js';

export const familyA: Family = { name: 'a', scenarios: [] };
