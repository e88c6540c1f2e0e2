import { z } from 'zod';

/** The same names that the Events API takes. */
export const DatasetParams = z.object({
  dataset: z
    .string()
    .max(128)
    .regex(/^\w[\w.:-]*$/, 'must be letters, digits, dots, colons and dashes'),
});
