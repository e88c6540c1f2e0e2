/** Names of made-up companies' systems; none of them is real. */
import type { Random } from './random.js';

/** What a system is about. */
export interface Domain {
  readonly area: string;
  /** One thing that it handles, for messages and ids. */
  readonly noun: string;
  readonly roles: readonly [string, string, string, string, string];
  readonly column: string;
}

const DOMAINS: readonly [Domain, ...Domain[]] = [
  {
    area: 'freight',
    noun: 'consignment',
    roles: ['booking', 'rating', 'labels', 'manifest', 'customs'],
    column: 'weight_kg',
  },
  {
    area: 'clinic',
    noun: 'appointment',
    roles: ['agenda', 'eligibility', 'reminders', 'intake', 'claims'],
    column: 'slot',
  },
  { area: 'tariff', noun: 'quote', roles: ['quoting', 'pricing', 'surcharges', 'archive', 'audit'], column: 'premium' },
  {
    area: 'roster',
    noun: 'shift',
    roles: ['planner', 'availability', 'swaps', 'timesheets', 'export'],
    column: 'hours',
  },
  {
    area: 'kiln',
    noun: 'batchcard',
    roles: ['scheduling', 'recipes', 'sensors', 'grading', 'ledger'],
    column: 'celsius',
  },
  { area: 'library', noun: 'loan', roles: ['desk', 'catalogue', 'holds', 'fines', 'digest'], column: 'due_on' },
  {
    area: 'transit',
    noun: 'journey',
    roles: ['planner', 'fares', 'vehicles', 'alerts', 'settlement'],
    column: 'distance_m',
  },
  { area: 'orchard', noun: 'crate', roles: ['picking', 'sorting', 'coldstore', 'dispatch', 'yield'], column: 'brix' },
];
const STAGES = ['prod', 'live', 'prd', 'p1'] as const;
const REGIONS = ['eu-west-1', 'us-east-2', 'ap-southeast-2', 'eu-central-1'] as const;
const VENDORS = [
  { service: 'geodesk', host: 'api.geodesk.example' },
  { service: 'paylane', host: 'gateway.paylane.example' },
  { service: 'postbird', host: 'send.postbird.example' },
  { service: 'taxmeter', host: 'rates.taxmeter.example' },
  { service: 'signmark', host: 'v3.signmark.example' },
  { service: 'idbridge', host: 'verify.idbridge.example' },
] as const;
const PEOPLE = ['deploy-bot', 'm.okafor', 'release-pipeline', 'j.lindqvist', 'terraform-ci'] as const;
const CUSTOMERS = [
  'northwell',
  'arbor',
  'quayside',
  'tolk',
  'minnow',
  'pell',
  'vasari',
  'oxbow',
  'kestrel',
  'dune',
] as const;

export interface Names {
  readonly domain: Domain;
  readonly stage: string;
  readonly region: string;
  readonly account: string;
  readonly customers: readonly string[];
  readonly people: readonly string[];
  readonly vendors: readonly { readonly service: string; readonly host: string }[];
}

export function namesFor(random: Random): Names {
  return {
    domain: random.pick(DOMAINS),
    stage: random.pick(STAGES),
    region: random.pick(REGIONS),
    account: String(random.int(100_000_000_000, 999_999_999_999)),
    customers: random.shuffled(CUSTOMERS).map((name) => `${name}-${random.int(10, 99)}`),
    people: random.shuffled(PEOPLE),
    vendors: random.shuffled(VENDORS),
  };
}
