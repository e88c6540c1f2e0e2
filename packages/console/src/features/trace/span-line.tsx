/** A span of a waterfall: its name and what is odd about it, its bar and how long it took. */
import type { ReactElement } from 'react';
import { formatDuration } from '../../ui/format.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Dot } from '../../ui/tone.js';
import { slownessOf } from './slowness.js';
import { BAR_BOX, SpanBar } from './span-bar.js';
import { notesOf, type SpanNote } from './span-notes.js';
import type { Typical } from './use-typical.js';
import { indentOf, NAME } from './waterfall-axis.js';
import type { WaterfallRow } from './waterfall-model.js';
import type { Placed } from './waterfall-zoom.js';

const NOTE_LOOKS: Readonly<Record<SpanNote['look'], string>> = {
  count: 'rounded bg-raised px-1 text-soft',
  'failed-count': 'rounded bg-bad-soft px-1 text-bad',
  warn: 'text-warn',
};

interface Props {
  readonly row: WaterfallRow;
  /** Of its bar. */
  readonly place: Placed;
  readonly collapsed: boolean;
  /** Has the most time of its own in the whole trace. */
  readonly slowest: boolean;
  /** Its own part of the critical path; undefined when it is not on it. */
  readonly pathMs: number | undefined;
  readonly typical: Typical | undefined;
  readonly onToggle: () => void;
  readonly onSelect: () => void;
  readonly onZoom: () => void;
}

/** Few elements on purpose: a step of scrolling draws dozens of these. */
export function SpanLine(props: Props): ReactElement {
  const { row, place, collapsed, slowest, pathMs, typical, onToggle, onSelect } = props;
  const { event } = row;
  const name = visibleLine(event.name ?? 'unnamed', 160);
  const namespace = visibleLine(event.namespace, 60);
  const took = formatDuration(row.durationMs);
  const self = formatDuration(row.selfMs);
  const notes = notesOf(row, collapsed, slownessOf(row.durationMs, typical));
  const onPath = pathMs === undefined ? [] : [`on the critical path with ${formatDuration(pathMs)} of its own`];
  const usual = typical === undefined ? [] : [`usually ${formatDuration(typical.medianMs)}`];
  const inNoChild = `${took}, of which ${self} in no child${slowest ? ': the most of this trace' : ''}`;
  const told = [inNoChild, ...onPath, ...usual].join('; ');
  return (
    <>
      <span
        className={`${NAME} flex h-full items-center`}
        style={{ paddingLeft: (row.children > 0 ? 10 : 34) + indentOf(row.depth) }}
      >
        {row.children > 0 ? (
          <button
            type="button"
            aria-expanded={!collapsed}
            aria-label={`${collapsed ? 'Show' : 'Hide'} the ${row.descendants} spans below`}
            onClick={onToggle}
            className="unfold flex size-6 shrink-0 items-center justify-center rounded text-faint hover:bg-raised hover:text-ink"
          />
        ) : null}
        <button
          type="button"
          onClick={onSelect}
          title={told}
          className="data flex h-full min-w-0 flex-1 items-center gap-2 pr-2 text-left outline-offset-[-2px]"
        >
          <Dot tone={row.tone} />
          <span className={`truncate ${event.isError ? 'text-bad' : 'text-ink'}`}>{name}</span>
          <span className="hidden min-w-8 flex-1 truncate text-2xs text-faint sm:inline">{namespace}</span>
          {notes.map(({ text, title, look }) => (
            <span key={text} title={title} className={`shrink-0 text-2xs ${NOTE_LOOKS[look]}`}>
              {text}
            </span>
          ))}
        </button>
      </span>
      <button
        type="button"
        tabIndex={-1}
        aria-hidden="true"
        onClick={onSelect}
        onDoubleClick={props.onZoom}
        className={`data ${BAR_BOX}`}
        title={told}
      >
        <SpanBar
          row={row}
          place={place}
          onPath={pathMs !== undefined}
          label={slowest ? `${took} · ${self} self` : took}
        />
      </button>
    </>
  );
}
