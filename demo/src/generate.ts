/**
 * The shop's telemetry, in time order. A pure function of the seed and of the distance to the anchor: the same story is
 * told whatever the time is, and two calls over neighboring windows with the same `anchor` give what one call over both
 * gives, so that live traffic goes on where the history ends.
 */
import { deployments, trailRecord } from './deployments.js';
import { exportReport, POISON_EVERY_MS, poisonMessage, resizeImage, syncInventory } from './flows/backstage.js';
import { getCart, searchCatalog, updateProfile } from './flows/browse.js';
import { placeOrder } from './flows/checkout.js';
import { DELIVERY_LAG_MS } from './meter.js';
import { type Batch, Packer } from './pack.js';
import { type Random, randomOf } from './random.js';
import type { Emitted } from './record.js';
import { Scene } from './scene.js';
import { incidents, MINUTE_MS } from './truth.js';

export interface ShopOptions {
  readonly seed: number;
  /** Closed-open, epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  /** Requests through the gateway in an average minute. */
  readonly requestsPerMinute: number;
  /** The instant that incidents and deployments hang on; by default `to`. */
  readonly anchor?: number;
}

export const DEFAULT_REQUESTS_PER_MINUTE = 9;

/** Nothing that a minute starts goes on for longer (deliveries and retries included). */
const LONGEST_MS = 5 * MINUTE_MS;
/** A minute that is only begun in the window was measured from what began this long before. */
const MEASURED_MS = LONGEST_MS + MINUTE_MS + DELIVERY_LAG_MS;

type Flow = (scene: Scene, random: Random, at: number) => void;
const FLOWS: readonly (readonly [share: number, flow: Flow])[] = [
  [0.34, searchCatalog],
  [0.28, getCart],
  [0.22, placeOrder],
  [0.08, updateProfile],
  [0.08, syncInventory],
];

/** More by day than by night: 1.25 at the anchor, the shop's afternoon, and 0.75 twelve hours from it. */
const dailyRhythm = (hoursFromAnchor: number): number => 1 + 0.25 * Math.cos((hoursFromAnchor / 24) * 2 * Math.PI);

function arrivals(random: Random, rate: number): number {
  const noisy = rate * random.between(0.75, 1.25);
  return Math.floor(noisy) + (random.chance(noisy % 1) ? 1 : 0);
}

function pickFlow(random: Random): Flow {
  let left = random.next();
  for (const [share, flow] of FLOWS) {
    left -= share;
    if (left < 0) return flow;
  }
  return getCart;
}

/** All that starts in the minute `minute`, counted from the anchor; negative before it. */
function playMinute(scene: Scene, minute: number, requestsPerMinute: number): void {
  const start = scene.anchor + minute * MINUTE_MS;
  const random = randomOf(scene.seed, 'minute', minute);
  const visitors = requestsPerMinute * dailyRhythm(minute / 60) * (scene.distracted('trafficPeak', start) ? 2.5 : 1);
  for (let left = arrivals(random, visitors); left > 0; left -= 1) {
    pickFlow(random)(scene, random, start + random.next() * MINUTE_MS);
  }
  const pictures = requestsPerMinute * (scene.broken('images-too-big', start) ? 0.14 : 0.06);
  for (let left = arrivals(random, pictures); left > 0; left -= 1) {
    resizeImage(scene, random, start + random.next() * MINUTE_MS);
  }
  if (minute % 2 === 0) exportReport(scene, random, start + random.between(0, 800));
  plannedIn(scene, start);
}

/** Deployments and the poison message come at their own times, whatever the traffic. */
function plannedIn(scene: Scene, start: number): void {
  const end = start + MINUTE_MS;
  for (const deployment of deployments(scene.anchor)) {
    if (deployment.at < start || deployment.at >= end) continue;
    scene.event('cloudtrail', deployment.at, trailRecord(scene.seed, deployment));
  }
  for (const incident of incidents({ from: start, to: end }, scene.anchor)) {
    if (incident.id !== 'poison-message') continue;
    for (let count = 1, at = incident.startsAt; at < (incident.endsAt ?? end); count += 1, at += POISON_EVERY_MS) {
      if (at >= start && at < end) poisonMessage(scene, at, count);
    }
  }
}

/** Every record in [from, to) in time order. An empty or reversed window gives nothing. */
function* records(options: ShopOptions): Generator<Emitted> {
  let pending: Emitted[] = [];
  const scene = new Scene(options.seed, options.anchor ?? options.to, (record) => pending.push(record));
  const minuteOf = (at: number): number => (at - scene.anchor) / MINUTE_MS;
  const last = Math.ceil(minuteOf(options.to));
  for (let minute = Math.floor(minuteOf(options.from - MEASURED_MS)); minute < last; minute += 1) {
    playMinute(scene, minute, options.requestsPerMinute);
    const start = scene.anchor + minute * MINUTE_MS;
    for (const point of scene.meter.close(start)) {
      scene.event('cloudwatch-metrics', start + MINUTE_MS + DELIVERY_LAG_MS, point);
    }
    const settled = Math.min(scene.anchor + (minute + 1) * MINUTE_MS, options.to);
    const ready = pending.filter((record) => record.at < settled && record.at >= options.from);
    pending = pending.filter((record) => record.at >= settled);
    yield* ready.sort((a, b) => a.at - b.at);
  }
}

/**
 * The shop between `from` and `to`, packed as the doors want it. Batches are in order of `at`;
 * one holds at most a few hundred records. The same options give the same bytes.
 */
export function* generateShop(options: ShopOptions): Generator<Batch> {
  if (options.from >= options.to) return;
  const packer = new Packer();
  for (const record of records(options)) {
    yield* packer.add(record);
  }
  yield* packer.rest();
}
