/** Retries, work that may be lost, and cost: how often failing requests were tried and how their last try ended. */
import { z } from 'zod';
import { clockBeside, count, grouped, measures, percent, spoken } from '../../../analyze/wording.js';
import { type Attempts, readAttempts } from '../../../query/follow-up/attempts.js';
import { type Context, type LookedUp, type LookUp, type NewFinding, seriesRef } from '../look-up.js';

const ASPECTS = ['retries', 'lost', 'cost'] as const;
type Aspect = (typeof ASPECTS)[number];
const Input = z.object({ of: z.enum(ASPECTS).optional() });
type Input = z.infer<typeof Input>;
/** From this share of all invocations on, repeats are what drives the load. */
const STORM = 0.5;

export const attempts: LookUp<Input> = {
  name: 'attempts',
  description:
    'How often the failing requests were tried again, how their last try ended (what may be lost), and what the invocations cost.',
  parameters: { of: { type: 'string', enum: [...ASPECTS], description: 'one of them; all by default' } },
  input: Input,
  sentence: ({ of }, { place }) =>
    `Counting ${of === 'cost' ? 'what was billed for' : 'the tries of'} the requests of ${spoken(place.marker?.namespace ?? 'the function')}`,
  run: lookUp,
};

async function lookUp({ of }: Input, { place }: Context): Promise<LookedUp> {
  const { marker, window, now } = place;
  const seen = await readAttempts(place);
  if (marker === undefined || seen === undefined) return { findings: [] };
  const to = now > window.to ? now : window.to;
  const told = { seen, entity: marker.namespace, since: clockBeside(window.from, now) };
  const findings = (of === undefined ? ASPECTS : [of]).map(
    (aspect): NewFinding => ({
      kind: 'context',
      entity: marker.namespace,
      ...TELL[aspect](told),
      evidence: [seriesRef(marker.namespace, { from: window.from, to }, 'the requests that were counted')],
    }),
  );
  return { findings };
}

interface Told {
  readonly seen: Attempts;
  readonly entity: string;
  readonly since: string;
}
type Saying = Pick<NewFinding, 'statement' | 'numbers' | 'confidence'>;

const TELL: Readonly<Record<Aspect, (told: Told) => Saying>> = { retries, lost, cost };

function retries({ seen, entity, since }: Told): Saying {
  const { invocations, repeats, requests, failing, retried, mostAttempts } = seen;
  if (invocations === 0) {
    return {
      statement: `No REPORT line of ${spoken(entity)} is stored since ${since}, so tries of one request cannot be told apart.`,
      numbers: [],
      confidence: 'confirmed',
    };
  }
  const share = repeats / invocations;
  const verdict =
    repeats === 0
      ? 'no request was tried twice under its id, so repeats of the platform are not what loads it'
      : share >= STORM
        ? 'most of its load is repeats'
        : 'most of its load is first tries';
  const again =
    repeats === 0 ? '' : `, of the failing ones ${grouped(retried)}, at most ${count(mostAttempts, 'try', 'tries')}`;
  return {
    statement: `Since ${since} ${spoken(entity)} was invoked ${count(invocations, 'time')} for ${count(requests, 'request')}, ${failing === 0 ? 'none' : grouped(failing)} of which failed; ${repeats === 0 ? '' : `${grouped(repeats)} of the invocations (${percent(share)}) were repeats${again}: `}${verdict}. A caller that sends a new request instead is counted as a request.`,
    numbers: measures(
      ['invocations', invocations, 'count'],
      ['requests', requests, 'count'],
      ['failing', failing, 'count'],
      ['repeats', repeats, 'count'],
      ['share of repeats', share, 'share'],
      ['failing and tried again', repeats === 0 ? undefined : retried, 'count'],
      ['most tries', repeats === 0 ? undefined : mostAttempts, 'count'],
    ),
    confidence: 'confirmed',
  };
}

function lost({ seen, entity, since }: Told): Saying {
  const { failing, recovered } = seen;
  const open = failing - recovered;
  const numbers = measures(
    ['failing', failing, 'count'],
    ['succeeded later', recovered, 'count'],
    ['without a later success', open, 'count'],
  );
  if (failing === 0) {
    const statement = `No request of ${spoken(entity)} failed since ${since}, so nothing stored says that something was lost.`;
    return { statement, numbers, confidence: 'likely' };
  }
  const rest =
    open === 0
      ? 'so nothing of them is known to be lost'
      : `for ${open === failing ? 'them' : grouped(open)} no later success is stored: what they carried may be lost, unless a queue, a caller or a dead-letter queue holds it. Check those before you replay`;
  return {
    statement: `Since ${since} ${count(failing, 'request')} of ${spoken(entity)} failed, ${recovered === 0 ? 'none' : grouped(recovered)} of which succeeded in a later try; ${rest}.`,
    numbers,
    confidence: 'likely',
  };
}

function cost({ seen, entity, since }: Told): Saying {
  const { costUsd, failingCostUsd, failing, requests } = seen;
  if (costUsd === undefined || failingCostUsd === undefined) {
    return {
      statement: `No record of ${spoken(entity)} since ${since} tells what it was billed, so its cost is not known; ${grouped(failing)} of its ${count(requests, 'request')} failed. What the failures cost the business is not in telemetry.`,
      numbers: measures(['failing', failing, 'count'], ['requests', requests, 'count']),
      confidence: 'confirmed',
    };
  }
  if (failing === 0) {
    return {
      statement: `Since ${since} the ${count(requests, 'request')} of ${spoken(entity)} were billed ${usd(costUsd)} by Lambda (list price); none of them failed.`,
      numbers: measures(['billed for all', costUsd, 'USD'], ['requests', requests, 'count']),
      confidence: 'confirmed',
    };
  }
  return {
    statement: `Since ${since} the failing requests of ${spoken(entity)} were billed ${usd(failingCostUsd)} by Lambda, of ${usd(costUsd)} for all of its requests (list price); ${count(failing, 'request')} of ${grouped(requests)} failed. What that cost the business is not in telemetry.`,
    numbers: measures(
      ['billed for failing requests', failingCostUsd, 'USD'],
      ['billed for all', costUsd, 'USD'],
      ['failing', failing, 'count'],
      ['requests', requests, 'count'],
    ),
    confidence: 'confirmed',
  };
}

const usd = (value: number): string =>
  value === 0 ? '$0' : `$${value >= 1 ? value.toFixed(2) : Number(value.toPrecision(2)).toString()}`;
