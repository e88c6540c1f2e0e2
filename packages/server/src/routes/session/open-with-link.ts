/** The address that the start prints: it signs the owner in and goes on to the console. */
import type { FastifyInstance } from 'fastify';
import { cookiesFor } from '../../accounts/cookie-scope.js';
import type { ServerContext } from '../../server-context.js';

export const SIGN_IN_PATH = '/sign-in';

/** Without a token this is the console's own sign-in page; with one that is used up or wrong, the same page says so. */
export function openSessionWithLink(app: FastifyInstance, context: ServerContext, page: () => Promise<unknown>): void {
  // A HEAD, as programs that look at links send, must not use the link up.
  const options = { exposeHeadRoute: false };
  app.get<{ Querystring: Record<string, unknown> }>(SIGN_IN_PATH, options, async (request, reply) => {
    const { token } = request.query;
    reply.header('cache-control', 'no-store');
    if (typeof token !== 'string') return reply.type('text/html; charset=utf-8').send(await page());
    const tooMany = context.failedSignIns.waitSeconds(request.ip) !== undefined;
    if (tooMany || !context.signInLinks.redeem(token)) {
      context.failedSignIns.failed(request.ip);
      return reply.redirect(`${SIGN_IN_PATH}?problem=link`, 303);
    }
    const cookies = await context.members.openOwnerSession();
    const own = cookiesFor(cookies, request.headers, context.config);
    return reply.header('set-cookie', own).redirect('/', 303);
  });
}
