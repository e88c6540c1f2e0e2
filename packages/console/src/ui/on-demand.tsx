/** A control whose panel is loaded when a reader first reaches for it, so that the first view does not wait for it. */
import { type ComponentType, type ReactElement, type ReactNode, useState } from 'react';

interface Props<P extends object> {
  /** Gives the control with its panel, open from the beginning; its trigger looks like this button. */
  readonly load: () => Promise<ComponentType<P>>;
  readonly panel: P;
  readonly popup: 'menu' | 'dialog';
  readonly isPressed?: boolean;
  readonly className: string;
  readonly children: ReactNode;
}

export function OnDemand<P extends object>(props: Props<P>): ReactElement {
  const { load, panel, popup, isPressed, className, children } = props;
  const [loaded, setLoaded] = useState<{ readonly Panel: ComponentType<P> } | undefined>();
  if (loaded !== undefined) return <loaded.Panel {...panel} />;
  // Pointing at it loads; pressing opens at once when that has ended. A load that failed is tried again by the next press.
  const early = (): void => void load().catch(() => undefined);
  const open = (): void =>
    void load().then(
      (Panel) => setLoaded({ Panel }),
      () => undefined,
    );
  return (
    <button
      type="button"
      aria-haspopup={popup}
      aria-expanded={false}
      aria-pressed={isPressed}
      onPointerEnter={early}
      onFocus={early}
      onClick={open}
      className={className}
    >
      {children}
    </button>
  );
}
