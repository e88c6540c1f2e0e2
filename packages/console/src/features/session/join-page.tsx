/** Where an invitation leads. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { join } from '../../api/routes.js';
import { useView } from '../../app/use-view.js';
import { PersonForm } from './person-form.js';
import { sessionKey } from './use-session.js';

export function JoinPage(): ReactElement {
  const { token } = useView();
  const router = useRouter();
  const client = useQueryClient();
  const enter = useMutation({
    mutationFn: join,
    onSuccess: async () => {
      await client.resetQueries({ queryKey: sessionKey });
      await router.navigate({ to: '/', search: {} });
    },
  });
  return (
    <PersonForm
      title="Join the workspace"
      about={
        token === undefined
          ? 'This link is cut off. Ask for the whole one.'
          : 'Somebody invited you. The link works once, so choose a password to come back with.'
      }
      submit={enter.isPending ? 'Joining…' : 'Join'}
      error={enter.error}
      busy={enter.isPending || token === undefined}
      onSubmit={(person) => enter.mutate({ ...person, token: token ?? '' })}
    />
  );
}
