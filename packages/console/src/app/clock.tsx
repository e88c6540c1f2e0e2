/** The present moment of the views: the server's clock, held still until the reader (or live mode) refreshes. */
import { createContext, type ReactElement, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';

interface ViewClock {
  /** The end of every relative time range. */
  readonly nowMs: number;
  readonly refresh: () => void;
}

const Context = createContext<ViewClock>({ nowMs: 0, refresh: () => undefined });

interface Props {
  /** Server time minus browser time, in milliseconds. */
  readonly offsetMs: number;
  readonly children: ReactNode;
}

export function ViewClockProvider({ offsetMs, children }: Props): ReactElement {
  const [nowMs, setNow] = useState(() => Date.now() + offsetMs);
  const refresh = useCallback(() => setNow(Date.now() + offsetMs), [offsetMs]);
  const value = useMemo(() => ({ nowMs, refresh }), [nowMs, refresh]);
  return <Context value={value}>{children}</Context>;
}

export const useViewClock = (): ViewClock => useContext(Context);
