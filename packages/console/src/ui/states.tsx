/** What a page shows when it has nothing, waits, or failed. Each says what to do next. */
import type { ReactElement, ReactNode } from 'react';
import { toProblem, whatToDo } from '../api/problem.js';
import { Button } from './button.js';
import { Icon, type IconName } from './icons.js';

interface EmptyProps {
  readonly icon: IconName;
  readonly title: string;
  readonly children: ReactNode;
}

export function Empty({ icon, title, children }: EmptyProps): ReactElement {
  return (
    <div className="flex h-full min-h-60 flex-col items-center justify-center px-6 py-10 text-center">
      <span className="mb-3 flex size-10 items-center justify-center rounded-xl border border-line bg-panel text-faint">
        <Icon name={icon} size={18} />
      </span>
      <h2 className="text-sm font-medium text-ink">{title}</h2>
      <div className="mt-1.5 flex max-w-md flex-col items-center gap-3 text-sm text-soft">{children}</div>
    </div>
  );
}

interface FailedProps {
  readonly error: unknown;
  readonly onRetry: () => void;
  /** Leads to where the thing may be found: stands in the place of another try where there is nothing to try. */
  readonly wayOut?: ReactNode;
}

export function Failed({ error, onRetry, wayOut }: FailedProps): ReactElement {
  const problem = toProblem(error);
  return (
    <div role="alert" className="flex h-full min-h-60 flex-col items-center justify-center px-6 py-10 text-center">
      <span className="mb-3 flex size-10 items-center justify-center rounded-xl bg-bad-soft text-bad">
        <Icon name="errors" size={18} />
      </span>
      <h2 className="max-w-lg text-sm font-medium text-ink">{problem.message}</h2>
      <p className="mt-1 max-w-md text-sm text-soft">{whatToDo(problem)}</p>
      {problem.details.length > 0 ? (
        <ul className="data mt-3 max-w-lg rounded-md border border-line bg-panel px-3 py-2 text-left text-soft">
          {problem.details.slice(0, 5).map((detail) => (
            <li key={`${detail.path} ${detail.message}`} className="break-words">
              {detail.path}: {detail.message}
            </li>
          ))}
        </ul>
      ) : null}
      <div className="mt-4 flex items-center gap-3">
        {problem.status === 404 && wayOut !== undefined ? (
          wayOut
        ) : (
          <Button icon="refresh" onClick={onRetry}>
            Try again
          </Button>
        )}
        <code className="data text-faint">{problem.code}</code>
      </div>
    </div>
  );
}

/** Rows of the height that the real ones will have. */
export function SkeletonRows({ rows, height }: { readonly rows: number; readonly height: number }): ReactElement {
  return (
    <div aria-hidden="true">
      {Array.from({ length: rows }, (_, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
          key={index}
          className="flex items-center gap-4 border-b border-line/60 px-4"
          style={{ height }}
        >
          <span className="skeleton h-2.5 w-24" />
          <span className="skeleton hidden h-2.5 w-32 sm:block" />
          <span className="skeleton h-2.5" style={{ width: `${20 + ((index * 37) % 45)}%` }} />
        </div>
      ))}
    </div>
  );
}
