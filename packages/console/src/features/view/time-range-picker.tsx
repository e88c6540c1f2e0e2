import { Popover } from 'radix-ui';
import { type FormEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { useViewClock } from '../../app/clock.js';
import { RELATIVE_RANGES, type RelativeRange } from '../../app/search.js';
import { isPageKey } from '../../app/shortcuts.js';
import { DEFAULT_RANGE, isAbsolute, shifted } from '../../app/time-range.js';
import { usePatchView, useTimeframe, useView } from '../../app/use-view.js';
import { Button } from '../../ui/button.js';
import { formatInstant } from '../../ui/format.js';
import { Icon } from '../../ui/icons.js';
import { fieldInstant, fieldText, useZone, zoneName } from '../../ui/time-zone.js';

const SEGMENT =
  'h-6 rounded px-2 text-xs text-soft transition-colors hover:text-ink aria-pressed:bg-raised aria-pressed:text-ink';

/** Always in sight; the others are chosen in the panel, as is an absolute range. */
const SEGMENTS: readonly RelativeRange[] = ['15m', '1h', '6h', '24h'];

export function TimeRangePicker(): ReactElement {
  const search = useView();
  const patch = usePatchView();
  const { refresh } = useViewClock();
  const absolute = isAbsolute(search);
  const last = search.last ?? DEFAULT_RANGE;
  const rare = SEGMENTS.includes(last) ? undefined : last;
  const choose = (range: RelativeRange): void => {
    refresh();
    patch({ last: range === DEFAULT_RANGE ? undefined : range, from: undefined, to: undefined });
  };
  useRangeKeys();
  return (
    <fieldset
      aria-label="Time range"
      className="flex h-8 items-center gap-0.5 rounded-md border border-line-strong bg-panel px-1"
    >
      {(absolute ? [] : [...SEGMENTS, ...(rare === undefined ? [] : [rare])]).map((range) => (
        <button
          key={range}
          type="button"
          aria-pressed={last === range}
          className={SEGMENT}
          title={`The last ${range}`}
          onClick={() => choose(range)}
        >
          {range}
        </button>
      ))}
      <Popover.Root>
        <Popover.Trigger aria-pressed={absolute} className={`${SEGMENT} inline-flex items-center gap-1.5`}>
          <Icon name="clock" size={13} />
          {absolute ? (
            <span className="tabular-nums">
              {formatInstant(search.from)} – {formatInstant(search.to).replace(/^.*, /, '')}
            </span>
          ) : (
            <span className="sr-only">Choose a range</span>
          )}
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            align="end"
            sideOffset={6}
            className="z-50 w-72 rounded-lg border border-line-strong bg-panel p-3 shadow-float"
          >
            <fieldset aria-label="Last" className="mb-3 flex flex-wrap gap-1">
              {RELATIVE_RANGES.map((range) => (
                <Popover.Close key={range} className={SEGMENT} onClick={() => choose(range)}>
                  {range}
                </Popover.Close>
              ))}
            </fieldset>
            <AbsoluteForm />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {absolute ? (
        <button
          type="button"
          aria-label="Back to a range that ends now"
          title="Back to a range that ends now"
          className={SEGMENT}
          onClick={() => choose(last)}
        >
          <Icon name="close" size={12} />
        </button>
      ) : null}
    </fieldset>
  );
}

/** `[` and `]` move the range by half of itself. */
function useRangeKeys(): void {
  const timeframe = useTimeframe();
  const patch = usePatchView();
  const latest = useRef({ timeframe, patch });
  latest.current = { timeframe, patch };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if ((event.key !== '[' && event.key !== ']') || !isPageKey(event)) return;
      const now = latest.current;
      const { from, to } = shifted(now.timeframe, event.key === '[' ? -0.5 : 0.5);
      now.patch({ from, to, last: undefined, live: undefined });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function AbsoluteForm(): ReactElement {
  const zone = useZone();
  const timeframe = useTimeframe();
  const patch = usePatchView();
  const [from, setFrom] = useState(() => fieldText(timeframe.from));
  const [to, setTo] = useState(() => fieldText(timeframe.to));
  const fromMs = fieldInstant(from);
  const toMs = fieldInstant(to);
  const valid = fromMs < toMs;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (valid) patch({ from: fromMs, to: toMs, last: undefined, live: undefined });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <p className="text-xs font-medium">Absolute range</p>
      <InstantField label="From" value={from} onChange={setFrom} />
      <InstantField label="To" value={to} onChange={setTo} />
      <p className={`min-h-[18px] text-xs ${valid ? 'text-faint' : 'text-bad'}`}>
        {valid ? zoneName(zone) : 'The start must be before the end.'}
      </p>
      <Popover.Close asChild>
        <Button look="lime" type="submit" disabled={!valid} onClick={submit}>
          Apply
        </Button>
      </Popover.Close>
    </form>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function InstantField({ label, value, onChange }: FieldProps): ReactElement {
  return (
    <label className="flex items-center justify-between gap-3 text-xs text-soft">
      {label}
      <input
        type="datetime-local"
        step="1"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="data h-8 w-52 rounded-md border border-line-strong bg-ground px-2 outline-none focus:border-lime"
      />
    </label>
  );
}
