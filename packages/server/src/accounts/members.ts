/** Who belongs to the workspace, and with which role. Tables of our own: one workspace needs no more. */
import type { Member, Role } from '@baselime-ai/contract';
import { type Clock, type Engine, EngineError } from '@baselime-ai/engine';
import { reaches } from '../guard/permissions.js';
import { instantText } from '../instant-text.js';
import type { Accounts, NewUser, SetCookies, SignedInUser } from './accounts.js';
import { OWNER_EMAIL } from './better-auth-accounts.js';

export interface Members {
  /** Undefined for a user who is no member (any more). */
  roleOf(user: SignedInUser): Promise<Role | undefined>;
  /** For whoever has proved to run the server; the owner is made the first time. */
  openOwnerSession(): Promise<SetCookies>;
  /** False when the address is taken. */
  add(person: NewUser, role: Role): Promise<boolean>;
  list(): Promise<readonly Member[]>;
  /** Raises REQUEST_NOT_FOUND, and REQUEST_FORBIDDEN as `remove` does. */
  change(by: Role, id: string, role: Role): Promise<void>;
  /** Raises REQUEST_NOT_FOUND, REQUEST_FORBIDDEN for an owner (unless an owner does it) and for the last owner. */
  remove(by: Role, id: string): Promise<void>;
}

export interface MembersOptions {
  readonly accounts: Accounts;
  readonly store: Engine['workspace']['members'];
  readonly workspaceId: string;
  readonly clock: Clock;
}

export function createMembers({ accounts, store, workspaceId, clock }: MembersOptions): Members {
  const save = (userId: string, role: Role): Promise<void> =>
    store.save(workspaceId, { userId, role, addedAt: instantText(clock) });
  const firstOwner = async (): Promise<string | undefined> =>
    (await store.list(workspaceId)).find(({ role }) => role === 'owner')?.userId;
  /** The member that `by` may change into `next`, or remove. */
  const changeable = async (by: Role, id: string, next: Role | undefined): Promise<void> => {
    const all = await store.list(workspaceId);
    const member = all.find(({ userId }) => userId === id);
    if (member === undefined) throw new EngineError('REQUEST_NOT_FOUND', 'There is no member with this id.');
    requireOwner(by, [member.role, next]);
    const isLast = member.role === 'owner' && all.filter(({ role }) => role === 'owner').length === 1;
    if (isLast && next !== 'owner') {
      throw new EngineError('REQUEST_FORBIDDEN', 'A workspace keeps one owner. Make somebody else an owner first.');
    }
  };
  return {
    async roleOf({ id, email }) {
      const member = await store.find(workspaceId, id);
      if (member !== undefined) return member.role;
      // The owner of a workspace that is older than its list of members.
      if (email !== OWNER_EMAIL || (await firstOwner()) !== undefined) return undefined;
      await save(id, 'owner');
      return 'owner';
    },
    async openOwnerSession() {
      const owner = await firstOwner();
      const { userId, cookies } = await accounts.openOwnerSession(owner);
      if (userId !== owner) await save(userId, 'owner');
      return cookies;
    },
    async add(person, role) {
      const user = await accounts.createUser(person);
      if (user === undefined) return false;
      await save(user.id, role);
      return true;
    },
    async list() {
      const members = await store.list(workspaceId);
      const found = await Promise.all(
        members.map(async ({ userId, role, addedAt }) => {
          const user = await accounts.findUser(userId);
          return user === undefined ? [] : [{ ...user, role, addedAt }];
        }),
      );
      return found.flat();
    },
    async change(by, id, role) {
      await changeable(by, id, role);
      await save(id, role);
    },
    async remove(by, id) {
      await changeable(by, id, undefined);
      await store.remove(workspaceId, id);
      await accounts.removeUser(id);
    },
  };
}

/** Raises REQUEST_FORBIDDEN when one of the roles is an owner's and `by` is none. */
export function requireOwner(by: Role, roles: readonly (Role | undefined)[]): void {
  if (!roles.includes('owner') || reaches(by, 'owner')) return;
  throw new EngineError('REQUEST_FORBIDDEN', 'Only an owner may make, change or remove an owner.');
}
