import { type ReactElement, useState } from 'react';
import { formatBytes } from './format.js';
import { cutText, visiblePieces } from './safe-text.js';

/** Telemetry text as text nodes: hidden characters visible, long text cut until the reader asks for more. */
export function HostileText({
  value,
  limit = 2000,
}: {
  readonly value: string;
  readonly limit?: number;
}): ReactElement {
  const [shown, setShown] = useState(limit);
  const cut = cutText(value, shown);
  return (
    <>
      {visiblePieces(cut.text).map((piece, index) =>
        piece.escaped ? (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces never reorder
            key={index}
            className="mx-px rounded-sm bg-warn-soft px-0.5 text-[10px] text-warn"
            title="Hidden character"
          >
            {piece.text}
          </span>
        ) : (
          piece.text
        ),
      )}
      {cut.left > 0 ? (
        <button
          type="button"
          className="ml-1 rounded bg-raised px-1.5 font-sans text-2xs text-soft hover:text-ink"
          onClick={() => setShown((now) => now * 10)}
        >
          show more ({formatBytes(cut.left)} left)
        </button>
      ) : null}
    </>
  );
}
