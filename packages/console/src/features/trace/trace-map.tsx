/** Who called whom in one trace, drawn from left to right. A click opens the first span of a place. */
import { type ReactElement, useMemo } from 'react';
import { formatCount, formatCounted, formatDuration } from '../../ui/format.js';
import { visibleLine } from '../../ui/safe-text.js';
import { type MapEdge, type MapNode, traceMap } from './trace-map-model.js';
import type { WaterfallRow } from './waterfall-model.js';

const [WIDTH, HEIGHT, GAP_X, GAP_Y, MARGIN] = [216, 52, 72, 20, 24];

interface Props {
  readonly rows: readonly WaterfallRow[];
  readonly onOpen: (key: string) => void;
}

const left = (node: MapNode): number => MARGIN + node.layer * (WIDTH + GAP_X);
const top = (node: MapNode): number => MARGIN + node.slot * (HEIGHT + GAP_Y);

export function TraceMapView({ rows, onOpen }: Props): ReactElement {
  const map = useMemo(() => traceMap(rows), [rows]);
  const nodes = useMemo(() => new Map(map.nodes.map((node) => [node.name, node])), [map]);
  const width = MARGIN * 2 + map.layers * (WIDTH + GAP_X) - GAP_X;
  const height = MARGIN * 2 + map.slots * (HEIGHT + GAP_Y) - GAP_Y;
  const open = (name: string): void => {
    const of = rows.filter((row) => (row.event.namespace || row.event.service) === name);
    const row = of.find((one) => one.event.isError) ?? of[0];
    if (row) onOpen(row.key);
  };
  return (
    <div className="min-h-0 flex-1 overflow-auto" data-testid="trace-map">
      <div className="relative" style={{ width: Math.max(width, 0), height: Math.max(height, 0) }}>
        <svg aria-hidden="true" className="absolute inset-0" width={width} height={height}>
          {map.edges.map((edge) => (
            <Edge key={`${edge.from} ${edge.to}`} edge={edge} nodes={nodes} />
          ))}
        </svg>
        <ul aria-label="Places of the trace">
          {map.nodes.map((node) => (
            <li
              key={node.name}
              className="absolute"
              style={{ left: left(node), top: top(node), width: WIDTH, height: HEIGHT }}
            >
              <button
                type="button"
                onClick={() => open(node.name)}
                className={`flex size-full flex-col justify-center rounded-lg border bg-panel px-3 text-left hover:bg-raised ${
                  node.errors > 0 ? 'border-bad/60' : 'border-line-strong'
                }`}
              >
                <span className="truncate text-xs">{visibleLine(node.name, 60) || 'unnamed'}</span>
                <span
                  className="data truncate text-2xs text-faint"
                  title="Spans, and the time that no span below covers"
                >
                  {node.errors > 0 ? (
                    <span className="text-bad">
                      {formatCount(node.errors)} of {formatCount(node.spans)} failed
                    </span>
                  ) : (
                    formatCounted(node.spans, 'span')
                  )}{' '}
                  · {formatDuration(node.selfMs)} self
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

interface EdgeProps {
  readonly edge: MapEdge;
  readonly nodes: ReadonlyMap<string, MapNode>;
}

function Edge({ edge, nodes }: EdgeProps): ReactElement | null {
  const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
  if (!from || !to) return null;
  const back = to.layer <= from.layer;
  const [x1, y1] = [left(from) + (back ? WIDTH / 2 : WIDTH), top(from) + (back ? HEIGHT : HEIGHT / 2)];
  const [x2, y2] = [left(to) + (back ? WIDTH / 2 : 0), top(to) + (back ? HEIGHT : HEIGHT / 2)];
  const bend = back ? `C${x1} ${y1 + 26} ${x2} ${y2 + 26}` : `C${x1 + GAP_X / 2} ${y1} ${x2 - GAP_X / 2} ${y2}`;
  return (
    <>
      <path
        d={`M${x1} ${y1}${bend} ${x2} ${y2}`}
        fill="none"
        strokeWidth={edge.errors > 0 ? 1.6 : 1.2}
        className={edge.errors > 0 ? 'stroke-bad' : 'stroke-line-strong'}
      />
      <text
        x={(x1 + x2) / 2}
        y={(y1 + y2) / 2 + (back ? 20 : -4)}
        textAnchor="middle"
        className={`data stroke-ground ${edge.errors > 0 ? 'fill-bad' : 'fill-faint'}`}
        // The line behind it is kept away from the number.
        strokeWidth="4"
        paintOrder="stroke"
        fontSize="10"
      >
        {edge.calls > 1 ? `×${edge.calls}` : ''}
      </text>
    </>
  );
}
