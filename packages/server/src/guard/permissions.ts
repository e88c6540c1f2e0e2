/**
 * Who may call which route of the API, in one place. Whoever may look may also ask: a question changes nothing but the
 * list of answers, and the budget limits what it costs. A change is for members, whatever the route, unless it is named
 * here: a route that somebody forgets to name is closed to viewers.
 */
import { ROLES, type Role } from '@baselime-ai/contract';
import { EngineError } from '@baselime-ai/engine';

/** Routes that are no GET and change nothing of the workspace. */
const LOOKING: readonly RegExp[] = [
  /^POST \/api\/(query|query-runs)(\/|$)/,
  /^POST \/api\/explanations$/,
  /^POST \/api\/explanations\/preview$/,
  /^POST \/api\/explanations\/:id\/messages$/,
  /^POST \/api\/privacy\/(preview|try)$/,
  /^(POST|PUT|DELETE) \/api\/session(\/|$)/,
  // Its tools that change something are not there for viewers.
  /^(POST|DELETE) \/mcp$/,
];

/** What sets who gets in, where data goes, and what is kept or hidden. */
const RUNNING: readonly RegExp[] = [
  /^(GET|HEAD) \/api\/(invitations|settings\/keys)(\/|$)/,
  /^(POST|PUT|PATCH|DELETE) \/api\/(settings|members|invitations|channels|datasets)(\/|$)/,
  /^PUT \/api\/privacy(\/|$)/,
];

/** @param route such as `PUT /api/members/:id`: the method and the path as it is declared */
export function leastRole(route: string): Role {
  if (RUNNING.some((pattern) => pattern.test(route))) return 'admin';
  if (LOOKING.some((pattern) => pattern.test(route)) || /^(GET|HEAD|OPTIONS) /.test(route)) return 'viewer';
  return 'member';
}

/** Whether `role` is `least` or stands above it. */
export const reaches = (role: Role, least: Role): boolean => ROLES.indexOf(role) <= ROLES.indexOf(least);

/** Raises REQUEST_FORBIDDEN. */
export function requireRole(role: Role, least: Role): void {
  if (reaches(role, least)) return;
  throw new EngineError('REQUEST_FORBIDDEN', `This needs the role ${least}; yours is ${role}. Ask an admin.`);
}
