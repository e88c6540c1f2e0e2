import type { Filter, SeriesPoint } from '@baselime-ai/contract';
import type { ReactElement } from 'react';
import { Icon } from '../../ui/icons.js';
import { visibleLine } from '../../ui/safe-text.js';
import { groupFilter, groupValueText } from './series-model.js';

interface Props {
  readonly name: string;
  readonly value: NonNullable<SeriesPoint['group']>[string];
  readonly onFilter: (filter: Filter) => void;
}

/** Narrows the query to one value of a group. */
export function GroupFilter({ name, value, onFilter }: Props): ReactElement {
  const label = `Only ${visibleLine(groupValueText(value), 120)}`;
  return (
    <button
      type="button"
      data-testid="group-filter"
      aria-label={label}
      title={label}
      className="relative z-10 inline-flex size-6 shrink-0 items-center justify-center text-faint opacity-0 hover:text-ink focus-visible:opacity-100 group-hover:opacity-100 [@media(hover:none)]:opacity-100"
      onClick={() => onFilter(groupFilter(name, value))}
    >
      <Icon name="filter" size={13} />
    </button>
  );
}
