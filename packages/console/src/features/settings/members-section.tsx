import { ROLES, type Role } from '@baselime-ai/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import {
  changeMember,
  createInvitation,
  fetchInvitations,
  fetchMembers,
  removeInvitation,
  removeMember,
} from '../../api/routes.js';
import { Button } from '../../ui/button.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { formatInstant } from '../../ui/format.js';
import { visibleLine } from '../../ui/safe-text.js';
import { FIELD, Section, ShownOnce, Trouble } from './parts.js';

interface Props {
  readonly role: Role;
  readonly ownId: string | undefined;
}

const roleOf = (text: string): Role => ROLES.find((role) => role === text) ?? 'viewer';

export function MembersSection({ role, ownId }: Props): ReactElement {
  const client = useQueryClient();
  const runs = role === 'owner' || role === 'admin';
  const list = useQuery({ queryKey: ['members'], queryFn: ({ signal }) => fetchMembers(signal) });
  const again = (): Promise<void> => client.invalidateQueries({ queryKey: ['members'] });
  const change = useMutation({
    mutationFn: (wanted: { readonly id: string; readonly role: Role }) => changeMember(wanted.id, wanted.role),
    onSettled: again,
  });
  const remove = useMutation({ mutationFn: removeMember, onSettled: again });
  const offered = role === 'owner' ? ROLES : ROLES.filter((one) => one !== 'owner');
  return (
    <Section
      id="members"
      title="Members"
      about="Owners and admins run the workspace, members change what is in it, viewers look and ask."
    >
      <ul aria-label="Members" className="rounded-lg border border-line">
        {(list.data?.members ?? []).map((member) => {
          const mayChange = runs && member.id !== ownId && (role === 'owner' || member.role !== 'owner');
          return (
            <li
              key={member.id}
              data-testid="member-row"
              className="flex flex-wrap items-center gap-3 border-line/60 border-b px-3.5 py-2 last:border-b-0"
            >
              <span className="min-w-0 flex-1 basis-48 truncate text-sm">
                {visibleLine(member.name, 80)}{' '}
                <span className="text-2xs text-faint">{visibleLine(member.email, 80)}</span>
              </span>
              {mayChange ? (
                <>
                  <select
                    aria-label={`Role of ${visibleLine(member.name, 80)}`}
                    value={member.role}
                    onChange={(event) => change.mutate({ id: member.id, role: roleOf(event.target.value) })}
                    className={FIELD}
                  >
                    {offered.map((one) => (
                      <option key={one}>{one}</option>
                    ))}
                  </select>
                  <ConfirmButton
                    label="Remove"
                    sure="Remove for good, and end the sessions"
                    testId="member-remove"
                    onSure={() => remove.mutate(member.id)}
                  />
                </>
              ) : (
                <span className="text-soft text-xs">
                  {member.role}
                  {member.id === ownId ? ', you' : ''}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <Trouble error={list.error ?? change.error ?? remove.error} />
      {runs ? <Invitations offered={offered} /> : null}
    </Section>
  );
}

function Invitations({ offered }: { readonly offered: readonly Role[] }): ReactElement {
  const client = useQueryClient();
  const [role, setRole] = useState<Role>('member');
  const open = useQuery({ queryKey: ['invitations'], queryFn: ({ signal }) => fetchInvitations(signal) });
  const again = (): Promise<void> => client.invalidateQueries({ queryKey: ['invitations'] });
  const invite = useMutation({ mutationFn: createInvitation, onSettled: again });
  const remove = useMutation({ mutationFn: removeInvitation, onSettled: again });
  return (
    <>
      <form
        className="flex flex-wrap items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate(role);
        }}
      >
        <select
          aria-label="Role of the invited"
          data-testid="invite-role"
          value={role}
          onChange={(event) => setRole(roleOf(event.target.value))}
          className={FIELD}
        >
          {offered.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
        <Button type="submit" className="h-8" data-testid="invite" disabled={invite.isPending}>
          Make an invitation link
        </Button>
      </form>
      {invite.data === undefined ? null : (
        <ShownOnce
          testId="invite-link"
          text={`${location.origin}/join?token=${invite.data.token}`}
          note="This link is shown this once and works once, for seven days. Whoever opens it becomes a member."
        />
      )}
      <Trouble error={invite.error ?? remove.error} />
      <ul aria-label="Open invitations" className="flex flex-col gap-1">
        {(open.data?.invitations ?? []).map((one) => (
          <li key={one.id} data-testid="invitation-row" className="flex items-center gap-3 text-soft text-xs">
            Open invitation for a {one.role}, until {formatInstant(Date.parse(one.expiresAt))}
            <ConfirmButton
              label="Take back"
              sure="Take it back: its link stops working"
              testId="invitation-remove"
              onSure={() => remove.mutate(one.id)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
