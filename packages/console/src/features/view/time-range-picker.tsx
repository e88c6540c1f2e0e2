import { Popover } from 'radix-ui';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useViewClock } from '../../app/clock.js';
import { RELATIVE_RANGES } from '../../app/search.js';
import { DEFAULT_RANGE, isAbsolute } from '../../app/time-range.js';
import { usePatchView, useTimeframe, useView } from '../../app/use-view.js';
import { Button } from '../../ui/button.js';
import { formatInstant } from '../../ui/format.js';
import { Icon } from '../../ui/icons.js';

const SEGMENT =
  'h-6 rounded px-2 text-xs text-soft transition-colors hover:text-ink aria-pressed:bg-raised aria-pressed:text-ink';

export function TimeRangePicker(): ReactElement {
  const search = useView();
  const patch = usePatchView();
  const { refresh } = useViewClock();
  const absolute = isAbsolute(search);
  return (
    <fieldset
      aria-label="Time range"
      className="flex h-8 items-center gap-0.5 rounded-md border border-line-strong bg-panel px-1"
    >
      {RELATIVE_RANGES.map((range) => (
        <button
          key={range}
          type="button"
          aria-pressed={!absolute && (search.last ?? DEFAULT_RANGE) === range}
          className={SEGMENT}
          title={`The last ${range}`}
          onClick={() => {
            refresh();
            patch({ last: range === DEFAULT_RANGE ? undefined : range, from: undefined, to: undefined });
          }}
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
            <AbsoluteForm />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
    </fieldset>
  );
}

function AbsoluteForm(): ReactElement {
  const timeframe = useTimeframe();
  const patch = usePatchView();
  const [from, setFrom] = useState(() => localText(timeframe.from));
  const [to, setTo] = useState(() => localText(timeframe.to));
  const fromMs = new Date(from).getTime();
  const toMs = new Date(to).getTime();
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
        {valid ? Intl.DateTimeFormat().resolvedOptions().timeZone : 'The start must be before the end.'}
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

/** As `datetime-local` wants it: local time without a zone. */
function localText(ms: number): string {
  const at = new Date(ms);
  return new Date(ms - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
