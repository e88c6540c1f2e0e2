/** The empty list without filters: how to begin where nothing was ever sent, else where to look. */
import { Link } from '@tanstack/react-router';
import { lazy, type ReactElement, Suspense } from 'react';
import { useViewClock } from '../../app/clock.js';
import { usePatchView } from '../../app/use-view.js';
import { Button, buttonClass } from '../../ui/button.js';
import type { IconName } from '../../ui/icons.js';
import { Empty } from '../../ui/states.js';
import { useIsUnused } from './use-is-unused.js';

const FirstSteps = lazy(() => import('./first-steps.js').then((module) => ({ default: module.FirstSteps })));

interface Props {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
}

export function NothingHere({ icon, title, text }: Props): ReactElement | null {
  const { nowMs } = useViewClock();
  const patch = usePatchView();
  const unused = useIsUnused(nowMs);
  if (unused === undefined) return null;
  if (unused) {
    return (
      <Suspense>
        <FirstSteps>{text}</FirstSteps>
      </Suspense>
    );
  }
  return (
    <Empty icon={icon} title={title}>
      <p>{text}</p>
      <span className="flex gap-2">
        <Button onClick={() => patch({ last: '24h', from: undefined, to: undefined })}>Last 24 hours</Button>
        <Link to="/send-data" search={{}} className={buttonClass('plain')}>
          Send data
        </Link>
      </span>
    </Empty>
  );
}
