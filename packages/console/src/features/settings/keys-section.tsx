import { KEY_SCOPES, type KeyScope } from '@baselime-ai/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { createApiKey, fetchApiKeys, revokeApiKey } from '../../api/routes.js';
import { Button } from '../../ui/button.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { formatInstant } from '../../ui/format.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Badge } from '../../ui/tone.js';
import { FIELD, Section, ShownOnce, Trouble } from './parts.js';

const SCOPES: Readonly<Record<KeyScope, string>> = {
  ingest: 'send telemetry only',
  read: 'look and ask only',
  all: 'all that an admin may',
};

export function KeysSection(): ReactElement {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [scope, setScope] = useState<KeyScope>('ingest');
  const list = useQuery({ queryKey: ['api-keys'], queryFn: ({ signal }) => fetchApiKeys(signal) });
  const again = (): Promise<void> => client.invalidateQueries({ queryKey: ['api-keys'] });
  const create = useMutation({ mutationFn: createApiKey, onSuccess: () => setName(''), onSettled: again });
  const revoke = useMutation({ mutationFn: revokeApiKey, onSettled: again });
  return (
    <Section
      id="keys"
      title="API keys"
      about="For programs. Give each sender a key of its own that may only send: it can be revoked alone."
    >
      <form
        className="flex flex-wrap items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') create.mutate({ name: name.trim(), scope });
        }}
      >
        <input
          aria-label="Name of the key"
          data-testid="key-name"
          placeholder="Name, such as the sender's"
          value={name}
          maxLength={128}
          onChange={(event) => setName(event.target.value)}
          className={`${FIELD} w-64`}
        />
        <select
          aria-label="Scope of the key"
          data-testid="key-scope"
          value={scope}
          onChange={(event) => setScope(KEY_SCOPES.find((one) => one === event.target.value) ?? 'ingest')}
          className={FIELD}
        >
          {KEY_SCOPES.map((one) => (
            <option key={one} value={one}>
              {SCOPES[one]}
            </option>
          ))}
        </select>
        <Button
          type="submit"
          className="h-8"
          data-testid="key-create"
          disabled={name.trim() === '' || create.isPending}
        >
          Make a key
        </Button>
      </form>
      {create.data === undefined ? null : (
        <ShownOnce
          testId="key-shown"
          text={create.data.key}
          note="This key is shown this once. Only its hash is kept."
        />
      )}
      <Trouble error={list.error ?? create.error ?? revoke.error} />
      <ul aria-label="API keys" className="rounded-lg border border-line">
        {(list.data?.keys ?? []).map((key) => (
          <li
            key={key.id}
            data-testid="key-row"
            className="flex flex-wrap items-center gap-3 border-line/60 border-b px-3.5 py-2 last:border-b-0"
          >
            <span className="min-w-0 flex-1 basis-48 truncate text-sm">
              {visibleLine(key.name, 80)}{' '}
              <span className="text-2xs text-faint">{key.first ? "the owner's" : SCOPES[key.scope]}</span>
            </span>
            <span className="text-2xs text-faint">
              {key.first
                ? 'set by the configuration'
                : key.lastUsedAt === undefined
                  ? `made ${formatInstant(Date.parse(key.createdAt))}`
                  : `last used ${formatInstant(Date.parse(key.lastUsedAt))}`}
            </span>
            {key.revokedAt !== undefined ? (
              <Badge look="warn">revoked</Badge>
            ) : key.first ? null : (
              <ConfirmButton
                label="Revoke"
                sure="Revoke it: what it sends is refused"
                testId="key-revoke"
                onSure={() => revoke.mutate(key.id)}
              />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
