/** What can be done with a query that is worth keeping: save it, put it on a dashboard. */
import { type Query, type SavedQuery, WIDGET_TYPES, type Widget } from '@baselime-ai/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Dialog } from 'radix-ui';
import { type FormEvent, type ReactElement, type ReactNode, useState } from 'react';
import { toProblem } from '../../api/problem.js';
import { fetchDashboards, saveDashboard, saveQuery } from '../../api/routes.js';
import { Button, ToolButton } from '../../ui/button.js';
import { words } from '../../ui/format.js';
import type { IconName } from '../../ui/icons.js';
import { visibleLine } from '../../ui/safe-text.js';
import type { ChartLook } from './series-model.js';

const FIELD =
  'h-8 w-full rounded-md border border-line-strong bg-ground px-2 outline-none placeholder:text-faint focus:border-lime';

interface SaveProps {
  readonly query: Query;
  readonly onSaved: (saved: SavedQuery) => void;
}

export function SaveDialog({ query, onSaved }: SaveProps): ReactElement {
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const save = useMutation({
    mutationFn: saveQuery,
    onSuccess: (saved) => {
      void client.invalidateQueries({ queryKey: ['saved-queries'] });
      setOpen(false);
      setName('');
      onSaved(saved);
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '') save.mutate({ name: name.trim(), query });
  };
  return (
    <Panel open={open} onOpenChange={setOpen} icon="save" label="Save" testId="save-query" title="Save this query">
      <form onSubmit={submit} className="flex flex-col gap-3">
        <input
          aria-label="Name"
          placeholder="Name"
          data-testid="save-name"
          value={name}
          maxLength={256}
          onChange={(event) => setName(event.target.value)}
          className={FIELD}
        />
        <Trouble error={save.error} />
        <Button look="lime" type="submit" data-testid="save-submit" disabled={name.trim() === '' || save.isPending}>
          Save
        </Button>
      </form>
    </Panel>
  );
}

/** The picture that a chart of this look becomes. */
const WIDGET_OF: Readonly<Record<ChartLook, Widget['type']>> = {
  line: 'timeseries',
  bar: 'timeseries-bar',
  stacked: 'timeseries-bar',
  statistic: 'statistic',
};

interface AddProps {
  readonly query: Query;
  readonly look: ChartLook;
  /** The saved query that this is, unchanged: the widget then follows it. */
  readonly savedId: string | undefined;
  readonly onAdded: (dashboardId: string) => void;
}

const NEW = '';

export function DashboardDialog({ query, look, savedId, onAdded }: AddProps): ReactElement {
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [dashboardId, setDashboardId] = useState(NEW);
  const [dashboardName, setDashboardName] = useState('');
  const [type, setType] = useState<Widget['type']>(WIDGET_OF[look]);
  const list = useQuery({
    queryKey: ['dashboards'],
    queryFn: ({ signal }) => fetchDashboards(signal),
    enabled: open,
  });
  const dashboards = list.data?.dashboards ?? [];
  const add = useMutation({
    mutationFn: async () => {
      const widget: Widget = {
        type,
        ...(name.trim() === '' ? {} : { name: name.trim() }),
        ...(savedId === undefined ? { query } : { queryId: savedId }),
      };
      const chosen = dashboards.find(({ id }) => id === dashboardId);
      if (chosen === undefined) return saveDashboard({ name: dashboardName.trim(), widgets: [widget] });
      const { id, name: title, description, widgets } = chosen;
      return saveDashboard({
        id,
        name: title,
        ...(description === undefined ? {} : { description }),
        widgets: [...widgets, widget],
      });
    },
    onSuccess: (dashboard) => {
      void client.invalidateQueries({ queryKey: ['dashboards'] });
      void client.invalidateQueries({ queryKey: ['dashboard', dashboard.id] });
      setOpen(false);
      onAdded(dashboard.id);
    },
  });
  const ready = dashboardId !== NEW || dashboardName.trim() !== '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready) add.mutate();
  };
  return (
    <Panel
      open={open}
      onOpenChange={(next) => {
        setType(WIDGET_OF[look]);
        setOpen(next);
      }}
      icon="dashboards"
      label="Add to dashboard"
      testId="add-to-dashboard"
      title="Add to a dashboard"
    >
      <form onSubmit={submit} className="flex flex-col gap-3">
        <label className="flex flex-col gap-1 text-xs text-soft">
          Dashboard
          <select
            value={dashboardId}
            onChange={(event) => setDashboardId(event.target.value)}
            className={FIELD}
            data-testid="choose-dashboard"
          >
            <option value={NEW}>A new one</option>
            {dashboards.map((one) => (
              <option key={one.id} value={one.id}>
                {visibleLine(one.name, 80)}
              </option>
            ))}
          </select>
        </label>
        {dashboardId === NEW ? (
          <input
            aria-label="Name of the dashboard"
            placeholder="Name of the dashboard"
            data-testid="dashboard-name"
            value={dashboardName}
            maxLength={256}
            onChange={(event) => setDashboardName(event.target.value)}
            className={FIELD}
          />
        ) : null}
        <input
          aria-label="Title of the picture"
          placeholder="Title of the picture"
          data-testid="widget-name"
          value={name}
          maxLength={256}
          onChange={(event) => setName(event.target.value)}
          className={FIELD}
        />
        <label className="flex flex-col gap-1 text-xs text-soft">
          Shown as
          <select
            value={type}
            onChange={(event) => setType(WIDGET_TYPES.find((one) => one === event.target.value) ?? 'timeseries')}
            className={FIELD}
          >
            {WIDGET_TYPES.map((one) => (
              <option key={one} value={one}>
                {words(one)}
              </option>
            ))}
          </select>
        </label>
        <Trouble error={add.error} />
        <Button look="lime" type="submit" data-testid="add-submit" disabled={!ready || add.isPending}>
          Add
        </Button>
      </form>
    </Panel>
  );
}

interface PanelProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly icon: IconName;
  readonly label: string;
  readonly testId: string;
  readonly title: string;
  readonly children: ReactNode;
}

function Panel({ open, onOpenChange, icon, label, testId, title, children }: PanelProps): ReactElement {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Trigger asChild>
        <ToolButton icon={icon} label={label} data-testid={testId} />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/50" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-1/4 left-1/2 z-50 w-[min(24rem,calc(100vw-24px))] -translate-x-1/2 rounded-xl border border-line-strong bg-panel p-4 shadow-float"
        >
          <Dialog.Title className="pb-3 text-sm font-medium">{title}</Dialog.Title>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Trouble({ error }: { readonly error: unknown }): ReactElement | null {
  if (!error) return null;
  return (
    <p role="alert" className="text-bad text-xs">
      {toProblem(error).message}
    </p>
  );
}
