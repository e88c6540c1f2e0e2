/** Queries, alerts and dashboards as `.baselime` files: out of this workspace, and into it after a look at what would change. */
import type { OrlFile, OrlImportAnswer } from '@baselime-ai/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, type ReactElement, useRef } from 'react';
import { exportOrl, importOrl } from '../../api/routes.js';
import { Button } from '../../ui/button.js';
import { formatBytes, formatCounted } from '../../ui/format.js';
import { visibleLine } from '../../ui/safe-text.js';
import { OrlTrouble } from './orl-trouble.js';
import { Section } from './parts.js';

export function AsCodeSection({ mayChange }: { readonly mayChange: boolean }): ReactElement {
  return (
    <Section
      id="as-code"
      title="As code"
      about="Saved queries, alerts and dashboards as .baselime files, to keep beside the program that they watch."
    >
      <Export />
      {mayChange ? <Import /> : null}
    </Section>
  );
}

function Export(): ReactElement {
  const files = useMutation({ mutationFn: () => exportOrl() });
  return (
    <div className="flex flex-col items-start gap-2">
      <Button data-testid="orl-export" disabled={files.isPending} onClick={() => files.mutate()}>
        Write the files
      </Button>
      <OrlTrouble error={files.error} />
      {files.data === undefined ? null : files.data.files.length === 0 ? (
        <p role="status" className="text-xs text-faint">
          There is no saved query, alert or dashboard yet.
        </p>
      ) : (
        <ul aria-label="Files" className="flex flex-wrap gap-1.5">
          {files.data.files.map((file) => (
            <li key={file.name}>
              <Download file={file} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A press makes the file: nothing is kept in memory for files that nobody takes. */
function Download({ file }: { readonly file: OrlFile }): ReactElement {
  const take = (): void => {
    const url = URL.createObjectURL(new Blob([file.text], { type: 'application/yaml' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = file.name.split('/').at(-1) ?? file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  };
  return (
    <Button data-testid="orl-file" onClick={take}>
      <span className="data">{visibleLine(file.name, 80)}</span>
      <span className="text-faint">{formatBytes(new Blob([file.text]).size)}</span>
    </Button>
  );
}

const textOf = async (file: File): Promise<OrlFile> => ({ name: file.name, text: await file.text() });

function Import(): ReactElement {
  const client = useQueryClient();
  const field = useRef<HTMLInputElement>(null);
  const look = useMutation({
    mutationFn: async (chosen: readonly File[]) => {
      const files = await Promise.all(chosen.map(textOf));
      return { files, would: await importOrl(files, true) };
    },
  });
  const save = useMutation({
    mutationFn: (files: readonly OrlFile[]) => importOrl(files, false),
    onSuccess: () => client.invalidateQueries(),
  });
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const chosen = [...(event.target.files ?? [])];
    // The same files may be chosen again after they were changed.
    event.target.value = '';
    save.reset();
    if (chosen.length > 0) look.mutate(chosen);
  };
  return (
    <div className="flex flex-col items-start gap-2">
      <input
        ref={field}
        type="file"
        multiple
        accept=".yml,.yaml"
        aria-label="Files to take over"
        data-testid="orl-import"
        onChange={choose}
        className="sr-only"
        tabIndex={-1}
      />
      <Button disabled={look.isPending || save.isPending} onClick={() => field.current?.click()}>
        Read files…
      </Button>
      <OrlTrouble error={look.error ?? save.error} />
      {save.data !== undefined ? (
        <Told head="Taken over" told={save.data} />
      ) : look.data === undefined ? null : (
        <>
          <Told head="This would be made or replaced" told={look.data.would} />
          <Button
            look="lime"
            data-testid="orl-take"
            disabled={save.isPending}
            onClick={() => save.mutate(look.data.files)}
          >
            Take over
          </Button>
        </>
      )}
    </div>
  );
}

function Told({ head, told }: { readonly head: string; readonly told: OrlImportAnswer }): ReactElement {
  const { queries, alerts, dashboards, notes } = told;
  const counts = [
    formatCounted(queries.length, 'query', false, 'queries'),
    formatCounted(alerts.length, 'alert'),
    formatCounted(dashboards.length, 'dashboard'),
  ];
  return (
    <div role="status" data-testid="orl-told" className="text-xs text-soft">
      <p>
        {head}: {counts.join(', ')}
        <span className="data text-faint"> {visibleLine([...queries, ...alerts, ...dashboards].join(', '), 400)}</span>
      </p>
      <ul className="mt-1 text-faint">
        {notes.map((note) => (
          <li key={note}>{visibleLine(note, 300)}</li>
        ))}
      </ul>
    </div>
  );
}
