/** Saved queries and the history of what was run, each a click away. */
import { type Query, queryText } from '@baselime-ai/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { fetchQueryRuns, fetchSavedQueries, removeQuery } from '../../api/routes.js';
import { ToolButton } from '../../ui/button.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { formatAgo } from '../../ui/format.js';
import type { IconName } from '../../ui/icons.js';
import { PanelButton } from '../../ui/popover-panel.js';
import { visibleLine } from '../../ui/safe-text.js';

interface Props {
  readonly nowMs: number;
  readonly onOpen: (query: Query, saved?: string) => void;
}

const oneLine = (query: Query): string => visibleLine(queryText(query), 160) || 'count of everything';

export function SavedMenu({ onOpen }: Props): ReactElement {
  const client = useQueryClient();
  const list = useQuery({ queryKey: ['saved-queries'], queryFn: ({ signal }) => fetchSavedQueries(signal) });
  const remove = useMutation({
    mutationFn: removeQuery,
    onSettled: () => client.invalidateQueries({ queryKey: ['saved-queries'] }),
  });
  const queries = [...(list.data?.queries ?? [])].reverse();
  return (
    <Menu
      icon="events"
      label="Saved"
      testId="saved-menu"
      none="Nothing was saved yet."
      isEmpty={queries.length === 0}
      error={list.error}
    >
      {(close) =>
        queries.map((saved) => (
          <li key={saved.id} className="group flex items-center">
            <Item
              title={visibleLine(saved.name, 80)}
              note={oneLine(saved.query)}
              onClick={() => {
                onOpen(saved.query, saved.id);
                close();
              }}
            />
            <ConfirmButton
              icon="trash"
              label={`Remove ${visibleLine(saved.name, 60)}`}
              sure="Remove it for everybody"
              testId="query-remove"
              onSure={() => remove.mutate(saved.id)}
            />
          </li>
        ))
      }
    </Menu>
  );
}

export function HistoryMenu({ nowMs, onOpen }: Props): ReactElement {
  const list = useQuery({ queryKey: ['query-runs'], queryFn: ({ signal }) => fetchQueryRuns(signal) });
  const runs = list.data?.runs ?? [];
  return (
    <Menu
      icon="clock"
      label="History"
      testId="history-menu"
      none="Queries that you look at are listed here."
      isEmpty={runs.length === 0}
      error={list.error}
    >
      {(close) =>
        runs.map((run) => (
          <li key={run.id}>
            <Item
              title={oneLine(run.query)}
              note={formatAgo(Date.parse(run.at), Math.max(nowMs, Date.now()))}
              onClick={() => {
                onOpen(run.query);
                close();
              }}
            />
          </li>
        ))
      }
    </Menu>
  );
}

interface MenuProps {
  readonly icon: IconName;
  readonly label: string;
  readonly testId: string;
  readonly none: string;
  readonly isEmpty: boolean;
  readonly error: unknown;
  readonly children: (close: () => void) => ReactNode;
}

function Menu({ icon, label, testId, none, isEmpty, error, children }: MenuProps): ReactElement {
  return (
    <PanelButton
      align="end"
      className="w-[28rem] p-1.5"
      trigger={<ToolButton icon={icon} label={label} look="ghost" data-testid={testId} />}
    >
      {(close) =>
        isEmpty ? (
          <p className="px-2 py-3 text-xs text-faint">{error ? 'The list cannot be read now.' : none}</p>
        ) : (
          <ul className="max-h-80 overflow-y-auto" aria-label={label}>
            {children(close)}
          </ul>
        )
      }
    </PanelButton>
  );
}

function Item({
  title,
  note,
  onClick,
}: {
  readonly title: string;
  readonly note: string;
  readonly onClick: () => void;
}): ReactElement {
  return (
    <button
      type="button"
      data-testid="menu-item"
      onClick={onClick}
      className="flex w-full min-w-0 flex-col rounded px-2 py-1.5 text-left hover:bg-raised focus-visible:bg-raised"
    >
      <span className="w-full truncate text-xs">{title}</span>
      <span className="data w-full truncate text-2xs text-faint">{note}</span>
    </button>
  );
}
