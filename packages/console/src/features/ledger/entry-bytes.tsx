/** One entry in full: what happened to it, its facts, and the exact bytes. */
import type { LedgerEntry } from '@baselime-ai/contract';
import { type ReactElement, useState } from 'react';
import { parseJson } from '../../api/problem.js';
import { CopyButton } from '../../ui/copy.js';
import { formatBytes } from '../../ui/format.js';
import { HostileText } from '../../ui/hostile-text.js';
import { JsonTree } from '../../ui/json-tree/json-tree.js';
import { visibleLine } from '../../ui/safe-text.js';
import { aroundTokens, fateOf } from './model.js';

const MOST_PARTS = 4000;

export function EntryBytes({ entry }: { readonly entry: LedgerEntry }): ReactElement {
  const [isExact, setExact] = useState(false);
  const parsed = parseJson(entry.body);
  const tab = 'h-6 rounded px-2 text-xs text-soft aria-pressed:bg-raised aria-pressed:text-ink';
  return (
    <div className="border-line border-t bg-panel px-4 py-3 md:pl-10">
      <p className="text-sm">{fateOf({ ...entry, host: visibleLine(entry.host, 80) })}</p>
      <dl className="mt-2 mb-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 text-xs sm:grid-cols-[auto_1fr_auto_1fr]">
        {factsOf(entry).map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-faint">{name}</dt>
            <dd className="data min-w-0 text-soft [overflow-wrap:anywhere]">{visibleLine(value, 160)}</dd>
          </div>
        ))}
      </dl>
      {entry.body === '' ? (
        <p className="text-faint text-sm">There are no bytes: nothing left.</p>
      ) : (
        <>
          <div className="mb-1.5 flex flex-wrap items-center gap-1">
            <button type="button" className={tab} aria-pressed={!isExact} onClick={() => setExact(false)}>
              Readable
            </button>
            <button
              type="button"
              data-testid="ledger-exact"
              className={tab}
              aria-pressed={isExact}
              onClick={() => setExact(true)}
            >
              Exact bytes
            </button>
            <span className="ml-auto">
              <CopyButton label="Copy bytes" text={() => entry.body} />
            </span>
          </div>
          <div
            data-testid="ledger-bytes"
            className="max-h-[30rem] overflow-auto rounded-lg border border-line bg-ground p-3"
          >
            {isExact || parsed === undefined ? <Exact text={entry.body} /> : <JsonTree value={parsed} />}
          </div>
        </>
      )}
    </div>
  );
}

function Exact({ text }: { readonly text: string }): ReactElement {
  const parts = aroundTokens(text);
  const shown = parts.slice(0, MOST_PARTS);
  const rest = parts.slice(MOST_PARTS).join('');
  return (
    <pre className="data whitespace-pre-wrap text-soft [overflow-wrap:anywhere]">
      {shown.map((part, index) =>
        index % 2 === 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts never reorder
          <span key={index} className="rounded bg-lime-soft px-0.5 text-lime">
            {part}
          </span>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts never reorder
          <HostileText key={index} value={part} limit={20_000} />
        ),
      )}
      {rest === '' ? null : <HostileText value={rest} limit={20_000} />}
    </pre>
  );
}

function factsOf(entry: LedgerEntry): readonly (readonly [string, string])[] {
  const { inputTokens, outputTokens, explanationId } = entry;
  return [
    ['Asked by', entry.actor],
    ['For', entry.purpose],
    ['Provider', `${entry.provider}, ${entry.model}`],
    ['Size', formatBytes(entry.bytes)],
    ...(inputTokens === undefined ? [] : [['Model tokens', `${inputTokens} in, ${outputTokens ?? 0} out`] as const]),
    ['SHA-256', entry.sha256],
    ...(explanationId === undefined ? [] : [['Answer', explanationId] as const]),
    ['Entry', entry.id],
  ];
}
