import { type Filter, filterText } from '@baselime-ai/contract';
import { Popover } from 'radix-ui';
import type { ReactElement } from 'react';
import { usePatchView, useView } from '../../app/use-view.js';
import { Icon } from '../../ui/icons.js';
import { PopoverPanel } from '../../ui/popover-panel.js';
import { visibleLine } from '../../ui/safe-text.js';
import { filterValueText, sameFilter } from '../events/model.js';
import { FilterForm } from './filter-form.js';

const CHIP = 'inline-flex h-7 items-center gap-1.5 rounded-md border text-xs transition-colors';

export function FilterBar({ errorsToggle = true }: { readonly errorsToggle?: boolean }): ReactElement {
  const search = useView();
  const patch = usePatchView();
  const filters = search.f ?? [];
  const change = (next: readonly Filter[]): void => patch({ f: next.length > 0 ? [...next] : undefined });
  const add = (filter: Filter): void => {
    if (!filters.some((other) => sameFilter(other, filter))) change([...filters, filter]);
  };
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {errorsToggle ? (
        <button
          type="button"
          aria-pressed={search.errors === true}
          onClick={() => patch({ errors: search.errors ? undefined : true })}
          className={`${CHIP} border-line-strong px-2 text-soft hover:text-ink aria-pressed:border-bad/40 aria-pressed:bg-bad-soft aria-pressed:text-bad`}
        >
          <span className="size-1.5 rounded-full bg-bad" />
          Errors only
        </button>
      ) : null}
      {filters.map((filter, index) => (
        <span
          key={filterText(filter)}
          className={`${CHIP} max-w-80 border-line-strong bg-panel pl-2`}
          data-testid="filter-chip"
        >
          <span className="data min-w-0 truncate" title={visibleLine(filterText(filter))}>
            <span className="text-soft">{visibleLine(filter.key, 80)}</span>{' '}
            <span className="text-lime">{filter.operation}</span> {visibleLine(filterValueText(filter), 80)}
          </span>
          <button
            type="button"
            aria-label={`Remove the filter ${visibleLine(filterText(filter), 80)}`}
            className="flex h-full items-center pr-1.5 text-faint hover:text-ink"
            onClick={() => change(filters.filter((_, other) => other !== index))}
          >
            <Icon name="close" size={12} />
          </button>
        </span>
      ))}
      <Popover.Root>
        <Popover.Trigger
          data-testid="add-filter"
          className={`${CHIP} border-line-strong border-dashed px-2 text-faint hover:border-solid hover:text-ink`}
        >
          <Icon name="filter" size={13} />
          Filter
        </Popover.Trigger>
        <PopoverPanel className="w-[26rem] p-2.5">
          <FilterForm onAdd={add} />
        </PopoverPanel>
      </Popover.Root>
      {filters.length > 1 ? (
        <button type="button" className="px-1 text-xs text-faint hover:text-ink" onClick={() => change([])}>
          Clear
        </button>
      ) : null}
    </div>
  );
}
