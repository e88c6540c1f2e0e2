/** Who may do what in a workspace, its keys, and how long telemetry is kept. */
import { z } from 'zod';

/** From the one who may do everything to the one who may look and ask. */
export const ROLES = ['owner', 'admin', 'member', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

export const Member = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  addedAt: z.string(),
});
export type Member = z.infer<typeof Member>;
export const MembersAnswer = z.object({ members: z.array(Member) });
export type MembersAnswer = z.infer<typeof MembersAnswer>;
export const MemberRequest = z.object({ role: z.enum(ROLES) });
export type MemberRequest = z.infer<typeof MemberRequest>;

export const InvitationRequest = z.object({ role: z.enum(ROLES) });
export type InvitationRequest = z.infer<typeof InvitationRequest>;
export const Invitation = z.object({
  id: z.string(),
  role: z.enum(ROLES),
  createdAt: z.string(),
  expiresAt: z.string(),
});
export type Invitation = z.infer<typeof Invitation>;
/** `token` is shown this once: `/join?token=…` takes it. */
export const NewInvitation = Invitation.extend({ token: z.string() });
export type NewInvitation = z.infer<typeof NewInvitation>;
export const InvitationsAnswer = z.object({ invitations: z.array(Invitation) });
export type InvitationsAnswer = z.infer<typeof InvitationsAnswer>;

const Password = z.string().min(12).max(128);
const Person = z.object({ name: z.string().trim().min(1).max(128), email: z.email().max(320), password: Password });
/** `token` is that of an invitation. */
export const JoinRequest = Person.extend({ token: z.string().min(1).max(256) });
export type JoinRequest = z.infer<typeof JoinRequest>;
/** The first owner. `key` is the key that the server printed: it proves who runs the server. */
export const SetUpRequest = Person.extend({ key: z.string().min(1).max(512) });
export type SetUpRequest = z.infer<typeof SetUpRequest>;
export const SetUpView = z.object({
  needed: z.boolean(),
  /** Whether anybody can sign in with one. */
  hasPasswords: z.boolean(),
});
export type SetUpView = z.infer<typeof SetUpView>;

/** `ingest` sends telemetry and nothing else, `read` looks and asks and nothing else, `all` does both and changes things. */
export const KEY_SCOPES = ['ingest', 'read', 'all'] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];
export const KeyRequest = z.object({ name: z.string().trim().min(1).max(128), scope: z.enum(KEY_SCOPES) });
export type KeyRequest = z.infer<typeof KeyRequest>;
export const KeyView = z.object({
  id: z.string(),
  name: z.string(),
  scope: z.enum(KEY_SCOPES),
  createdAt: z.string(),
  revokedAt: z.string().optional(),
  /** To the minute or so; absent when it was not used since it was made. */
  lastUsedAt: z.string().optional(),
  /** The key of the configuration: it is changed there. */
  first: z.boolean(),
});
export type KeyView = z.infer<typeof KeyView>;
/** `key` is shown this once. */
export const NewKey = KeyView.extend({ key: z.string() });
export type NewKey = z.infer<typeof NewKey>;
export const ApiKeysAnswer = z.object({ keys: z.array(KeyView) });
export type ApiKeysAnswer = z.infer<typeof ApiKeysAnswer>;

const Days = z.number().int().min(1).max(3650).nullable();
/** Days that telemetry is kept, by what it is; null keeps it. */
export const Retention = z.object({ logs: Days, traces: Days, metrics: Days });
export type Retention = z.infer<typeof Retention>;
/** `removedAt`: when expired telemetry was last looked for. */
export const RetentionView = Retention.extend({ removedAt: z.string().optional() });
export type RetentionView = z.infer<typeof RetentionView>;

/** Whether an alert that fires, or an error that is new, is explained and the explanation goes along. */
export const AlertSettingsView = z.object({ explain: z.boolean() });
export type AlertSettingsView = z.infer<typeof AlertSettingsView>;
