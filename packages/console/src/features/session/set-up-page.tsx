/** The first visit: the owner is made by whoever holds the key that the server printed. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { setUp } from '../../api/routes.js';
import { LabeledField, PersonForm } from './person-form.js';
import { sessionKey } from './use-session.js';

export function SetUpPage(): ReactElement {
  const [key, setKey] = useState('');
  const router = useRouter();
  const client = useQueryClient();
  const make = useMutation({
    mutationFn: setUp,
    onSuccess: async () => {
      await client.resetQueries({ queryKey: sessionKey });
      await router.navigate({ to: '/' });
    },
  });
  return (
    <PersonForm
      title="Set up Baselime AI"
      about="Nobody can sign in here yet. The key that the server printed at its start makes you the owner."
      submit={make.isPending ? 'Setting up…' : 'Become the owner'}
      error={make.error}
      busy={make.isPending || key.trim() === ''}
      onSubmit={(person) => make.mutate({ ...person, key: key.trim() })}
    >
      <LabeledField id="key" label="API key" type="password" value={key} autoComplete="off" onChange={setKey} />
    </PersonForm>
  );
}
