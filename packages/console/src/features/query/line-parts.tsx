/** What a legend and a table say of one line in the same way: its color and name to press, and its change. */
import type { ReactElement } from 'react';
import { visibleLine } from '../../ui/safe-text.js';
import { changeOf } from '../view/time-before.js';
import { isOff, type LineChoice } from './line-choice.js';
import { type Line, valueAt } from './series-model.js';

interface ToggleProps {
  readonly name: string;
  /** A CSS variable; undefined for a group that is not drawn. */
  readonly color: string | undefined;
  /** Undefined where nothing can be drawn alone. */
  readonly choice: LineChoice | undefined;
  readonly label: string;
}

/** The whole row around it, which has to be `relative`, takes the press. */
export function LineToggle({ name, color, choice, label }: ToggleProps): ReactElement {
  const shown = visibleLine(name, 160);
  const face = (
    <>
      <span
        aria-hidden="true"
        className={`h-2 w-2 shrink-0 rounded-sm ${color === undefined ? 'border border-line-strong' : ''} ${isOff(choice, label) ? 'opacity-40' : ''}`}
        style={color === undefined ? undefined : { background: `var(${color})` }}
      />
      <span className="min-w-0 flex-1 truncate" title={shown}>
        {shown}
      </span>
    </>
  );
  const tone = isOff(choice, label) ? 'text-faint' : 'text-soft';
  const look = `data flex min-w-0 flex-1 items-center gap-2 text-left ${tone}`;
  if (choice === undefined) return <span className={look}>{face}</span>;
  const isOnly = choice.only === label;
  return (
    <button
      type="button"
      data-testid="line-toggle"
      aria-pressed={isOnly}
      title={isOnly ? 'Draw all lines' : `Draw ${shown} alone`}
      className={`${look} after:absolute after:inset-0 aria-pressed:text-ink`}
      onClick={() => choice.onOnly(isOnly ? undefined : label)}
      onFocus={() => choice.onLit(label)}
      onBlur={() => choice.onLit(undefined)}
    >
      {face}
    </button>
  );
}

interface ChangeProps {
  readonly line: Line;
  /** The index of the instant that is compared; undefined for the whole range. */
  readonly point: number | undefined;
}

/** A group that was not there before is a change like any other. */
export function LineChange({ line, point }: ChangeProps): ReactElement {
  const value = valueAt(line, point);
  const earlier = point === undefined ? line.totalBefore : line.before?.[point];
  return (
    <span
      className="data inline-block w-24 shrink-0 text-right text-faint"
      title="Against the time before"
      data-testid="line-change"
    >
      {(value === null ? undefined : changeOf(value, earlier ?? 0, true)) ?? '–'}
    </span>
  );
}
