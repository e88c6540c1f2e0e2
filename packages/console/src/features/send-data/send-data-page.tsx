/** The page that says how to point anything at this server, and sees the first event come in. */
import type { SendDataView } from '@baselime-ai/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { fetchSendData } from '../../api/routes.js';
import { buttonClass } from '../../ui/button.js';
import { Icon } from '../../ui/icons.js';
import { Empty, Failed, SkeletonRows } from '../../ui/states.js';
import { useIsNarrow } from '../../ui/use-media.js';
import { PageTitle } from '../view/page-title.js';
import { type Address, fillIn, KEY_PLACEHOLDER, readAddress } from './addresses.js';
import { FirstEvent } from './first-event.js';
import { parseMarkdown } from './markdown.js';
import { MarkdownView } from './markdown-view.js';
import { notesOf } from './notes.js';
import { SourceList } from './source-list.js';
import { FIRST_SOURCE, findSource, type Source } from './sources.js';
import { useFirstEvent } from './use-first-event.js';

export function SendDataPage(): ReactElement {
  const { source: chosen } = useParams({ strict: false });
  const narrow = useIsNarrow();
  const id = chosen ?? (narrow ? undefined : FIRST_SOURCE);
  const server = useQuery({ queryKey: ['send-data'], queryFn: ({ signal }) => fetchSendData(signal) });
  const [typed, setTyped] = useState(() => location.origin);
  return (
    <>
      {narrow && id !== undefined ? null : (
        <PageTitle title="Send data">Copy the settings of what you have, and see its first event come in.</PageTitle>
      )}
      <div className="flex min-h-0 flex-1">
        {narrow && id !== undefined ? null : (
          <div className="flex min-h-0 w-full shrink-0 flex-col md:w-64 md:border-line md:border-r">
            <SourceList open={id} />
          </div>
        )}
        {id === undefined ? null : (
          <div className="flex min-h-0 min-w-0 flex-1 flex-col">
            {narrow ? <BackToSources /> : null}
            {server.data ? (
              <Chosen key={id} id={id} server={server.data} typed={typed} onTyped={setTyped} />
            ) : server.error ? (
              <Failed error={server.error} onRetry={() => void server.refetch()} />
            ) : (
              <SkeletonRows rows={12} height={36} />
            )}
          </div>
        )}
      </div>
    </>
  );
}

function BackToSources(): ReactElement {
  return (
    <div className="flex h-11 shrink-0 items-center border-line border-b px-2">
      <h1 className="sr-only">Send data</h1>
      <Link to="/send-data" search={{}} className={buttonClass('ghost')}>
        <span className="rotate-180">
          <Icon name="chevron" size={12} />
        </span>
        All sources
      </Link>
    </div>
  );
}

interface ChosenProps {
  readonly id: string;
  readonly server: SendDataView;
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
}

function Chosen({ id, ...rest }: ChosenProps): ReactElement {
  const source = findSource(id);
  if (source !== undefined) return <SourcePage source={source} {...rest} />;
  return (
    <Empty icon="search" title="There is no source of that name">
      <p>Choose one of the list.</p>
    </Empty>
  );
}

interface SourcePageProps extends Omit<ChosenProps, 'id'> {
  readonly source: Source;
}

function SourcePage({ source, server, typed, onTyped }: SourcePageProps): ReactElement {
  const read = readAddress(typed);
  const [last, setLast] = useState<Address | undefined>(read);
  const address = read ?? last ?? readAddress(location.origin);
  const blocks = useMemo(
    () => (address === undefined ? [] : parseMarkdown(fillIn(source.text, address, server))),
    [source, server, address],
  );
  useEffect(() => {
    if (location.hash === '') return;
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  }, []);
  const type = (text: string): void => {
    setLast(readAddress(text) ?? last);
    onTyped(text);
  };
  const [title, ...rest] = blocks;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto" data-testid="source-page">
      <article className="mx-auto w-full max-w-3xl px-4 pt-4 pb-16 md:px-6">
        {title === undefined ? null : <MarkdownView blocks={[title]} id={source.id} />}
        <div className="mt-3 flex flex-col gap-2.5">
          {source.datasets === undefined ? null : (
            <>
              <Watcher datasets={source.datasets} mayBeOld={source.mayBeOld === true} />
              <AddressField typed={typed} valid={read !== undefined} onTyped={type} />
              {source.keyless === true ? null : <KeyLine server={server} />}
            </>
          )}
          {address === undefined
            ? null
            : notesOf(source, address, server, location.hostname).map(({ tone, text }) => (
                <p
                  key={text}
                  className={`rounded-md px-3 py-2 text-xs ${tone === 'warn' ? 'bg-warn-soft text-warn' : 'bg-raised text-soft'}`}
                >
                  {text}
                </p>
              ))}
        </div>
        <div className="mt-4">
          <MarkdownView blocks={rest} id={source.id} />
        </div>
      </article>
    </div>
  );
}

interface WatcherProps {
  readonly datasets: readonly string[];
  readonly mayBeOld: boolean;
}

function Watcher({ datasets, mayBeOld }: WatcherProps): ReactElement {
  return <FirstEvent arrival={useFirstEvent({ datasets, mayBeOld })} datasets={datasets} />;
}

interface AddressProps {
  readonly typed: string;
  readonly valid: boolean;
  readonly onTyped: (text: string) => void;
}

function AddressField({ typed, valid, onTyped }: AddressProps): ReactElement {
  return (
    <label className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
      <span className="w-full text-soft sm:w-auto">Address of this server, as the sender reaches it</span>
      <input
        type="url"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={!valid}
        aria-describedby={valid ? undefined : 'address-problem'}
        value={typed}
        onChange={(event) => onTyped(event.target.value)}
        className="data h-8 min-w-0 flex-1 rounded-md border border-line-strong bg-panel px-2.5 text-ink aria-invalid:border-bad sm:min-w-64"
      />
      {valid ? null : (
        <span id="address-problem" role="alert" className="w-full text-bad">
          Type an address with its scheme, such as {location.origin}. The settings keep the last good one.
        </span>
      )}
    </label>
  );
}

function KeyLine({ server }: { readonly server: SendDataView }): ReactElement {
  const code = 'rounded bg-raised px-1 py-px font-mono text-[0.92em] text-ink';
  return (
    <p className="text-soft text-xs">
      <code className={code}>{KEY_PLACEHOLDER}</code> and <code className={code}>BASELIME_API_KEY</code> stand for an
      API key.{' '}
      {server.firstKeyIn === 'variable' ? (
        <>
          The first key is what <code className={code}>BASELIME_API_KEY</code> was set to when this server was started.
        </>
      ) : (
        <>
          The first key was printed at the start; it is kept in the file <code className={code}>api-key</code> in the
          data folder (<code className={code}>.baselime</code> unless <code className={code}>BASELIME_DATA_DIR</code>{' '}
          names another).
        </>
      )}{' '}
      It is never shown here.
    </p>
  );
}
