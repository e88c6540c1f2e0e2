/** The busiest services of the last day, one click away. */
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useServices } from '../features/home/use-services.js';
import { Icon } from '../ui/icons.js';
import { visibleLine } from '../ui/safe-text.js';
import { carriedSearch } from './search.js';
import { useView } from './use-view.js';

const SHOWN = 6;

export function ServiceLinks({ itemClass }: { readonly itemClass: string }): ReactElement | null {
  const search = useView();
  const services = useServices();
  if (services.length === 0) return null;
  return (
    <section aria-label="Go to a service" className="flex flex-col gap-px">
      <p aria-hidden="true" className="px-2 pt-3 pb-1 text-2xs text-faint">
        Services
      </p>
      {services.slice(0, SHOWN).map(({ name }) => (
        <Link
          key={name}
          to="/services/$service"
          params={{ service: name }}
          search={carriedSearch(search)}
          activeOptions={{ includeSearch: false }}
          className={itemClass}
        >
          <span className="text-faint">
            <Icon name="services" />
          </span>
          <span className="truncate">{visibleLine(name, 60)}</span>
        </Link>
      ))}
      {services.length > SHOWN ? (
        <Link
          to="/"
          search={carriedSearch(search)}
          hash="services"
          className={itemClass}
          activeOptions={{ exact: true, includeHash: true }}
        >
          <span className="w-4" />
          All {services.length} services
        </Link>
      ) : null}
    </section>
  );
}
