/** What a mouse does to a widget, for keys and single presses too: its place, its size, what it is shown as. */
import { WIDGET_TYPES, type Widget } from '@baselime-ai/contract';
import type { ReactElement } from 'react';
import { IconButton } from '../../ui/button.js';
import { words } from '../../ui/format.js';
import { leastRows, MOST_COLUMNS, MOST_ROWS, rowsOfWidget, widthOfWidget } from './model.js';

const SELECT = 'h-6 min-w-0 rounded border border-line-strong bg-ground px-1 text-2xs outline-none focus:border-lime';
const upTo = (least: number, most: number): readonly number[] =>
  Array.from({ length: most - least + 1 }, (_, index) => least + index);

interface SizeProps {
  readonly widget: Widget;
  readonly onChange: (widget: Widget) => void;
}

export function SizeControls({ widget, onChange }: SizeProps): ReactElement {
  return (
    <div className="flex h-8 shrink-0 items-center gap-1 px-2">
      <select
        aria-label="Shown as"
        value={widget.type}
        onChange={(event) =>
          onChange({ ...widget, type: WIDGET_TYPES.find((one) => one === event.target.value) ?? widget.type })
        }
        className={SELECT}
      >
        {WIDGET_TYPES.map((one) => (
          <option key={one} value={one}>
            {words(one)}
          </option>
        ))}
      </select>
      <select
        aria-label="Columns"
        value={widthOfWidget(widget)}
        onChange={(event) => onChange({ ...widget, width: Number(event.target.value) })}
        className={SELECT}
      >
        {upTo(1, MOST_COLUMNS).map((columns) => (
          <option key={columns} value={columns}>
            {columns} wide
          </option>
        ))}
      </select>
      <select
        aria-label="Rows"
        value={rowsOfWidget(widget)}
        onChange={(event) => onChange({ ...widget, height: Number(event.target.value) })}
        className={SELECT}
      >
        {upTo(leastRows(widget), MOST_ROWS).map((rows) => (
          <option key={rows} value={rows}>
            {rows} high
          </option>
        ))}
      </select>
    </div>
  );
}

interface PlaceProps {
  readonly onMove: (step: -1 | 1) => void;
  readonly onRemove: () => void;
}

export function PlaceControls({ onMove, onRemove }: PlaceProps): ReactElement {
  return (
    <span className="flex items-center">
      <IconButton icon="chevron" label="Move back" className="rotate-180" onClick={() => onMove(-1)} />
      <IconButton icon="chevron" label="Move on" data-testid="move-on" onClick={() => onMove(1)} />
      <IconButton icon="trash" label="Remove from the dashboard" onClick={onRemove} />
    </span>
  );
}
