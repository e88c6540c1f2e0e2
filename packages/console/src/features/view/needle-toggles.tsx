/** How a needle is searched for: the two presses at the end of every search field. */
import type { ReactElement } from 'react';

const TOGGLE =
  'data inline-flex h-6 min-w-6 items-center justify-center rounded px-1 text-2xs text-faint hover:text-ink aria-pressed:bg-lime-soft aria-pressed:text-lime';

interface Props {
  readonly matchCase: boolean;
  readonly isRegex: boolean;
  readonly disabled?: boolean;
  readonly onMatchCase: (matchCase: boolean) => void;
  readonly onRegex: (isRegex: boolean) => void;
}

export function NeedleToggles({ matchCase, isRegex, disabled = false, onMatchCase, onRegex }: Props): ReactElement {
  const toggles = [
    ['Match case', 'Aa', matchCase, onMatchCase],
    ['Regular expression', '.*', isRegex, onRegex],
  ] as const;
  return (
    <>
      {toggles.map(([label, sign, isOn, onChange]) => (
        <button
          key={label}
          type="button"
          aria-pressed={isOn}
          aria-label={label}
          title={label}
          disabled={disabled}
          className={TOGGLE}
          onClick={() => onChange(!isOn)}
        >
          {sign}
        </button>
      ))}
    </>
  );
}
