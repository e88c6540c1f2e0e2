import { z } from 'zod';

/** A closed-open range of time in epoch milliseconds: `from` is in, `to` is out. */
export const Timeframe = z
  .object({ from: z.number().int().nonnegative(), to: z.number().int().positive() })
  .refine((range) => range.from < range.to, { message: '`from` must be before `to`' });
export type Timeframe = z.infer<typeof Timeframe>;
