/** A text in which every hidden stretch can be pointed at, with the mouse or the keyboard. */
import type { PrivacyMark } from '@baselime-ai/contract';
import type { KeyboardEvent, ReactElement } from 'react';
import { HostileText } from '../../ui/hostile-text.js';
import { visibleLine } from '../../ui/safe-text.js';
import type { Stretch } from './model.js';

interface Props {
  readonly label: string;
  readonly testId: string;
  readonly stretches: readonly Stretch[];
  readonly marks: readonly PrivacyMark[];
  readonly active: number | undefined;
  readonly onActive: (mark: number) => void;
  /** Only one side is a row of tab stops; the other one answers to the mouse alone. */
  readonly isKeyed: boolean;
}

export function MarkedText({ label, testId, stretches, marks, active, onActive, isKeyed }: Props): ReactElement {
  const token = active === undefined ? undefined : marks[active]?.token;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of tokens in a text is no fieldset
    <div
      role="group"
      aria-label={label}
      data-testid={testId}
      onKeyDown={stepThrough}
      className="data max-h-[28rem] min-h-40 flex-1 overflow-auto whitespace-pre-wrap rounded-lg border border-line bg-ground p-3 text-soft [overflow-wrap:anywhere]"
    >
      {stretches.map(({ text, mark }, index) => {
        const shown = mark === undefined ? undefined : marks[mark];
        if (mark === undefined || shown === undefined) {
          // biome-ignore lint/suspicious/noArrayIndexKey: stretches never reorder
          return <HostileText key={index} value={text} limit={20_000} />;
        }
        return (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: stretches never reorder
            key={index}
            type="button"
            data-mark={mark}
            data-testid={isKeyed ? 'privacy-token' : undefined}
            tabIndex={isKeyed ? 0 : -1}
            title={visibleLine(shown.reason, 200)}
            aria-label={isKeyed ? `${shown.token}: ${visibleLine(shown.reason, 200)}` : undefined}
            onFocus={() => onActive(mark)}
            onMouseEnter={() => onActive(mark)}
            onClick={() => onActive(mark)}
            className={`inline rounded px-0.5 text-left [overflow-wrap:anywhere] ${lookOf(shown, shown.token === token, mark === active)}`}
          >
            <HostileText value={text} limit={500} />
          </button>
        );
      })}
    </div>
  );
}

function lookOf({ token }: PrivacyMark, isSame: boolean, isActive: boolean): string {
  const color = token === '<REDACTED>' ? 'bg-warn-soft text-warn' : 'bg-lime-soft text-lime';
  if (isActive) return `${color} outline outline-current`;
  return isSame && token !== '<REDACTED>' ? `${color} outline outline-dashed outline-current/60` : color;
}

/** Arrow keys go from token to token. */
function stepThrough(event: KeyboardEvent<HTMLDivElement>): void {
  const step =
    event.key === 'ArrowRight' || event.key === 'ArrowDown'
      ? 1
      : event.key === 'ArrowLeft' || event.key === 'ArrowUp'
        ? -1
        : 0;
  if (step === 0) return;
  const tokens: (Element | null)[] = [...event.currentTarget.querySelectorAll('[data-mark]')];
  const at = tokens.indexOf(document.activeElement);
  const next = at < 0 ? undefined : tokens[at + step];
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}
