/** Queries, dashboards and alerts in the shape of Baselime's management API, as its Terraform provider sends and reads them. */
import {
  CALCULATION_OPERATORS,
  type Dashboard,
  DashboardRequest,
  FILTER_OPERATIONS,
  type Filter,
  type SavedQuery,
  SavedQueryRequest,
  WIDGET_TYPES,
} from '@baselime-ai/contract';
import { type AlertAsCode, EngineError } from '@baselime-ai/engine';
import { z } from 'zod';

/** Go writes an absent text as an empty one. */
const Text = z
  .string()
  .nullish()
  .transform((text) => text || undefined);
const Scalar = z.union([z.string(), z.number(), z.boolean()]);
const Parameters = z.object({
  datasets: z.array(z.string()).nullish(),
  calculations: z.array(z.object({ key: Text, operator: z.enum(CALCULATION_OPERATORS), alias: Text })).nullish(),
  filters: z
    .array(
      z.object({
        key: z.string(),
        operation: z.enum(FILTER_OPERATIONS),
        value: z.union([Scalar, z.array(Scalar)]).nullish(),
        type: Text,
      }),
    )
    .nullish(),
  filterCombination: Text.pipe(z.enum(['AND', 'OR']).optional()),
  groupBys: z.array(z.object({ type: Text, value: z.string() })).nullish(),
  orderBy: z.object({ value: Text, order: Text.pipe(z.enum(['ASC', 'DESC']).optional()) }).nullish(),
  needle: z
    .object({ value: Text, item: Text, isRegex: z.boolean().nullish(), matchCase: z.boolean().nullish() })
    .nullish(),
  limit: z.number().int().nullish(),
});
const QueryResource = z.object({ id: z.string().min(1), name: Text, description: Text, parameters: Parameters });
const DashboardResource = z.object({
  id: z.string().min(1),
  name: Text,
  description: Text,
  parameters: z.object({
    widgets: z.array(z.object({ queryId: z.string(), type: z.enum(WIDGET_TYPES), name: Text, description: Text })),
  }),
});
const AlertResource = z.object({
  id: z.string().min(1).max(256),
  name: Text,
  description: Text,
  enabled: z.boolean().default(true),
  channels: z
    .array(z.object({ type: z.string().max(64), targets: z.array(z.string().max(2048)).max(50) }))
    .max(50)
    .nullish()
    .transform((channels) => channels ?? []),
  parameters: z.object({
    queryId: z.string().min(1),
    // A big number of Go's is written as text.
    threshold: z.object({ operation: z.string(), value: z.union([z.number(), z.string().transform(Number)]) }),
    frequency: z.union([z.string(), z.number().transform(String)]),
    window: z.union([z.string(), z.number().transform(String)]),
  }),
});

type Present<T> = { [K in keyof T as T[K] & (undefined | null) extends never ? K : never]: T[K] } & {
  [K in keyof T as T[K] & (undefined | null) extends never ? never : K]?: Exclude<T[K], undefined | null>;
};

/** Leaves absent parts out: absent and undefined are not the same in the contract. */
const present = <T extends object>(value: T): Present<T> =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined && part !== null)) as Present<T>;

/** Raises REQUEST_INVALID with the place of everything that is wrong. */
export function queryFrom(body: object): SavedQueryRequest {
  const { id, name, description, parameters } = parsed(QueryResource, body);
  const { orderBy, needle, filters, limit, ...rest } = parameters;
  const search = needle?.value ?? needle?.item;
  const query = present({
    ...rest,
    limit: limit || undefined,
    calculations: rest.calculations?.map(present),
    groupBys: rest.groupBys?.map(present),
    filters: filters?.map(({ type, value, ...filter }) => present({ ...filter, value: typedValue(value, type) })),
    orderBy: orderBy?.value === undefined ? undefined : present({ value: orderBy.value, order: orderBy.order }),
    needle:
      search === undefined
        ? undefined
        : present({ value: search, isRegex: needle?.isRegex || undefined, matchCase: needle?.matchCase || undefined }),
  });
  return parsed(SavedQueryRequest, present({ id, name: name ?? id, description, query }));
}

function typedValue(value: Filter['value'] | null, type: string | undefined): Filter['value'] {
  if (typeof value !== 'string') return value ?? undefined;
  if (type === 'number' && value.trim() !== '' && Number.isFinite(Number(value))) return Number(value);
  if ((type === 'boolean' || type === 'bool') && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  return value === '' ? undefined : value;
}

/** Filters say the type of their value and have it as text, as the provider compares them. */
export function queryResource({ id, name, description, query, createdAt, updatedAt }: SavedQuery): object {
  const filters = query.filters?.map(({ key, operation, value }) => ({
    key,
    operation,
    ...(value === undefined ? {} : { value: Array.isArray(value) ? value.join(', ') : String(value) }),
    type: typeof value === 'number' || typeof value === 'boolean' ? typeof value : 'string',
  }));
  return present({
    id,
    name,
    description,
    parameters: present({ ...query, filters }),
    created: createdAt,
    updated: updatedAt,
  });
}

/** Raises REQUEST_INVALID with the place of everything that is wrong. */
export function dashboardFrom(body: object): DashboardRequest {
  const { id, name, description, parameters } = parsed(DashboardResource, body);
  const widgets = parameters.widgets.map(present);
  return parsed(DashboardRequest, present({ id, name: name ?? id, description, widgets }));
}

export function dashboardResource({ id, name, description, widgets, createdAt, updatedAt }: Dashboard): object {
  return present({ id, name, description, parameters: { widgets }, created: createdAt, updated: updatedAt });
}

/** Raises REQUEST_INVALID with the place of everything that is wrong. */
export function alertFrom(body: object): AlertAsCode {
  const { parameters, ...rest } = parsed(AlertResource, body);
  return present({ ...rest, ...parameters });
}

export function alertResource({ queryId, threshold, frequency, window, ...rest }: AlertAsCode): object {
  return { ...rest, parameters: present({ queryId, threshold, frequency, window }) };
}

function parsed<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new EngineError('REQUEST_INVALID', 'The resource does not have the documented shape.', {
    details: result.error.issues.map(({ path, message }) => ({ path: path.join('.') || 'body', message })),
  });
}
