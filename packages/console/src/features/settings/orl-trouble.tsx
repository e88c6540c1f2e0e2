/** What is wrong with `.baselime` files, each with its file and line. */
import type { ReactElement } from 'react';
import { toProblem } from '../../api/problem.js';
import { visibleLine } from '../../ui/safe-text.js';

export function OrlTrouble({ error }: { readonly error: unknown }): ReactElement | null {
  if (error === null || error === undefined) return null;
  const { message, details } = toProblem(error);
  return (
    <div role="alert" className="text-bad text-xs [overflow-wrap:anywhere]">
      <p>{message}</p>
      {/* The sentence names the first. */}
      <ul className="data mt-1">
        {details.slice(1, 20).map((detail) => (
          <li key={`${detail.path} ${detail.message}`}>
            {visibleLine(detail.path, 120)}: {visibleLine(detail.message, 300)}
          </li>
        ))}
      </ul>
    </div>
  );
}
