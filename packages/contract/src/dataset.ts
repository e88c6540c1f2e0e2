/** How a dataset is treated at ingest, in the shape of Baselime's dataset object. */
import { z } from 'zod';

/** A dotted path, such as `data.user.email`. It matches wherever the path of a key ends with it. */
const KeyPath = z
  .string()
  .min(1)
  .max(256)
  .regex(/^[^\s*:.]+(?:\.[^\s*:.]+)*$/, 'must be a dotted key without spaces, colons and asterisks');
/** The exact name, or one with `*` for any characters. */
const NamePattern = z.string().min(1).max(256);

export const DatasetSettings = z.object({
  keys: z
    .object({
      /** Removed with their values. */
      exclude: z.array(KeyPath).max(500).default([]),
      /** Kept with the value `<REDACTED>`. */
      obfuscate: z.array(KeyPath).max(500).default([]),
      /** Whether the built-in list of keys that name secrets is applied. */
      scrub: z.boolean().default(true),
    })
    .default({ exclude: [], obfuscate: [], scrub: true }),
  namespaces: z.object({ exclude: z.array(NamePattern).max(500).default([]) }).default({ exclude: [] }),
  services: z.object({ exclude: z.array(NamePattern).max(500).default([]) }).default({ exclude: [] }),
  /** False: events are taken and not kept. */
  enabled: z.boolean().default(true),
  /** True: events are refused. */
  blocked: z.boolean().default(false),
});
export type DatasetSettings = z.infer<typeof DatasetSettings>;

/** `ignored` holds what `.baselimeignore` adds; it is changed in that file only. */
export const Dataset = DatasetSettings.extend({
  id: z.string(),
  name: z.string(),
  ignored: z.object({ exclude: z.array(z.string()), obfuscate: z.array(z.string()) }),
});
export type Dataset = z.infer<typeof Dataset>;

export const DatasetsAnswer = z.object({ datasets: z.array(Dataset) });
export type DatasetsAnswer = z.infer<typeof DatasetsAnswer>;
