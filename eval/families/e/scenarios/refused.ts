/** A call to an API of AWS that is refused since the onset, and went well before. */
import type { Fault } from '@baselime-ai/contract';
import type { Pair, Shape } from '../../../scenario.js';
import type { Estate } from '../kit/estate.js';
import { callTo } from '../kit/hop.js';
import type { PeerKind } from '../kit/peer.js';
import { broken, everyday, failing, ofPeer, ofWork, type Story } from '../kit/story.js';
import { type AwsService, awsError, type Refusal } from '../words/aws.js';

export interface Refused extends Pick<Story, 'name' | 'shapes' | 'rubric' | 'why' | 'needs' | 'languages' | 'share'> {
  readonly kind: PeerKind & AwsService;
  readonly fault: Fault;
  readonly seat: 'work' | 'peer';
  readonly also?: (estate: Estate) => readonly Pair[];
  readonly refusal: (estate: Estate) => Omit<Refusal, 'service'>;
}

export const refusedStory = ({ kind, fault, seat, also, refusal, ...rest }: Refused): Story => ({
  ...rest,
  plot: (estate) => {
    const { dice, work } = estate;
    const peer = estate.peer(kind);
    const said = refusal(estate);
    const call = () => callTo(peer, said.op, dice.around(said.status >= 500 ? 60 : 16));
    return {
      pairs: [...(seat === 'work' ? ofWork(estate, fault) : ofPeer(peer, fault)), ...(also?.(estate) ?? [])],
      usual: () => everyday(estate, call()),
      planted: () => {
        const thrown = awsError(dice, work, { service: kind, ...said });
        return failing(estate, thrown, [broken(estate, call(), thrown, said.status)]);
      },
    };
  },
});

export const SOME: readonly Shape[] = ['single', 'chain', 'fan-out'];
