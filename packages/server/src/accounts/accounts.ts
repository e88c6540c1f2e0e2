/** Who is signed in. The rest of the server sees this interface only, not the library behind it. */
import type { IncomingHttpHeaders } from 'node:http';

export interface SignedInUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface NewUser {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Values for `Set-Cookie`. */
export type SetCookies = readonly string[];

export interface Accounts {
  /** The user of the session cookie; undefined when there is none or it has ended. */
  signedIn(headers: IncomingHttpHeaders): Promise<SignedInUser | undefined>;
  hasUsers(): Promise<boolean>;
  /**
   * Opens a session for the owner: the user `id`, or, when there is none, the one who is created for it the first time.
   * The caller has proved to be the owner.
   */
  openOwnerSession(id?: string): Promise<{ readonly userId: string; readonly cookies: SetCookies }>;
  /** True once anybody can sign in with a password. */
  hasPasswords(): Promise<boolean>;
  /** A user with a password; undefined when the address is taken. */
  createUser(person: NewUser): Promise<SignedInUser | undefined>;
  /** Undefined when there is none. */
  findUser(id: string): Promise<SignedInUser | undefined>;
  /** Ends the sessions of the user and forgets the account. */
  removeUser(id: string): Promise<void>;
  /** Undefined when the pair of address and password is not good. */
  openPasswordSession(email: string, password: string): Promise<SetCookies | undefined>;
  /** Gives the signed-in user a first password; false when there is a password already or it is too short. */
  setPassword(headers: IncomingHttpHeaders, password: string): Promise<boolean>;
  hasPassword(userId: string): Promise<boolean>;
  /**
   * Gives the signed-in user another password and ends all sessions but the new one that the cookies open; undefined
   * when `current` is not the password, or there is none yet.
   */
  changePassword(headers: IncomingHttpHeaders, current: string, password: string): Promise<SetCookies | undefined>;
  rename(userId: string, name: string): Promise<void>;
  /** Ends the session of the cookie, if any; the cookies returned clear it in the browser. */
  closeSession(headers: IncomingHttpHeaders): Promise<SetCookies>;
}
