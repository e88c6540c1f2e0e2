/** All ranges that end now, and one from an instant to another. */
import { Popover } from 'radix-ui';
import { type FormEvent, type ReactElement, useState } from 'react';
import { RELATIVE_RANGES, type RelativeRange } from '../../app/search.js';
import { isAbsolute } from '../../app/time-range.js';
import { usePatchView, useTimeframe, useView } from '../../app/use-view.js';
import { Button } from '../../ui/button.js';
import { PopoverPanel } from '../../ui/popover-panel.js';
import { fieldInstant, fieldText, useZone, zoneName } from '../../ui/time-zone.js';
import { RANGE_BUTTON, RangeFace, SEGMENT } from './range-face.js';

export function RangePanel({ onChoose }: { readonly onChoose: (range: RelativeRange) => void }): ReactElement {
  const search = useView();
  return (
    <Popover.Root defaultOpen>
      <Popover.Trigger aria-pressed={isAbsolute(search)} className={RANGE_BUTTON}>
        <RangeFace />
      </Popover.Trigger>
      <PopoverPanel align="end" className="w-72 p-3">
        <fieldset aria-label="Last" className="mb-3 flex flex-wrap gap-1">
          {RELATIVE_RANGES.map((range) => (
            <Popover.Close key={range} className={SEGMENT} onClick={() => onChoose(range)}>
              {range}
            </Popover.Close>
          ))}
        </fieldset>
        <AbsoluteForm />
      </PopoverPanel>
    </Popover.Root>
  );
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
