/** What is promised, in plain words; and what is not. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { fetchAiSettings } from '../../api/routes.js';
import { buttonClass } from '../../ui/button.js';
import { Icon } from '../../ui/icons.js';
import { Dot } from '../../ui/tone.js';
import { presentState } from './model.js';

const PROMISES: readonly (readonly [string, string])[] = [
  [
    'Hidden unless known to be harmless',
    'Names, addresses, ids and every word that no list knows become tokens. Passwords, keys and cookies are removed for good.',
  ],
  [
    'Checked again before it leaves',
    'Other code reads the exact bytes once more. If it finds anything, or fails, nothing is sent and the local narrator answers.',
  ],
  [
    'Originals never leave',
    'What a token stands for is kept in memory for one conversation, and is put back only on this machine.',
  ],
  [
    'Every byte is on record',
    'The ledger shows each request to a model as it was sent. Without a model nothing is ever sent.',
  ],
];

export function PrivacyPromise(): ReactElement {
  return (
    <section aria-label="What is promised" className="rounded-xl border border-line bg-panel p-4">
      <Present />
      <ul className="grid gap-x-6 gap-y-3 sm:grid-cols-2 xl:grid-cols-4">
        {PROMISES.map(([title, text]) => (
          <li key={title}>
            <p className="flex items-start gap-1.5 text-sm font-medium">
              <span className="mt-[3px] text-good">
                <Icon name="check" size={13} />
              </span>
              {title}
            </p>
            <p className="mt-0.5 text-xs text-soft">{text}</p>
          </li>
        ))}
      </ul>
      <div className="mt-3.5 flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-t pt-3 text-xs text-faint">
        <span className="min-w-0 flex-1 basis-72">
          Not promised: names made of ordinary words may pass, and a text may tell by what it says. So look at your own
          events here, and add rules for what is yours.
        </span>
        <Link to="/ledger" className={buttonClass('plain')}>
          <Icon name="ledger" size={14} />
          Open the ledger
        </Link>
      </div>
    </section>
  );
}

/** What holds at this moment stands before what is promised for ever. */
function Present(): ReactElement {
  const view = useQuery({ queryKey: ['settings', 'ai'], queryFn: ({ signal }) => fetchAiSettings(signal) });
  const state = view.data === undefined ? undefined : presentState(view.data);
  return (
    <p
      data-testid="privacy-now"
      className="mb-3.5 flex min-h-5 items-center gap-2 border-line border-b pb-3 text-sm text-ink"
    >
      {state === undefined ? (
        view.error ? (
          'Whether a model is in use cannot be read now.'
        ) : (
          <span className="skeleton h-3 w-80 max-w-full" />
        )
      ) : (
        <>
          <Dot tone={state.leaves ? 'info' : 'good'} />
          <span>
            <span className="sr-only">Now: </span>
            {state.text}
          </span>
        </>
      )}
    </p>
  );
}
