/** The menu of the account: how the console looks, and the way out. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { DropdownMenu } from 'radix-ui';
import type { ReactElement } from 'react';
import { signOut } from '../api/routes.js';
import { words } from '../ui/format.js';
import { Icon } from '../ui/icons.js';
import { FLOATING } from '../ui/popover-panel.js';
import { visibleLine } from '../ui/safe-text.js';
import { chooseZone, useZone, ZONES, zoneName } from '../ui/time-zone.js';
import { ACCOUNT_BUTTON, AccountFace, type AccountProps } from './account-face.js';
import { chooseTheme, THEMES, useTheme } from './theme.js';

const ITEM =
  'flex h-8 cursor-pointer select-none items-center gap-2 rounded-md px-2 text-soft outline-none data-[highlighted]:bg-raised data-[highlighted]:text-ink';
const HEAD = 'px-2 pt-2 pb-1 text-2xs text-faint';

export function AccountMenu({ session }: AccountProps): ReactElement {
  const client = useQueryClient();
  const navigate = useNavigate();
  const theme = useTheme();
  const zone = useZone();
  const leave = async (): Promise<void> => {
    await signOut().catch(() => undefined);
    client.clear();
    await navigate({ to: '/sign-in', search: {} });
  };
  return (
    <DropdownMenu.Root defaultOpen>
      <DropdownMenu.Trigger className={ACCOUNT_BUTTON}>
        <AccountFace session={session} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="start" collisionPadding={8} sideOffset={4} className={`${FLOATING} w-56 p-1.5`}>
          <p className="truncate px-2 py-1 text-2xs text-faint">
            {visibleLine(session.user.email ?? session.user.name, 60)}
          </p>
          <p className="px-2 pb-1.5 text-2xs text-faint">
            Answers by{' '}
            <span className="text-soft">
              {session.ai.model ? visibleLine(session.ai.model, 60) : 'the local narrator'}
            </span>
          </p>
          <DropdownMenu.Separator className="border-line border-t" />
          <DropdownMenu.Label className={HEAD}>Theme</DropdownMenu.Label>
          <DropdownMenu.RadioGroup value={theme}>
            {THEMES.map((one) => (
              <DropdownMenu.RadioItem key={one} value={one} className={ITEM} onSelect={() => chooseTheme(one)}>
                <Chosen />
                {words(one)}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
          <DropdownMenu.Label className={HEAD}>Times</DropdownMenu.Label>
          <DropdownMenu.RadioGroup value={zone}>
            {ZONES.map((one) => (
              <DropdownMenu.RadioItem key={one} value={one} className={ITEM} onSelect={() => chooseZone(one)}>
                <Chosen />
                {one === 'utc' ? 'UTC' : `Local (${zoneName(one)})`}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
          <DropdownMenu.Separator className="mt-1 border-line border-t pt-1" />
          <DropdownMenu.Item className={ITEM} onSelect={() => void leave()}>
            Sign out
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Chosen(): ReactElement {
  return (
    <span className="w-3.5">
      <DropdownMenu.ItemIndicator>
        <Icon name="check" size={13} />
      </DropdownMenu.ItemIndicator>
    </span>
  );
}
