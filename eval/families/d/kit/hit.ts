/** What told cases share: traffic that is hit in part, the chart of its errors, the names of what is called. */
import { live } from './day.js';
import type { Deed } from './deed.js';
import type { Estate } from './estate.js';
import { of } from './series.js';
import { everyday } from './story.js';

/** Errors of the working function, counted. */
export const errorsOf = (estate: Estate) => ({
  calculations: [{ operator: 'COUNT' as const }],
  filters: [of('namespace', estate.work.name), of('$baselime.error', true)],
});

/** Traffic in which a share of the requests is hit after the beginning. */
export const hitBy = (estate: Estate, share: number, planted: () => Deed, usual: (estate: Estate) => Deed = everyday) =>
  live(estate, { usual, planted: (_, index) => (estate.random.chance(share) || index === 0 ? planted() : undefined) });

/** As the telemetry names it. */
export const nameOf = (estate: Estate, name: 'bucket' | 'database' | 'table') => {
  const { signals, things } = estate;
  return signals === 'xray' ? things[name].xrayName : things[name].name;
};
