/**
 * Family G, its peers, figures and incidents held out: estates that are simulated for six hours with a fault in one component, so that every signal follows
 * from the same happenings. Written from what services, drivers and runtimes document, without a look at the analysis.
 */
import type { Family } from '../../scenario.js';
import { scenarioOf } from './kit/plot.js';
import { figurePlots } from './scenarios/figures.js';
import { flowPlots } from './scenarios/flows.js';
import { functionPlots } from './scenarios/functions.js';
import { healthyPlots } from './scenarios/healthy.js';
import { incidentPlots } from './scenarios/incidents.js';
import { peerPlots } from './scenarios/peers.js';

const open = [...functionPlots, ...healthyPlots, ...flowPlots].map(scenarioOf);
const heldOut = [...peerPlots, ...figurePlots, ...incidentPlots].map((plot) => ({
  ...scenarioOf(plot),
  isHeldOut: true,
}));

export const familyG: Family = { name: 'g', scenarios: [...open, ...heldOut] };
