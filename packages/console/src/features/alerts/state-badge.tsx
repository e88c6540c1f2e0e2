import type { Alert } from '@baselime-ai/contract';
import type { ReactElement } from 'react';
import { Badge } from '../../ui/tone.js';

const LOOKS = { ok: 'lime', firing: 'bad', 'no-data': 'warn' } as const;
const NAMES = { ok: 'ok', firing: 'firing', 'no-data': 'no data' } as const;

/** The state in a word: an alert that is off or was never evaluated has none. */
export function StateBadge({ alert }: { readonly alert: Pick<Alert, 'state' | 'enabled'> }): ReactElement {
  if (!alert.enabled) return <Badge>off</Badge>;
  return alert.state === undefined ? (
    <Badge>not evaluated yet</Badge>
  ) : (
    <Badge look={LOOKS[alert.state]}>{NAMES[alert.state]}</Badge>
  );
}
