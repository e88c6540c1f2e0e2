/** One record among others: what is wrong inside of it stays inside of it. */
import type { Unreadable } from '../otlp-model.js';
import { type ReadBudget, TooManyPartsError } from '../read-budget.js';
import { WireError, type WireReader } from './wire-reader.js';

/**
 * The record whose length comes next, or why it could not be read; `wire` then stands behind it either way.
 * Raises WireError when its length does not fit, and what the budget of the request raises.
 */
export function readEach<Item>(
  wire: WireReader,
  budget: ReadBudget,
  read: (wire: WireReader, budget: ReadBudget) => Item,
): Item | Unreadable {
  budget.record();
  const outer = wire.enter();
  const { end } = wire;
  try {
    return read(wire, budget);
  } catch (error) {
    if (error instanceof WireError) return 'malformed';
    if (error instanceof TooManyPartsError) return 'too-many-parts';
    throw error;
  } finally {
    wire.end = end;
    wire.leave(outer);
  }
}
