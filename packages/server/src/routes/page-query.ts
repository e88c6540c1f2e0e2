/** Lists that come in pages: `?limit=&cursor=`. */
import { z } from 'zod';

export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().min(1).max(512).optional(),
});

/** What the engine takes: an absent cursor is left out, not undefined. */
export const pageRequest = ({ limit, cursor }: z.infer<typeof PageQuery>): { limit: number; cursor?: string } =>
  cursor === undefined ? { limit } : { limit, cursor };
