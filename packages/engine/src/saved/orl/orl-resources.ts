/**
 * Resources of `.baselime` files (Observability Reference Language): what a query, an alert, a dashboard and a channel may
 * hold, in every form in which Baselime's own files write it.
 */
import { z } from 'zod';

/** What `!ref id` becomes. */
export class Ref {
  readonly id: string;
  constructor(id: string) {
    this.id = id;
  }
}

const Text = z.string().min(1).max(4096);
const Reference = z.union([z.instanceof(Ref).transform(({ id }) => id), z.string().min(1).max(256)]);
const Scalar = z.union([z.string(), z.number(), z.boolean()]);
const Spelled = z.union([z.string().min(1).max(256), z.number()]).transform(String);
const Common = { name: Text.optional(), description: z.string().max(4096).optional() };

const GroupBy = z.strictObject({
  type: z.string().optional(),
  value: z.string().min(1).max(512),
  limit: z.number().int().min(1).max(10_000).optional(),
  orderBy: z.string().optional(),
  order: z.enum(['ASC', 'DESC']).optional(),
});

export const QueryResource = z.strictObject({
  ...Common,
  parameters: z.strictObject({
    dataset: z.string().optional(),
    datasets: z.array(z.string()).optional(),
    calculations: z.array(z.string()).optional(),
    filters: z.array(Scalar.transform(String)).optional(),
    filterCombination: z.enum(['AND', 'OR']).optional(),
    groupBy: z.union([GroupBy, z.array(GroupBy)]).optional(),
    needle: z
      .strictObject({
        value: z.string().optional(),
        item: z.string().optional(),
        isRegex: z.boolean().optional(),
        matchCase: z.boolean().optional(),
      })
      .optional(),
    limit: z.number().int().min(1).max(10_000).optional(),
    orderBy: z.strictObject({ value: z.string(), order: z.enum(['ASC', 'DESC']).optional() }).optional(),
    namespaces: z.array(z.string()).optional(),
    namespaceCombination: z.enum(['INCLUDE', 'EXCLUDE', 'STARTS_WITH']).optional(),
  }),
});

const Channel = z.union([
  z.strictObject({ type: z.string().min(1).max(64), targets: z.array(z.string().max(2048)).max(50) }),
  z.instanceof(Ref),
]);

export const AlertResource = z.strictObject({
  ...Common,
  enabled: z.boolean().optional(),
  parameters: z.strictObject({
    query: Reference,
    threshold: z.union([z.string(), z.strictObject({ operation: z.string(), value: z.number() })]),
    frequency: Spelled,
    window: Spelled.optional(),
    /** The older name of the window, in minutes. */
    duration: Spelled.optional(),
    channels: z.array(Channel).optional(),
  }),
  channels: z.array(Channel).optional(),
});

export const DashboardResource = z.strictObject({
  ...Common,
  parameters: z.strictObject({
    widgets: z
      .array(
        z.strictObject({
          query: Reference,
          type: z.enum(['timeseries', 'timeseries-bar', 'statistic', 'table']),
          name: Text.optional(),
          description: z.string().max(4096).optional(),
          width: z.number().int().min(1).max(4).optional(),
          height: z.number().int().min(1).max(8).optional(),
        }),
      )
      .max(48),
  }),
});

export const ChannelResource = z.strictObject({
  ...Common,
  type: z.string().optional(),
  endpoint: z.string().optional(),
  targets: z.array(z.string()).optional(),
  parameters: z.record(z.string(), z.unknown()).optional(),
});

/** `index.yml`: about the folder, no resource. Its stacks, templates and variables have no meaning here and are kept nowhere. */
export const IndexFile = z.object({
  version: z.union([z.string(), z.number()]).optional(),
  service: z.string().optional(),
  application: z.string().optional(),
  description: z.string().nullish(),
  provider: z.string().optional(),
});
