/**
 * Everyday words that name parts of programs, of firms and of what they do. Where a key or a sentence announces the name of a customer
 * these are none: `broker: primary`, `for the tenant service`. What customers call themselves is written in other words, and where not
 * a word of this list alone tells nobody apart.
 */
import { wordsOf } from '../../model/words.js';
import { TECHNICAL_IDENTIFIERS } from './technical-words.js';
import { isTechnicalWord } from './vocabulary.js';

const TRADE_WORDS: ReadonlySet<string> = new Set(
  wordsOf(`absent access account accounting action active activity adapter add address admin administration administrator agent agents aggregate alarm
  alert alias all allocation analysis analytic analytics answer any application approval archive area argument array article assembly
  asset assignment attachment attempt attribute audience audit automatic automation backend background backlog backup balance balancer
  bank banner bar base basic basket batch bid bidding bill billing binary binding block blue board body book booking bot box branch
  bridge browser budget buffer build builder bulk bus business button buyer cache calculation calculator calendar call callback campaign
  cancel capacity capture card cards care carrier cart case cash catalog catalogue category cell central certificate chain change channel
  charge charges chart chat check checker child claim class clearing click client clients cloud cluster code cold collection collector
  column command comment commerce commission common community company compensation compliance component compute condition config
  configuration confirmation connect connection connector console consumer contact container content context contract control controller
  conversion cookie copy core corporate cost counter country coupon courier create creation credit critical currency current custom
  customer customers daily data database date day deal dealer debit debug decision default delivery demand demo department deployment
  depot desk desktop detail details detection developer development device digital direct directory disabled discount discovery disk
  dispatch display distribution document documents domain donation download draft driver dynamic editor education element email embedding
  employee enabled engine engineering enterprise entity entry environment error estimate evaluation event events exchange execution
  executor expense experience experiment export expression extension external extraction factory failed failure fallback family feature
  feed feedback field file files filter finance financial fleet flow folder food forecast form format forward fraud free front frontend
  fulfillment fulfilment full function fund funnel game gas general generation generator generic geography gift global goods gold grade
  graph green grid group groups growth guest guide handler hardware head health help high history holiday home host hosting hot hotel
  hour house human identifier identity image import inbound inbox income index industry info information infrastructure ingestion initial
  input insight insights instance insurance integration interaction interface internal international intern inventory invitation invoice
  invoices invoicing issue item items job jobs journal journey key kitchen knowledge label language large law layer lead leads learning
  leave ledger legal legacy level library license licence life limit line link list listing live load loader loan local location lock
  log logger logging login logistics loop loyalty machine mail mailer main maintenance management manager mapping market marketing
  marketplace master match matching material matrix media medical medium meeting member members memory menu message messages messaging
  meter metering method metric middle migration mobile mode model module monitor monitoring monthly mortgage motor native network
  news newsletter night nightly node none note notification notifications number object offer office offline online open operation
  operations operator option order ordering orders organization origin other outbound output owner owners package page pages panel
  parameter parcel parent park parser partner partners parts party passenger path patient patients pay payer payment payments payout
  payouts payroll pension people performance permission person personal phone photo picture pipeline plan planning plant platform player
  plugin point points policy pool portal position post premium presence preview previous price prices pricing primary print printer
  printing priority private process processing processor procurement producer product production products profile program progress
  project promotion property proposal provider provisioning proxy public publisher pull purchase purchases push quality query question
  queue quick quota quote quotes rail rate rates rating read reader real receipt receiver recent recipient recommendation reconciliation
  record recording records recovery red reference refund refunds region regional register registration registry regular relation release
  remote rendering rental replica report reporting reports request requests research reservation reservations resource response rest
  restaurant result retail retry return returns revenue review reviews reward rewards rich right risk role roles root round route
  router routing rule rules sales sample sandbox scan schedule scheduled schema school scope score search seat second secondary secret
  section secure security segment select self seller sender server servers service services session sessions setting settings settlement
  settlements setup shadow share shared shift shipment shipments shipping shop shopping short sign signature silver single site slot
  small social software source space special spend sport sports stable staff stage standard standby start state statement static station
  status step stock stop storage store stores stream streaming strict string structure student students studio style subject subscriber
  subscription subscriptions sum summary supplier suppliers supply support survey switch system systems table tag target task tasks tax
  teacher team teams template tenant tenants term terminal test tests text theme third ticket ticketing tickets time timeline title token
  tool top topic total tour tracker tracking trade trading traffic training transaction transactions transfer transfers transit
  translation transport travel treasury trial trip trips trust type types unit update upgrade upload urban usage user users utility
  validation validator value values vehicle vendor vendors verification version video view virtual visit visitor visits void voice
  volume voucher vouchers waiting wallet wallets warehouse warehouses warm warranty watch weather web website week weekly welcome white
  width window wire wireless work worker workers workflow workspace world writer year yellow zone google microsoft apple
  firefox explorer internet maps docs learn more know used allow deny public kube monitoring observability prod nonprod membership acceptance qa uat
  dead letter sheets sheet sentinel pipeline true false deploy`),
);

const isOneOf = (lower: string): boolean =>
  isTechnicalWord(lower) || TRADE_WORDS.has(lower) || TECHNICAL_IDENTIFIERS.has(lower);

const PARTS = /[^\p{L}\p{N}]+/u;
const HUMPS = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^A-Za-z\d]+/g;
/** One letter and numbers, as in `Q3`, `v2` and `12`. */
const CODE = /^[A-Za-z]?\d{0,4}$/;

/** True for a word of the field or of trade, in any case. */
export const isTradeWord = (word: string): boolean => {
  const lower = word.toLowerCase();
  return isOneOf(lower) || (lower.length > 4 && lower.endsWith('s') && isOneOf(lower.slice(0, -1)));
};

/** True for a text that is made of such words and short numbers alone; also for an empty one. */
export const isOfTrade = (text: string): boolean => text.split(PARTS).every(isPartOfTrade);

const isPartOfTrade = (part: string): boolean =>
  CODE.test(part) ||
  JOINS.has(part) ||
  isTradeWord(part) ||
  (part.match(HUMPS) ?? []).every((hump) => ONE_LETTER.test(hump) || isTradeWord(hump));
const ONE_LETTER = /^[A-Za-z]$/;
const JOINS: ReadonlySet<string> = new Set(['and', 'of', 'the', 'or']);
