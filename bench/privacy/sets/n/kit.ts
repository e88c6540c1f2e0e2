/** What the templates of the sets N and O write with: names of customers, people and places, many of them ordinary words. */
import { mark } from '../../marks.js';
import type { Context, Template } from '../../template.js';

export interface NameLists {
  /** Customers as slugs, and as they are written. */
  readonly tenants: readonly string[];
  readonly companies: readonly string[];
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly users: readonly string[];
  readonly towns: readonly string[];
}

function kitOf({ random, count }: Context, lists: NameLists) {
  const one = (type: string, from: readonly string[]): string => mark(type, random.pick(from));
  return {
    count,
    tenant: (): string => one('tenant', lists.tenants),
    company: (): string => one('company', lists.companies),
    given: (): string => one('first_name', lists.given),
    family: (): string => one('last_name', lists.family),
    full: (): string => mark('person', `${random.pick(lists.given)} ${random.pick(lists.family)}`),
    user: (): string => one('username', lists.users),
    town: (): string => one('city', lists.towns),
    digits: (type: string, length: number): string =>
      mark(type, `${random.between(1, 9)}${random.of('0123456789', length - 1)}`),
  };
}

export type NameKit = ReturnType<typeof kitOf>;

export const withNames = (
  lists: NameLists,
  templates: Readonly<Record<string, (kit: NameKit) => unknown>>,
): Readonly<Record<string, Template>> =>
  Object.fromEntries(
    Object.entries(templates).map(([name, write]) => [name, (context) => write(kitOf(context, lists))]),
  );
