/** Service, confidence and rating, as parts of the address. */
import { CONFIDENCES } from '@baselime-ai/contract';
import { type ReactElement, useEffect, useState } from 'react';
import type { ViewSearch } from '../../app/search.js';
import type { PatchView } from '../../app/use-view.js';

const FIELD =
  'h-8 rounded-md border border-line-strong bg-panel px-2 text-xs text-ink outline-none focus:border-lime placeholder:text-faint';
const RATINGS = { up: 'Rated helpful', down: 'Rated not helpful', none: 'Not rated' } as const;

interface Props {
  readonly search: ViewSearch;
  readonly onPatch: PatchView;
}

export function ExplanationFilters({ search, onPatch }: Props): ReactElement {
  const [entity, setEntity] = useState(search.entity ?? '');
  useEffect(() => setEntity(search.entity ?? ''), [search.entity]);
  const submit = (): void => {
    const next = entity.trim() === '' ? undefined : entity.trim();
    if (next !== search.entity) onPatch({ entity: next });
  };
  return (
    <>
      <input
        aria-label="Service"
        placeholder="Any service"
        className={`${FIELD} w-40`}
        value={entity}
        spellCheck={false}
        onChange={(event) => setEntity(event.target.value)}
        onBlur={submit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') submit();
        }}
      />
      <select
        aria-label="Confidence"
        className={FIELD}
        value={search.confidence ?? ''}
        onChange={(event) => onPatch({ confidence: CONFIDENCES.find((one) => one === event.target.value) })}
      >
        <option value="">Any confidence</option>
        {CONFIDENCES.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
      <select
        aria-label="Rating"
        className={FIELD}
        value={search.rating ?? ''}
        onChange={(event) => {
          const { value } = event.target;
          onPatch({ rating: value === 'up' || value === 'down' || value === 'none' ? value : undefined });
        }}
      >
        <option value="">Any rating</option>
        {Object.entries(RATINGS).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </>
  );
}
