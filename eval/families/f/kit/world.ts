/** The estates: what runs in them, in which language, and who hands work to whom. */
import type { Dice } from '../../../kit/dice.js';
import type { Shape } from '../../../scenario.js';
import {
  bucket,
  bus,
  CACHE,
  type Peer,
  type PeerOf,
  PROXY,
  postgres,
  queue,
  redis,
  stream,
  table,
  type World,
  web,
} from './peer.js';

export type Language = 'node' | 'python' | 'java' | 'go' | 'dotnet' | 'ruby' | 'rust';
export const LANGUAGES: readonly [Language, ...Language[]] = ['node', 'python', 'java', 'go', 'dotnet', 'ruby', 'rust'];
/** `otel`: spans and OTLP logs; `both`: spans, and JSON lines in CloudWatch; `json`, `text`: lines alone; `events`: JSON to the Events API. */
export type Signals = 'otel' | 'both' | 'json' | 'text' | 'events';

export type Trigger = 'http' | 'sqs' | 'kinesis' | 'event' | 'invoke' | 'schedule' | 's3';
export interface Fn {
  readonly name: string;
  readonly stem: string;
  readonly trigger: Trigger;
  readonly language: Language;
  readonly style: number;
  readonly service: string;
  readonly memoryMb: number;
  readonly timeoutMs: number;
  readonly version: string;
  readonly peers: readonly Peer[];
  readonly next: readonly Link[];
  readonly doing: string;
}
export interface Link {
  readonly to: string;
  /** What carries the work; a function that is waited for when absent. */
  readonly over?: Peer;
}
export interface Estate extends World {
  readonly service: string;
  readonly fns: readonly [Fn, ...Fn[]];
  /** Runs on a schedule, beside what is asked about. */
  readonly side: Fn;
}

interface Draft {
  readonly stem: string;
  readonly trigger: Trigger;
  readonly doing: string;
  readonly peers: readonly PeerOf[];
  readonly next?: readonly string[];
  readonly over?: PeerOf;
}
interface Plan {
  readonly service: string;
  readonly drafts: readonly [Draft, ...Draft[]];
  readonly side: Draft;
}

const graphql: Plan = {
  service: 'storefront-graph',
  drafts: [
    {
      ...{ stem: 'graphql', trigger: 'http', doing: 'resolved operation ProductList' },
      peers: [
        postgres('catalog', 'SELECT id, title, price FROM products WHERE shop_id = $1', PROXY),
        redis('session', 'GET', CACHE),
      ],
    },
  ],
  side: {
    stem: 'reindex-search',
    trigger: 'schedule',
    doing: 'indexed changed products',
    peers: [web('search.internal.shopgraph.io', 'POST /products/_bulk')],
  },
};
const media: Plan = {
  service: 'media-pipeline',
  drafts: [
    {
      ...{ stem: 'accept-upload', trigger: 'http', doing: 'upload accepted', next: ['probe-media'] },
      peers: [bucket('uploads', 'HeadObject')],
    },
    {
      ...{ stem: 'probe-media', trigger: 'invoke', doing: 'container probed', next: ['render-preview'] },
      peers: [table('assets', 'UpdateItem')],
    },
    { stem: 'render-preview', trigger: 'invoke', doing: 'preview rendered', peers: [bucket('previews', 'PutObject')] },
  ],
  side: { stem: 'expire-drafts', trigger: 'schedule', doing: 'drafts swept', peers: [table('drafts', 'Query')] },
};
const orders: Plan = {
  service: 'order-intake',
  drafts: [
    {
      ...{ stem: 'take-order', trigger: 'http', doing: 'order taken', next: ['reserve-stock'] },
      over: queue('orders', 'SendMessage'),
      peers: [table('orders', 'PutItem')],
    },
    {
      ...{ stem: 'reserve-stock', trigger: 'sqs', doing: 'stock reserved', next: ['book-parcel'] },
      over: queue('parcels', 'SendMessage'),
      peers: [table('stock', 'UpdateItem')],
    },
    {
      stem: 'book-parcel',
      trigger: 'sqs',
      doing: 'parcel booked',
      peers: [web('api.parcelhub.eu', 'POST /v2/shipments', 210)],
    },
  ],
  side: {
    stem: 'daily-sales-report',
    trigger: 'schedule',
    doing: 'report page written',
    peers: [bucket('reports', 'PutObject')],
  },
};
const iot: Plan = {
  service: 'meter-ingest',
  drafts: [
    {
      ...{ stem: 'decode-readings', trigger: 'kinesis', doing: 'readings decoded', next: ['detect-outliers'] },
      over: stream('clean-readings', 'PutRecords'),
      peers: [redis('devices', 'HGETALL', CACHE)],
    },
    {
      ...{ stem: 'detect-outliers', trigger: 'kinesis', doing: 'window scored', next: ['raise-ticket'] },
      over: queue('tickets', 'SendMessage'),
      peers: [table('baselines', 'GetItem')],
    },
    {
      stem: 'raise-ticket',
      trigger: 'sqs',
      doing: 'ticket updated',
      peers: [web('gridworks.service-now.com', 'POST /api/now/table/incident', 240)],
    },
  ],
  side: { stem: 'rollup-tariffs', trigger: 'schedule', doing: 'tariff rolled up', peers: [table('tariffs', 'Scan')] },
};
const webhooks: Plan = {
  service: 'partner-hooks',
  drafts: [
    {
      ...{
        stem: 'receive-hook',
        trigger: 'http',
        doing: 'hook accepted',
        next: ['sync-invoice', 'update-crm', 'mail-receipt'],
      },
      over: bus('partner-events', 'PutEvents'),
      peers: [table('idempotency', 'GetItem')],
    },
    {
      stem: 'sync-invoice',
      trigger: 'event',
      doing: 'invoice in step',
      peers: [postgres('ledger', 'UPDATE invoices SET state = $2 WHERE id = $1')],
    },
    {
      stem: 'update-crm',
      trigger: 'event',
      doing: 'contact updated',
      peers: [web('api.hubapi.com', 'PATCH /crm/v3/objects/contacts', 180)],
    },
    {
      stem: 'mail-receipt',
      trigger: 'event',
      doing: 'receipt mailed',
      peers: [web('api.postmarkapp.com', 'POST /email', 130)],
    },
  ],
  side: {
    stem: 'purge-idempotency',
    trigger: 'schedule',
    doing: 'keys purged',
    peers: [table('idempotency', 'BatchWriteItem')],
  },
};

/** `lead` says which function is the culprit and its language; others speak what chance gives them. */
export function estateOf(
  dice: Dice,
  shape: Shape,
  language: Language | undefined,
  extra: PeerOf | undefined,
  at: 'any' | 'entry' | 'inner',
): { estate: Estate; culprit: Fn } {
  const plan = { single: graphql, chain: media, queue: dice.chance(0.5) ? orders : iot, 'fan-out': webhooks }[shape];
  const { service, drafts } = plan;
  const stage = dice.pick(['prod', 'production', 'live']);
  const region = dice.pick(['eu-west-1', 'eu-central-1', 'us-east-1', 'ap-southeast-2']);
  const account = dice.text(12, '123456789');
  const world: World = {
    region,
    account,
    prefix: `${service.split('-')[0] ?? ''}-${stage}`,
    tag: dice.text(12, 'abcdefghjkmnpqrstuvwxyz0123456789'),
  };
  const named = dice.pick<(stem: string) => string>([
    (stem) => `${service}-${stage}-${stem}`,
    (stem) => `${stem}-${stage}`,
    (stem) =>
      `${service}-${stem.replace(/(?:^|-)(\w)/g, (_, one: string) => one.toUpperCase())}Function-${world.tag.toUpperCase()}`,
  ]);
  const first = at === 'inner' && drafts.length > 1 ? 1 : 0;
  const chosen = dice.int(first, at === 'entry' ? 0 : drafts.length - 1);
  const build = ({ stem, trigger, doing, peers, next = [], over }: Draft, isCulprit: boolean): Fn => ({
    ...{ name: named(stem), stem, trigger, service, doing, style: dice.int(0, 2) },
    language: (isCulprit ? language : undefined) ?? dice.pick(LANGUAGES),
    memoryMb: dice.pick([256, 512, 1024, 1769]),
    timeoutMs: 1000 * dice.pick([10, 15, 29]),
    version: String(dice.int(12, 180)),
    peers: [...peers, ...(isCulprit && extra !== undefined ? [extra] : [])].map((peer) => peer(world)),
    next: next.map((to) => ({ to: named(to), ...(over === undefined ? {} : { over: over(world) }) })),
  });
  const [entry, ...inner] = drafts;
  const fns: readonly [Fn, ...Fn[]] = [
    build(entry, chosen === 0),
    ...inner.map((draft, index) => build(draft, chosen === index + 1)),
  ];
  return { estate: { ...world, service, fns, side: build(plan.side, false) }, culprit: fns[chosen] ?? fns[0] };
}
