/**
 * Accounts over better-auth. Its HTTP handler is not mounted: this server calls its functions, so that only the routes
 * of this server exist. Nobody can sign up: the owner comes from a sign-in link or an API key, others by invitation.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { type BetterAuthOptions, type BetterAuthPlugin, betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { getMigrations } from 'better-auth/db/migration';
import { z } from 'zod';
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
    async openOwnerSession(id) {
      const body = id === undefined ? {} : { id };
      const { headers, response } = await auth.api.openOwnerSession({ body, returnHeaders: true });
      return { userId: response.userId, cookies: cookiesOf(headers) };
    },
    hasPasswords: async () =>
      (await context.adapter.count({ model: 'account', where: [{ field: 'providerId', value: CREDENTIAL }] })) > 0,
    async createUser({ name, email, password }) {
      const users = context.internalAdapter;
      if ((await users.findUserByEmail(email)) !== null) return undefined;
      const user = await users.createUser({ name, email, emailVerified: true }, { method: 'admin' });
      const hash = await context.password.hash(password);
      await users.createAccount({ userId: user.id, providerId: CREDENTIAL, accountId: user.id, password: hash });
      return { id: user.id, name: user.name, email: user.email };
    },
    async findUser(id) {
      const user = await context.internalAdapter.findUserById(id);
      return user === null ? undefined : { id: user.id, name: user.name, email: user.email };
    },
    async removeUser(id) {
      await context.internalAdapter.deleteUserSessions(id);
      await context.internalAdapter.deleteUser(id);
    },
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
    hasPassword: async (userId) => (await context.internalAdapter.findCredentialAccount(userId)) !== null,
    async changePassword(headers, currentPassword, newPassword) {
      const body = { currentPassword, newPassword, revokeOtherSessions: true };
      const changed = await refusedAs(undefined, () =>
        auth.api.changePassword({ body, headers: webHeaders(headers), returnHeaders: true }),
      );
      return changed === undefined ? undefined : cookiesOf(changed.headers);
    },
    async rename(userId, name) {
      await context.internalAdapter.updateUser(userId, { name });
    },
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

/** How the library names accounts that are a password. */
const CREDENTIAL = 'credential';
const OwnerBody = z.object({ id: z.string().optional() });

const ownerSessions = {
  id: 'owner-sessions',
  endpoints: {
    openOwnerSession: createAuthEndpoint.serverOnly({ method: 'POST', body: OwnerBody }, async (ctx) => {
      const users = ctx.context.internalAdapter;
      const known = ctx.body.id === undefined ? null : await users.findUserById(ctx.body.id);
      const user =
        known ??
        (await users.findUserByEmail(OWNER_EMAIL))?.user ??
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
