/** What people decide about an error: its status, who looks after it, and what it is the same as. */
import type { ErrorChange, ErrorRecord, ErrorStatus } from '@baselime-ai/contract';
import { type FormEvent, type ReactElement, useState } from 'react';
import { toProblem } from '../../api/problem.js';
import { useTimeframe, useView } from '../../app/use-view.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icons.js';
import { PanelButton } from '../../ui/popover-panel.js';
import { visibleLine } from '../../ui/safe-text.js';
import { useSession } from '../session/use-session.js';
import { errorFace } from './error-face.js';
import type { ErrorRow } from './model.js';
import { useDecide, useErrors } from './use-errors.js';

interface Props {
  readonly fingerprint: string;
  /** Undefined until it is read. */
  readonly row: ErrorRow | undefined;
  readonly records: readonly ErrorRecord[];
}

const CHOICES: readonly (readonly [ErrorStatus, string])[] = [
  ['resolved', 'Resolve'],
  ['ignored', 'Ignore'],
  ['active', 'Make active'],
];

export function ErrorDecisions({ fingerprint, row, records }: Props): ReactElement {
  const decide = useDecide();
  const own = row?.fingerprints ?? [fingerprint];
  const parts = records.filter(({ mergedInto }) => mergedInto !== undefined && own.includes(mergedInto));
  const parted = new Set(parts.map((one) => one.fingerprint));
  // What was merged into this one keeps its own status for the day that it is split off.
  const tellers = own.filter((one) => !parted.has(one));
  const change = (next: ErrorChange, of = tellers): void => decide.mutate({ fingerprints: of, change: next });
  return (
    <>
      {CHOICES.filter(([one]) => one !== row?.status).map(([one, name]) => (
        <Button
          key={one}
          disabled={decide.isPending || row === undefined}
          data-testid={`decide-${one}`}
          onClick={() => change({ status: one })}
        >
          {name}
        </Button>
      ))}
      <Assign assignee={row?.assignee} records={records} onAssign={(assignee) => change({ assignee })} />
      <Merge fingerprints={own} onMerge={(mergedInto) => change({ mergedInto })} />
      {parts.length === 0 ? null : (
        <span
          className="inline-flex h-7 items-center gap-1 rounded-md border border-line pl-2 text-xs text-soft"
          title={parts.map((one) => visibleLine(one.fingerprint, 20)).join(', ')}
        >
          {row?.merged ? `${row.merged} merged into it` : 'merged'}
          <button
            type="button"
            data-testid="split-off"
            aria-label="Split off what was merged"
            className="flex h-full items-center px-1.5 text-faint hover:text-ink"
            onClick={() =>
              change(
                { mergedInto: null },
                parts.map((one) => one.fingerprint),
              )
            }
          >
            <Icon name="close" size={12} />
          </button>
        </span>
      )}
      <p role="status" className="text-xs text-bad empty:hidden">
        {decide.error ? toProblem(decide.error).message : ''}
      </p>
    </>
  );
}

const PANEL = 'max-h-[60vh] w-[24rem] overflow-y-auto p-3';

interface AssignProps {
  readonly assignee: string | undefined;
  readonly records: readonly ErrorRecord[];
  readonly onAssign: (assignee: string | null) => void;
}

function Assign({ assignee, records, onAssign }: AssignProps): ReactElement {
  return (
    <PanelButton
      className={PANEL}
      label="Assign"
      trigger={<Button data-testid="assign">{assignee === undefined ? 'Assign' : visibleLine(assignee, 30)}</Button>}
    >
      {(close) => (
        <AssignForm
          assignee={assignee}
          records={records}
          onAssign={(to) => {
            onAssign(to);
            close();
          }}
        />
      )}
    </PanelButton>
  );
}

const PERSON = 'flex h-8 w-full items-center rounded-md px-2 text-left hover:bg-raised hover:text-ink';

/** Anybody by name; who is known already, and nobody, by one press. */
function AssignForm({ assignee, records, onAssign }: AssignProps): ReactElement {
  const session = useSession();
  const [name, setName] = useState('');
  const me = session.data?.user.name ?? '';
  const known = [...new Set([me, ...records.flatMap((record) => record.assignee ?? [])])].filter((one) => one !== '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '') onAssign(name.trim().slice(0, 200));
  };
  return (
    <>
      <form onSubmit={submit} className="flex gap-2">
        <input
          aria-label="Name"
          placeholder="Name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          className="h-8 min-w-0 flex-1 rounded-md border border-line-strong bg-ground px-2 outline-none focus:border-lime"
        />
        <Button type="submit" look="lime" className="h-8">
          Assign
        </Button>
      </form>
      <ul className="mt-2">
        {known.map((one) => (
          <li key={one}>
            <button type="button" className={`${PERSON} text-soft`} onClick={() => onAssign(one)}>
              {visibleLine(one, 60)}
              {one === me ? <span className="ml-1.5 text-faint">you</span> : null}
            </button>
          </li>
        ))}
        {assignee === undefined ? null : (
          <li>
            <button type="button" className={`${PERSON} text-faint`} onClick={() => onAssign(null)}>
              Nobody
            </button>
          </li>
        )}
      </ul>
    </>
  );
}

interface MergeProps {
  readonly fingerprints: readonly string[];
  readonly onMerge: (into: string) => void;
}

function Merge({ fingerprints, onMerge }: MergeProps): ReactElement {
  return (
    <PanelButton className={PANEL} label="Merge into" trigger={<Button data-testid="merge">Merge into…</Button>}>
      {(close) => (
        <Others
          fingerprints={fingerprints}
          onChoose={(into) => {
            onMerge(into);
            close();
          }}
        />
      )}
    </PanelButton>
  );
}

interface OthersProps {
  readonly fingerprints: readonly string[];
  readonly onChoose: (fingerprint: string) => void;
}

/** The errors of the time range of the address. */
function Others({ fingerprints, onChoose }: OthersProps): ReactElement {
  const { last, from, to } = useView();
  const timeframe = useTimeframe();
  const errors = useErrors({ last, from, to }, timeframe);
  const rows = errors.rows.filter((row) => !row.fingerprints.some((one) => fingerprints.includes(one)));
  if (errors.pending) return <p className="text-xs text-faint">Reading the errors…</p>;
  if (rows.length === 0) return <p className="text-xs text-faint">There is no other error in this time range.</p>;
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.fingerprint}>
          <button
            type="button"
            data-testid="merge-target"
            className="flex w-full flex-col rounded-md px-2 py-1.5 text-left hover:bg-raised"
            onClick={() => onChoose(row.fingerprint)}
          >
            <span className="data w-full truncate">{errorFace(row).text}</span>
            <span className="w-full truncate text-2xs text-faint">
              {errorFace(row).place} · {row.count}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
