/** Who may do what, keys, channels, the model's budget, and how long telemetry is kept. */
import type { ReactElement } from 'react';
import { useSession } from '../session/use-session.js';
import { PageTitle } from '../view/page-title.js';
import { AccountSection } from './account-section.js';
import { AiSection } from './ai-section.js';
import { AsCodeSection } from './as-code-section.js';
import { ChannelsSection } from './channels-section.js';
import { KeysSection } from './keys-section.js';
import { MembersSection } from './members-section.js';
import { RetentionSection } from './retention-section.js';

export function SettingsPage(): ReactElement {
  const session = useSession().data;
  const role = session?.role ?? 'viewer';
  const runs = role === 'owner' || role === 'admin';
  return (
    <>
      <PageTitle title="Settings">
        {runs
          ? 'What holds for everybody in this workspace.'
          : `You are a ${role} here. Owners and admins change these.`}
      </PageTitle>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex w-full max-w-4xl flex-col gap-9 p-4 pb-16">
          <AccountSection session={session} />
          <MembersSection role={role} ownId={session?.user.id} />
          {runs ? <KeysSection /> : null}
          <ChannelsSection runs={runs} />
          <AiSection runs={runs} />
          <RetentionSection runs={runs} />
          <AsCodeSection mayChange={role !== 'viewer'} />
        </div>
      </div>
    </>
  );
}
