/** The exact bytes that leave the machine for this subject, and why each token in them is hidden. */
import type { Explanation, HiddenValue, Preview, Subject } from '@baselime-ai/contract';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, type ReactNode, useState } from 'react';
import { parseJson } from '../../api/problem.js';
import { fetchLedger, fetchPreview } from '../../api/routes.js';
import { CopyButton } from '../../ui/copy.js';
import { formatBytes, formatInstant } from '../../ui/format.js';
import { HostileText } from '../../ui/hostile-text.js';
import { Icon } from '../../ui/icons.js';
import { JsonTree } from '../../ui/json-tree/json-tree.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Failed } from '../../ui/states.js';
import { Badge } from '../../ui/tone.js';
import { usageText } from './follow-up-model.js';

interface Props {
  readonly subject: Subject;
  readonly explanation: Explanation | undefined;
}

export function WhatWasSent({ subject, explanation }: Props): ReactElement {
  const preview = useQuery({
    queryKey: ['preview', subject],
    queryFn: ({ signal }) => fetchPreview(subject, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const receipt = useReceipt(explanation?.receiptId);
  if (preview.error && !receipt) return <Failed error={preview.error} onRetry={() => void preview.refetch()} />;
  const sent = receipt ?? preview.data;
  return (
    <div className="flex flex-col gap-5">
      <State explanation={explanation} receipt={receipt} preview={preview.data} />
      {sent ? (
        <Bytes body={sent.body} bytes={sent.bytes} sha256={sent.sha256} sent={receipt !== undefined} />
      ) : (
        <span className="skeleton h-48" />
      )}
      {preview.data ? (
        <>
          <HiddenTable hidden={preview.data.hidden} />
          <Legend lines={preview.data.legend} />
        </>
      ) : null}
    </div>
  );
}

function useReceipt(receiptId: string | undefined) {
  const ledger = useQuery({
    queryKey: ['ledger', 'newest'],
    queryFn: ({ signal }) => fetchLedger(undefined, signal),
    enabled: receiptId !== undefined,
  });
  return ledger.data?.entries.find((entry) => entry.id === receiptId);
}

/** What it would cost at most, before it is sent. */
function estimateText(estimate: Preview['estimate']): string {
  if (estimate === undefined) return '';
  const { inputTokens, maxOutputTokens, maxCostUsd } = estimate;
  const cost = maxCostUsd === undefined ? 'at a cost that is not known' : `for $${maxCostUsd.toFixed(4)} at most`;
  return `: about ${inputTokens.toLocaleString('en-US')} tokens, and up to ${maxOutputTokens.toLocaleString('en-US')} of an answer, ${cost}`;
}

interface StateProps {
  readonly explanation: Explanation | undefined;
  readonly receipt: { readonly at: string; readonly host: string } | undefined;
  readonly preview: Preview | undefined;
}

/** One plain sentence first: did anything leave, and where to. */
function State({ explanation, receipt, preview }: StateProps): ReactElement {
  if (explanation?.receiptId !== undefined) {
    return (
      <Note look="sent">
        <strong className="font-medium text-ink">Sent</strong> to{' '}
        {visibleLine(receipt?.host ?? preview?.provider ?? 'the provider', 80)}
        {receipt ? `, ${formatInstant(Date.parse(receipt.at))}` : ''}. The bytes below are all that left this machine.
        Ledger entry <code className="data">{visibleLine(explanation.receiptId, 60)}</code>
        {explanation.usage ? `; ${usageText(explanation.usage)}` : ''}.
      </Note>
    );
  }
  if (preview?.verdict === 'blocked') {
    return (
      <Note look="blocked">
        <strong className="font-medium text-ink">Blocked.</strong> The scan of the final bytes found something that must
        not leave ({preview.blockedBecause.map((one) => visibleLine(one, 80)).join(', ') || 'no details'}), so nothing
        is sent.
      </Note>
    );
  }
  return (
    <Note look="kept">
      <strong className="font-medium text-ink">Not sent.</strong>{' '}
      {explanation
        ? 'The local narrator answered; nothing left this machine.'
        : 'Nothing has left this machine for this answer.'}{' '}
      Below is what a model would receive{estimateText(preview?.estimate)}.
    </Note>
  );
}

const NOTES = { sent: 'text-lime', kept: 'text-good', blocked: 'text-bad' } as const;

function Note({ look, children }: { readonly look: keyof typeof NOTES; readonly children: ReactNode }): ReactElement {
  return (
    <p className="flex gap-2.5 rounded-lg border border-line bg-panel px-3 py-2.5 text-sm text-soft">
      <span className={`mt-0.5 ${NOTES[look]}`}>
        <Icon name="shield" />
      </span>
      <span>{children}</span>
    </p>
  );
}

interface BytesProps {
  readonly body: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly sent: boolean;
}

function Bytes({ body, bytes, sha256, sent }: BytesProps): ReactElement {
  const parsed = parseJson(body);
  const [raw, setRaw] = useState(false);
  const tab = 'h-6 rounded px-2 text-xs text-soft aria-pressed:bg-raised aria-pressed:text-ink';
  return (
    <section aria-label="The bytes">
      <div className="mb-2 flex flex-wrap items-center gap-x-2 gap-y-1.5">
        <Heading>{sent ? 'The bytes that were sent' : 'The bytes that would be sent'}</Heading>
        <span className="data text-2xs text-faint" title={`SHA-256 ${sha256}`}>
          {formatBytes(bytes)} · {sha256.slice(0, 10)}…
        </span>
        <span className="ml-auto flex items-center gap-1">
          <button type="button" className={tab} aria-pressed={!raw} onClick={() => setRaw(false)}>
            Readable
          </button>
          <button type="button" className={tab} aria-pressed={raw} onClick={() => setRaw(true)}>
            Raw
          </button>
          <CopyButton label="Copy" text={() => body} />
        </span>
      </div>
      <div data-testid="sent-bytes" className="max-h-[26rem] overflow-auto rounded-lg border border-line bg-ground p-3">
        {raw || parsed === undefined ? (
          <pre className="data whitespace-pre-wrap text-soft [overflow-wrap:anywhere]">
            <HostileText value={body} limit={20_000} />
          </pre>
        ) : (
          <JsonTree value={parsed} />
        )}
      </div>
    </section>
  );
}

function Heading({ children }: { readonly children: ReactNode }): ReactElement {
  return <h3 className="text-2xs font-semibold text-faint uppercase tracking-[0.06em]">{children}</h3>;
}

function HiddenTable({ hidden }: { readonly hidden: readonly HiddenValue[] }): ReactElement {
  return (
    <section aria-label="Hidden values">
      <Heading>Hidden values · {hidden.length}</Heading>
      {hidden.length === 0 ? (
        <p className="mt-2 text-sm text-soft">Nothing had to be hidden.</p>
      ) : (
        <div className="mt-2 overflow-x-auto rounded-lg border border-line">
          <table className="w-full text-left text-xs">
            <thead className="border-line border-b text-faint">
              <tr>
                <th className="px-3 py-1.5 font-normal">Here it is</th>
                <th className="px-3 py-1.5 font-normal">Sent as</th>
                <th className="px-3 py-1.5 font-normal">Because</th>
                <th className="px-3 py-1.5 text-right font-normal">Times</th>
              </tr>
            </thead>
            <tbody>
              {hidden.slice(0, 500).map((value) => (
                <tr key={value.token} className="border-line/60 border-b last:border-0">
                  <td className="data max-w-52 truncate px-3 py-1.5">
                    {value.original === undefined ? (
                      <span className="text-faint">not kept</span>
                    ) : (
                      visibleLine(value.original, 160)
                    )}
                  </td>
                  <td className="px-3 py-1.5">
                    <span className="data whitespace-nowrap rounded bg-lime-soft px-1.5 text-lime">
                      {visibleLine(value.token, 80)}
                    </span>
                  </td>
                  <td className="px-3 py-1.5 text-soft">{visibleLine(value.reason, 160)}</td>
                  <td className="data px-3 py-1.5 text-right text-faint">{value.occurrences}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Legend({ lines }: { readonly lines: readonly string[] }): ReactElement | null {
  if (lines.length === 0) return null;
  return (
    <section aria-label="Legend">
      <span className="flex items-center gap-2">
        <Heading>Legend</Heading>
        <Badge>facts sent with the tokens</Badge>
      </span>
      <ul className="data mt-2 text-soft">
        {lines.slice(0, 200).map((line) => (
          <li key={line}>{visibleLine(line, 300)}</li>
        ))}
      </ul>
    </section>
  );
}
