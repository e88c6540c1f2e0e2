import type { PrivacyPreview } from '@baselime-ai/contract';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useMemo, useState } from 'react';
import { toProblem } from '../../api/problem.js';
import { runQuery } from '../../api/routes.js';
import { useViewClock } from '../../app/clock.js';
import { Button } from '../../ui/button.js';
import { CopyButton } from '../../ui/copy.js';
import { formatBytes, formatCount } from '../../ui/format.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Badge } from '../../ui/tone.js';
import { MarkedText } from './marked-text.js';
import { EXAMPLE_EVENT, indented, stretchesOf } from './model.js';
import { Heading, Note } from './parts.js';
import { type Record, usePreview } from './use-preview.js';

const DAY_MS = 86_400_000;

interface Props {
  /** Rules that are not saved yet; undefined for the saved ones. */
  readonly rules: string | undefined;
}

export function PreviewSection({ rules }: Props): ReactElement {
  const [record, setRecord] = useState<Record>({ text: EXAMPLE_EVENT });
  const { preview, isOld, error } = usePreview(record, rules);
  return (
    <section aria-labelledby="privacy-preview" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <Heading id="privacy-preview">What would leave</Heading>
        {rules === undefined ? null : <Badge look="warn">with the rules below, not saved yet</Badge>}
        <span className="ml-auto flex flex-wrap gap-1.5">
          <NewestError onEvent={setRecord} />
          <Button onClick={() => setRecord({ text: EXAMPLE_EVENT })}>Example</Button>
        </span>
      </div>
      <textarea
        data-testid="privacy-record"
        aria-label="An event to look at: JSON or text"
        placeholder="Paste an event: JSON, a log line, or any text"
        value={record.text}
        onChange={(event) => setRecord({ text: event.target.value })}
        spellCheck={false}
        className="data h-36 w-full resize-y rounded-lg border border-line-strong bg-panel p-3 outline-none placeholder:font-sans placeholder:text-faint focus-visible:border-lime"
      />
      {error ? <Refused error={error} /> : null}
      {record.text.trim() === '' ? (
        <p className="text-sm text-faint">Paste something above. It goes to this server only, and is not stored.</p>
      ) : preview ? (
        <Sides preview={preview} isOld={isOld} />
      ) : error ? null : (
        <span className="skeleton h-48" />
      )}
    </section>
  );
}

function NewestError({ onEvent }: { readonly onEvent: (record: Record) => void }): ReactElement {
  const { nowMs } = useViewClock();
  const find = useMutation({
    mutationFn: async () => {
      const to = Math.ceil(Math.max(nowMs, Date.now())) + 1;
      const { events = [] } = await runQuery({
        timeframe: { from: to - DAY_MS, to },
        view: 'events',
        query: { filters: [{ key: '$baselime.error', operation: '=', value: true }], limit: 1 },
      });
      return events[0];
    },
    onSuccess: (event) => {
      if (event !== undefined) onEvent({ text: JSON.stringify(event.data, null, 2), dataset: event.dataset });
    },
  });
  const found = find.isSuccess && find.data === undefined ? 'No error in the last day' : 'Newest error';
  return (
    <Button data-testid="privacy-newest" disabled={find.isPending} onClick={() => find.mutate()}>
      {find.isError ? 'Could not read' : found}
    </Button>
  );
}

function Refused({ error }: { readonly error: unknown }): ReactElement {
  const problem = toProblem(error);
  const text =
    problem.code === 'PRIVACY_RULES_INVALID'
      ? 'The rules below cannot be used, so they change nothing yet.'
      : problem.message;
  return (
    <Note look="bad" role="alert">
      {text}
    </Note>
  );
}

interface SidesProps {
  readonly preview: PrivacyPreview;
  /** True while a newer answer is awaited. */
  readonly isOld: boolean;
}

function Sides({ preview, isOld }: SidesProps): ReactElement {
  const [active, setActive] = useState<number>();
  const [isExact, setExact] = useState(false);
  const { marks } = preview;
  const [original, sent] = useMemo(() => {
    const shown = isExact ? (side: readonly { text: string; mark?: number }[]) => side : indented;
    return [shown(stretchesOf(preview, 'original')), shown(stretchesOf(preview, 'sent'))] as const;
  }, [preview, isExact]);
  const common = { marks, active, onActive: setActive };
  const tab = 'h-6 rounded px-2 text-xs text-soft aria-pressed:bg-raised aria-pressed:text-ink';
  return (
    <div className={`flex flex-col gap-3 transition-opacity ${isOld ? 'opacity-60' : ''}`} data-testid="privacy-sides">
      {preview.verdict === 'blocked' ? (
        <Note look="bad" role="alert">
          <strong className="font-medium text-ink">Nothing of this would leave.</strong>{' '}
          {preview.blockedBecause.map((one) => visibleLine(one, 200)).join(' ')}
        </Note>
      ) : (
        <Reason preview={preview} active={active} />
      )}
      <div className="grid gap-3 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-1.5">
          <div className="flex h-7 items-center gap-2">
            <h3 className="text-xs text-faint">Original, stays here</h3>
          </div>
          <MarkedText label="Original" testId="privacy-original" stretches={original} isKeyed={false} {...common} />
        </div>
        <div className="flex min-w-0 flex-col gap-1.5">
          <div className="flex h-7 items-center gap-2">
            <h3 className="truncate text-xs text-faint">
              What a model would get
              <span className="data ml-2 hidden text-2xs sm:inline" title={`SHA-256 ${preview.sha256}`}>
                {formatBytes(preview.bytes)} · {preview.level}
              </span>
            </h3>
            <span className="ml-auto flex shrink-0 items-center gap-1">
              <button type="button" className={tab} aria-pressed={!isExact} onClick={() => setExact(false)}>
                Readable
              </button>
              <button type="button" className={tab} aria-pressed={isExact} onClick={() => setExact(true)}>
                Exact bytes
              </button>
              <CopyButton label="Copy the exact bytes" short="Copy" text={() => preview.sent} />
            </span>
          </div>
          <MarkedText label="What a model would get" testId="privacy-sent" stretches={sent} isKeyed {...common} />
        </div>
      </div>
      {preview.legend.length === 0 ? null : (
        <details className="text-sm text-soft">
          <summary className="text-xs text-faint">
            Facts that are sent beside the tokens · {preview.legend.length}
          </summary>
          <ul className="data mt-1.5">
            {preview.legend.map((line) => (
              <li key={line}>{visibleLine(line, 300)}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

interface ReasonProps {
  readonly preview: PrivacyPreview;
  readonly active: number | undefined;
}

/** One line of fixed height, so that pointing at a token moves nothing. */
function Reason({ preview: { marks, hidden, original }, active }: ReasonProps): ReactElement {
  const mark = active === undefined ? undefined : marks[active];
  const value = hidden.find(({ token }) => token === mark?.token)?.original;
  const shown = mark?.original === undefined ? value : original.slice(...mark.original);
  return (
    <p
      role="status"
      data-testid="privacy-reason"
      className="flex min-h-12 flex-wrap items-center gap-x-2 gap-y-0.5 rounded-lg border border-line bg-panel px-3 py-2 text-sm text-soft"
    >
      {mark === undefined ? (
        <>
          <strong className="font-medium text-ink">
            {marks.length === 0 ? 'Nothing had to be hidden.' : `${formatCount(marks.length)} places are hidden.`}
          </strong>
          {marks.length === 0 ? null : 'Point at a token, or go through them with Tab and the arrow keys, to see why.'}
        </>
      ) : (
        <>
          <span
            className={`data rounded px-1.5 ${mark.token === '<REDACTED>' ? 'bg-warn-soft text-warn' : 'bg-lime-soft text-lime'}`}
          >
            {mark.token}
          </span>
          {shown === undefined ? null : (
            <>
              stands for <code className="data max-w-72 truncate text-ink">{visibleLine(shown, 120)}</code>
            </>
          )}
          <span>
            because: <span className="text-ink">{visibleLine(mark.reason, 200)}</span>
          </span>
          {mark.token === '<REDACTED>' ? <Badge look="warn">one way, never restored</Badge> : null}
        </>
      )}
    </p>
  );
}
