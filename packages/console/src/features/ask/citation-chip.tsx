/** `[F1]` as a chip: opens the finding with its numbers, and leads to the exact place in the data. */
import type { EvidenceRef, Finding } from '@baselime-ai/contract';
import { Link } from '@tanstack/react-router';
import { Popover } from 'radix-ui';
import type { ReactElement } from 'react';
import { formatInstant, formatMeasure, words } from '../../ui/format.js';
import { Icon } from '../../ui/icons.js';
import { visibleLine } from '../../ui/safe-text.js';
import { ConfidenceBadge } from './confidence-badge.js';

interface Props {
  readonly id: string;
  /** Absent when the answer cites what does not exist. */
  readonly finding: Finding | undefined;
}

export function CitationChip({ id, finding }: Props): ReactElement {
  if (!finding) {
    return (
      <span
        data-testid="citation-chip"
        title="The answer cites a finding that does not exist."
        className="data mx-0.5 rounded border border-warn/40 border-dashed px-1 text-2xs text-warn"
      >
        {id}
      </span>
    );
  }
  return (
    <Popover.Root>
      <Popover.Trigger
        data-testid="citation-chip"
        aria-label={`Finding ${id}`}
        className="data mr-0.5 inline-flex h-[18px] last:mr-0 items-center rounded bg-lime-soft px-1.5 align-[1px] text-2xs text-lime leading-none transition-colors hover:bg-lime hover:text-lime-ink data-[state=open]:bg-lime data-[state=open]:text-lime-ink"
      >
        {id}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side="bottom"
          align="start"
          sideOffset={6}
          collisionPadding={16}
          className="appear z-[70] w-[min(24rem,calc(100vw-32px))] rounded-lg border border-line-strong bg-panel p-3.5 shadow-float outline-none"
        >
          <FindingCard finding={finding} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function FindingCard({ finding }: { readonly finding: Finding }): ReactElement {
  return (
    <div>
      <div className="flex items-center gap-2">
        <span className="data rounded bg-lime-soft px-1.5 text-2xs text-lime">{finding.id}</span>
        <span className="text-xs font-medium">{words(finding.kind)}</span>
        {finding.fault ? <span className="text-xs text-faint">{words(finding.fault)}</span> : null}
        <span className="ml-auto">
          <ConfidenceBadge confidence={finding.confidence} />
        </span>
      </div>
      <p className="mt-2 text-sm text-ink [overflow-wrap:anywhere]">{visibleLine(finding.statement, 1500)}</p>
      {finding.numbers.length > 0 ? (
        <dl className="mt-3 grid grid-cols-[1fr_auto] gap-x-4 border-line border-t pt-2">
          {finding.numbers.map((number) => (
            <div key={number.name} className="col-span-2 grid grid-cols-subgrid py-0.5">
              <dt className="truncate text-xs text-soft">{visibleLine(number.name, 80)}</dt>
              <dd className="data text-right">{formatMeasure(number.value, number.unit)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {finding.evidence.length > 0 ? (
        <ul className="mt-2 flex flex-col gap-1 border-line border-t pt-2.5">
          {finding.evidence.map((evidence, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: evidence never reorders
            <li key={index}>
              <EvidenceLink evidence={evidence} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="mt-2 text-2xs text-faint">Rests on the absence of data; there is no single place to show.</p>
      )}
    </div>
  );
}

const LINK =
  'flex items-center gap-2 rounded-md px-2 py-1.5 -mx-1 text-xs text-soft hover:bg-raised hover:text-ink [&_svg]:text-lime';

export function EvidenceLink({ evidence }: { readonly evidence: EvidenceRef }): ReactElement {
  const label = <span className="min-w-0 flex-1 truncate">{visibleLine(evidence.label, 160)}</span>;
  if (evidence.kind === 'event') {
    return (
      <Link
        to="/events/$id"
        params={{ id: evidence.id }}
        search={evidence.path ? { span: evidence.path } : {}}
        data-testid="evidence-link"
        className={LINK}
      >
        <Icon name="events" size={14} />
        {label}
        <Icon name="open" size={12} />
      </Link>
    );
  }
  if (evidence.kind === 'span') {
    return (
      <Link
        to="/traces/$traceId"
        params={{ traceId: evidence.traceId }}
        search={{ span: evidence.spanId }}
        data-testid="evidence-link"
        className={LINK}
      >
        <Icon name="traces" size={14} />
        {label}
        <Icon name="open" size={12} />
      </Link>
    );
  }
  const { from, to } = evidence.timeframe;
  return (
    <Link
      to="/events"
      search={{ from, to }}
      data-testid="evidence-link"
      className={LINK}
      title={`${formatInstant(from)} – ${formatInstant(to)}`}
    >
      <Icon name="clock" size={14} />
      {label}
      <Icon name="open" size={12} />
    </Link>
  );
}
