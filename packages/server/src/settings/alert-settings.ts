/** Whether what fires is explained by itself. Off until somebody turns it on: an explanation may cost. */
import type { Engine } from '@baselime-ai/engine';

type Settings = Engine['workspace']['settings'];

const NAME = 'alerts-explain';

export const explainsAlerts = async (settings: Settings, workspaceId: string): Promise<boolean> =>
  (await settings.find(workspaceId, NAME)) === 'on';

export const setExplainsAlerts = (settings: Settings, workspaceId: string, explain: boolean): Promise<void> =>
  settings.save(workspaceId, NAME, explain ? 'on' : 'off');
