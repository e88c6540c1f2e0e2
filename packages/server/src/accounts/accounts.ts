/** Who is signed in. The rest of the server sees this interface only, not the library behind it. */
import type { IncomingHttpHeaders } from 'node:http';

export interface SignedInUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Values for `Set-Cookie`. */
export type SetCookies = readonly string[];

export interface Accounts {
  /** The user of the session cookie; undefined when there is none or it has ended. */
  signedIn(headers: IncomingHttpHeaders): Promise<SignedInUser | undefined>;
  hasUsers(): Promise<boolean>;
  /** Opens a session for the owner, who is created with it the first time. The caller has proved to be the owner. */
  openOwnerSession(): Promise<SetCookies>;
  /** Undefined when the pair of address and password is not good. */
  openPasswordSession(email: string, password: string): Promise<SetCookies | undefined>;
  /** Gives the signed-in user a first password; false when there is a password already or it is too short. */
  setPassword(headers: IncomingHttpHeaders, password: string): Promise<boolean>;
  /** Ends the session of the cookie, if any; the cookies returned clear it in the browser. */
  closeSession(headers: IncomingHttpHeaders): Promise<SetCookies>;
}
