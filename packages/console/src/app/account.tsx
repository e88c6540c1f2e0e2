/** Who is signed in. */
import type { ReactElement } from 'react';
import { OnDemand } from '../ui/on-demand.js';
import { ACCOUNT_BUTTON, AccountFace, type AccountProps } from './account-face.js';

const loadMenu = () => import('./account-menu.js').then(({ AccountMenu }) => AccountMenu);

export function Account({ session }: AccountProps): ReactElement {
  return (
    <OnDemand load={loadMenu} panel={{ session }} popup="menu" className={ACCOUNT_BUTTON}>
      <AccountFace session={session} />
    </OnDemand>
  );
}
