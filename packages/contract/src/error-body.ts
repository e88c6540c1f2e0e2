import { z } from 'zod';

/** What every failed API call answers. The code is listed in docs/errors.md. */
export const ErrorBody = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    /** What the caller may do: `never` repeat as it is, `later`, or narrow the time range. */
    retry: z.enum(['never', 'later', 'narrow-window']),
    details: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  }),
});
export type ErrorBody = z.infer<typeof ErrorBody>;
