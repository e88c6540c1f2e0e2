/**
 * What belongs to the same piece of work where no request or trace says so: many services log an id of their own (an
 * order, a job, a message) in every line about it.
 */
import { leaves } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { unixNanos, type Window } from '../../model/units.js';
import type { TelemetryReader } from '../telemetry-reader.js';

/** The id that such events share, as the event that was asked about has it. */
export interface SharedId {
  readonly key: string;
  readonly value: string;
}
export interface SameWork {
  /** With the event itself, by time. */
  readonly events: readonly TelemetryEvent[];
  readonly by: SharedId;
}

/** Work that is spread over more time than this, or told by more events, is told apart by something else. */
const BEFORE_NS = 300_000_000_000n;
const AFTER_NS = 60_000_000_000n;
const MOST_EVENTS = 100;
const MOST_KEYS = 3;

const ID_KEY = /(?:^|[._-])(?:id|uuid|guid)$|[a-z\d](?:Id|ID|Uuid|UUID)$/;
/** Ids of what outlives a piece of work, or of a part of it. */
const OF_SOMETHING_ELSE =
  /(?:user|customer|client|tenant|account|org|organi[sz]ation|team|member|device|session|visitor|host|pod|container|instance|thread|process|worker|node|build|deployment|release|version|function|application|app|service|project|environment|region|zone|cluster|stream|group|event|log|line|error|span|segment|parent|product|item|sku|store|shop|warehouse|topic|partition|shard|key)[._-]?(?:id|uuid|guid)$/i;
const IN_LIST = /\.\d+(?:\.|$)/;
/** An execution of a state machine. Source: Step Functions developer guide, "Logging using CloudWatch Logs". */
const OF_EXECUTION = /(?:^|\.)execution_?arn$/i;
/** What is called so stands for one piece of work. */
const OF_WORK =
  /(?:correlation|transaction|request|operation|execution|job|task|order|message|payment|invoice|booking)/i;

/** Undefined for an event with the id of a request or trace, without such a key, or with nothing beside it. */
export async function readSameWork(reader: TelemetryReader, event: TelemetryEvent): Promise<SameWork | undefined> {
  if (event.requestId !== undefined || event.traceId !== undefined || event.kind === 'metric') return undefined;
  const window: Window = {
    from: unixNanos(event.timestamp > BEFORE_NS ? event.timestamp - BEFORE_NS : 0n),
    to: unixNanos(event.timestamp + AFTER_NS),
  };
  const found = await Promise.all(
    idsOf(event).map(async (by) => {
      const filters = [{ key: by.key, operation: '=' as const, value: by.value }];
      return { by, events: await reader.events({ filters }, window, MOST_EVENTS + 1) };
    }),
  );
  const work = found.find(({ events }) => events.length > 1 && events.length <= MOST_EVENTS);
  if (work === undefined) return undefined;
  const rest = work.events.filter(({ id, kind }) => id !== event.id && kind !== 'metric');
  return { by: work.by, events: [...rest, event].sort(byTime) };
}

const byTime = (a: TelemetryEvent, b: TelemetryEvent): number =>
  a.timestamp < b.timestamp ? -1 : a.timestamp > b.timestamp ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/** The ids of an event that may stand for a piece of work, the likeliest first. */
function idsOf({ data }: TelemetryEvent): readonly SharedId[] {
  const ids: SharedId[] = [];
  for (const [key, value] of leaves(data, 500)) {
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && OF_EXECUTION.test(key) && text.startsWith('arn:')) {
      ids.unshift({ key, value: text });
      continue;
    }
    if (typeof text !== 'string' || text.length < 3 || text.length > 128 || /\s/.test(text)) continue;
    if (ID_KEY.test(key) && !IN_LIST.test(key) && !OF_SOMETHING_ELSE.test(key)) ids.push({ key, value: text });
  }
  return ids.sort((a, b) => rank(b) - rank(a)).slice(0, MOST_KEYS);
}

const rank = ({ key }: SharedId): number => (OF_EXECUTION.test(key) ? 2 : OF_WORK.test(key) ? 1 : 0);
