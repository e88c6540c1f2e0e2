import { z } from 'zod';
import { ROLES } from './settings.js';

/** Who looks at the console, and what this server can do. */
export const SessionView = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string().optional() }),
  /** Whether the user can sign in with a password; never for an API key. */
  hasPassword: z.boolean(),
  /** What the user, or the API key, may do. */
  role: z.enum(ROLES),
  workspace: z.object({ id: z.string(), name: z.string() }),
  environment: z.string(),
  ai: z.object({ provider: z.string(), model: z.string().optional() }),
  /** Present in the demo only. */
  demo: z.boolean(),
  serverTimeMs: z.number(),
});
export type SessionView = z.infer<typeof SessionView>;
