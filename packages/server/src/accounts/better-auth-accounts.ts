/**
 * Accounts over better-auth. Its HTTP handler is not mounted: this server calls its functions, so that only the routes
 * of this server exist. Nobody can sign up; the owner comes from a sign-in link or an API key.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { type BetterAuthOptions, type BetterAuthPlugin, betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { getMigrations } from 'better-auth/db/migration';
import type { Accounts, SetCookies } from './accounts.js';

/** `memory` forgets everything at the end of the process; for tests. */
export type AccountsDatabase = 'memory' | { readonly kysely: unknown; readonly type: 'sqlite' | 'postgres' };

export interface AccountsOptions {
  readonly database: AccountsDatabase;
  /** Signs the cookies; at least 32 characters, the same at every start. */
  readonly secret: string;
}

/** Not a mailbox: the name under which the first user of a workspace signs in. */
export const OWNER_EMAIL = 'owner@baselime.localhost';

const SESSION_SECONDS = 30 * 24 * 3600;
const TABLES = ['accounts_user', 'accounts_session', 'accounts_account', 'accounts_verification'] as const;

/** Opens the accounts of a workspace and brings their tables up to date. Raises what the database raises. */
export async function openAccounts(options: AccountsOptions): Promise<Accounts> {
  const settings = settingsOf(options);
  if (options.database !== 'memory') await (await getMigrations(settings)).runMigrations();
  const auth = betterAuth({ ...settings, plugins: [ownerSessions] });
  const context = await auth.$context;
  return {
    async signedIn(headers) {
      if (headers.cookie === undefined) return undefined;
      const found = await auth.api.getSession({ headers: webHeaders(headers) });
      return found === null ? undefined : { id: found.user.id, name: found.user.name, email: found.user.email };
    },
    hasUsers: async () => (await context.internalAdapter.countTotalUsers()) > 0,
    openOwnerSession: async () => cookiesOf((await auth.api.openOwnerSession({ returnHeaders: true })).headers),
    async openPasswordSession(email, password) {
      const opened = await refusedAs(undefined, () =>
        auth.api.signInEmail({ body: { email, password }, headers: new Headers(), returnHeaders: true }),
      );
      return opened === undefined ? undefined : cookiesOf(opened.headers);
    },
    setPassword: (headers, newPassword) =>
      refusedAs(false, async () => {
        await auth.api.setPassword({ body: { newPassword }, headers: webHeaders(headers) });
        return true;
      }),
    async closeSession(headers) {
      const closed = await auth.api.signOut({ headers: webHeaders(headers), returnHeaders: true });
      return cookiesOf(closed.headers);
    },
  };
}

function settingsOf(options: AccountsOptions): BetterAuthOptions {
  const [user, session, account, verification] = TABLES;
  return {
    appName: 'Baselime AI',
    // Cookies are bound to the host that the browser used; this URL is never shown.
    baseURL: 'http://localhost',
    secret: options.secret,
    database: databaseOf(options.database),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12 },
    session: { modelName: session, expiresIn: SESSION_SECONDS, updateAge: 24 * 3600 },
    user: { modelName: user },
    account: { modelName: account },
    verification: { modelName: verification },
    advanced: { cookiePrefix: 'baselime', useSecureCookies: false, defaultCookieAttributes: { sameSite: 'lax' } },
    telemetry: { enabled: false },
    // Its messages may hold addresses; what fails is logged by the route that called.
    logger: { disabled: true },
  };
}

function databaseOf(database: AccountsDatabase): NonNullable<BetterAuthOptions['database']> {
  if (database === 'memory') return memoryAdapter(Object.fromEntries(TABLES.map((table) => [table, []])));
  return { db: asKysely(database.kysely), type: database.type };
}

type KyselyDatabase = Extract<NonNullable<BetterAuthOptions['database']>, { db: unknown }>['db'];

/** The engine guarantees that `database.kysely` is a Kysely instance; its type stays inside the engine's store. */
const asKysely = (handle: unknown): KyselyDatabase => handle as KyselyDatabase;

const ownerSessions = {
  id: 'owner-sessions',
  endpoints: {
    openOwnerSession: createAuthEndpoint.serverOnly({ method: 'POST' }, async (ctx) => {
      const users = ctx.context.internalAdapter;
      const found = await users.findUserByEmail(OWNER_EMAIL);
      const user =
        found?.user ??
        (await users.createUser({ email: OWNER_EMAIL, name: 'Owner', emailVerified: true }, { method: 'admin' }));
      const session = await users.createSession(user.id);
      await setSessionCookie(ctx, { session, user });
      return ctx.json({ userId: user.id });
    }),
  },
} satisfies BetterAuthPlugin;

const cookiesOf = (headers: Headers): SetCookies => headers.getSetCookie();

function webHeaders(headers: IncomingHttpHeaders): Headers {
  return new Headers(headers.cookie === undefined ? {} : { cookie: headers.cookie });
}

/** `refused` when the library says no (a 4xx of its own); anything else it throws goes on. */
async function refusedAs<T, R>(refused: R, run: () => Promise<T>): Promise<T | R> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) return refused;
    throw error;
  }
}
