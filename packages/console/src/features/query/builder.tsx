/** The clauses of a query, one row each, built with the mouse or the keyboard. Every change is a new query at once. */
import { calculationText, filterText, type Query } from '@baselime-ai/contract';
import type { ReactElement } from 'react';
import { formatCount } from '../../ui/format.js';
import { FilterForm } from '../view/filter-form.js';
import { CalculationForm } from './calculation-form.js';
import { Add, Chip, Clause } from './clause.js';
import { useKnownKeys } from './known-keys.js';
import { OrderClause } from './order-clause.js';
import { PickForm } from './pick-form.js';
import { SearchClause } from './search-clause.js';
import { calculationName, calculationsOf } from './series-model.js';

interface Props {
  readonly query: Query;
  readonly onChange: (query: Query) => void;
}

const without = <T,>(items: readonly T[] | undefined, index: number): T[] =>
  (items ?? []).filter((_, other) => other !== index);

export function Builder({ query, onChange }: Props): ReactElement {
  const { keys, datasets } = useKnownKeys();
  const { filters = [], groupBys = [] } = query;
  const either = query.filterCombination === 'OR';
  return (
    <div className="grid gap-x-6 gap-y-2 lg:grid-cols-2" data-testid="query-builder">
      <Clause label="From">
        {(query.datasets ?? []).map((dataset, index) => (
          <Chip
            key={dataset}
            text={dataset}
            onRemove={() => onChange({ ...query, datasets: without(query.datasets, index) })}
          />
        ))}
        <Add label={(query.datasets ?? []).length === 0 ? 'All datasets' : 'Dataset'} testId="add-dataset">
          {(close) => (
            <PickForm
              placeholder="Dataset"
              items={datasets.map((text) => ({ text, note: '' }))}
              onPick={(dataset) => {
                onChange({ ...query, datasets: [...new Set([...(query.datasets ?? []), dataset])].slice(0, 64) });
                close();
              }}
            />
          )}
        </Add>
      </Clause>
      <Clause label="Calculate">
        {calculationsOf(query).map((calculation, index) => (
          <Chip
            key={calculationName(calculation)}
            text={calculationText(calculation)}
            onRemove={
              query.calculations === undefined || query.calculations.length === 0
                ? undefined
                : () => onChange({ ...query, calculations: without(query.calculations, index) })
            }
          />
        ))}
        <Add label="Calculation" testId="add-calculation">
          {(close) => (
            <CalculationForm
              onAdd={(calculation) => {
                const others = calculationsOf(query).filter(
                  (other) => calculationName(other) !== calculationName(calculation),
                );
                const isFirst = query.calculations === undefined || query.calculations.length === 0;
                onChange({ ...query, calculations: [...(isFirst ? [] : others), calculation].slice(-16) });
                close();
              }}
            />
          )}
        </Add>
      </Clause>
      <Clause label="Where">
        {filters.map((filter, index) => (
          <span key={filterText(filter)} className="contents">
            {index === 0 ? null : (
              <button
                type="button"
                data-testid="filter-combination"
                title="Change between all and any of the filters"
                className="rounded px-1 text-2xs text-lime hover:bg-lime-soft"
                onClick={() => onChange({ ...query, filterCombination: either ? 'AND' : 'OR' })}
              >
                {either ? 'OR' : 'AND'}
              </button>
            )}
            <Chip text={filterText(filter)} onRemove={() => onChange({ ...query, filters: without(filters, index) })} />
          </span>
        ))}
        <Add label="Filter" testId="add-filter" wide>
          {() => (
            <FilterForm
              onAdd={(filter) => {
                if (filters.some((other) => filterText(other) === filterText(filter))) return;
                onChange({ ...query, filters: [...filters, filter].slice(0, 64) });
              }}
            />
          )}
        </Add>
      </Clause>
      <Clause label="Group by">
        {groupBys.map(({ value }, index) => (
          <Chip key={value} text={value} onRemove={() => onChange({ ...query, groupBys: without(groupBys, index) })} />
        ))}
        {groupBys.length >= 4 ? null : (
          <Add label="Key" testId="add-group">
            {(close) => (
              <PickForm
                placeholder="Key"
                free
                items={keys.map(({ key, count }) => ({ text: key, note: count > 0 ? formatCount(count) : '' }))}
                onPick={(value) => {
                  if (!groupBys.some((other) => other.value === value)) {
                    onChange({ ...query, groupBys: [...groupBys, { value }] });
                  }
                  close();
                }}
              />
            )}
          </Add>
        )}
      </Clause>
      <OrderClause query={query} onChange={onChange} />
      <SearchClause query={query} onChange={onChange} />
    </div>
  );
}
