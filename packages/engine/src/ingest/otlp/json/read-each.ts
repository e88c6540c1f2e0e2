/** One record among others: what is wrong inside of it stays inside of it. */
import type { Unreadable } from '../otlp-model.js';
import { type ReadBudget, TooManyPartsError } from '../read-budget.js';
import { type Fields, isFields } from './read-values.js';

/** The record, or why it could not be read. Raises what the budget of the request raises. */
export function readEach<Item>(
  value: unknown,
  budget: ReadBudget,
  read: (fields: Fields, budget: ReadBudget) => Item,
): Item | Unreadable {
  budget.record();
  if (!isFields(value)) return 'malformed';
  try {
    return read(value, budget);
  } catch (error) {
    if (error instanceof TooManyPartsError) return 'too-many-parts';
    throw error;
  }
}
