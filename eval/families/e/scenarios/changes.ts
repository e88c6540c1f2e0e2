/** What somebody changed shortly before. */
import { MINUTE_MS } from '../kit/day.js';
import { callTo } from '../kit/hop.js';
import { broken, everyday, failing, ofWork, type Story } from '../kit/story.js';
import { awsError } from '../words/aws.js';
import { defect, ownWords } from '../words/code.js';

export const changeStories: readonly Story[] = [
  {
    name: 'fails-since-the-new-version',
    shapes: ['single', 'chain', 'queue'],
    needs: ['platform'],
    why: 'Every failure is of the version that was deployed minutes before the first of them.',
    rubric: ['roll ?back|revert|previous|version', 'compare|version|deploy|diff|roll|fix|correct'],
    share: 0.8,
    plot: (estate) => {
      const { dice, work, post, onset } = estate;
      const next = String(Number(work.version) + 1);
      const [thrown, own] = dice.chance(0.5)
        ? [defect(dice, work, estate.trade.noun), 'code-defect' as const]
        : [ownWords(dice, work, estate.trade.noun), 'unhandled-error' as const];
      const at = onset - dice.int(1, 4) * MINUTE_MS;
      post.trail(at - 20_000, 'lambda', 'UpdateFunctionCode20150331v2', {
        functionName: work.name,
        publish: true,
        dryRun: false,
      });
      post.trail(at, 'lambda', 'UpdateAlias20150331', { functionName: work.name, name: 'live', functionVersion: next });
      return {
        pairs: ofWork(estate, 'deployment-change', own),
        usual: (when) => ({ ...everyday(estate), version: when < at ? work.version : next }),
        planted: () => failing(estate, thrown, [], { version: next }),
      };
    },
  },
  {
    name: 'time-limit-was-lowered',
    needs: ['platform'],
    shapes: ['single', 'chain', 'queue'],
    why: 'The time limit was set below what the function has always taken.',
    rubric: ['timeout|time limit|time-out|configur', 'undo|revert|raise|compare|increase'],
    share: 0.75,
    plot: (estate) => {
      const { dice, work, post, onset } = estate;
      const parameters = { functionName: work.name, timeout: 3 };
      post.trail(
        onset - dice.int(2, 6) * MINUTE_MS,
        'lambda',
        'UpdateFunctionConfiguration20150331v2',
        parameters,
        'ops-admin',
      );
      return {
        pairs: ofWork(estate, 'configuration-change', 'timeout'),
        usual: (at) => ({
          ...everyday(estate),
          initMs: undefined,
          ownMs: at < onset ? dice.around(3600) : dice.int(1800, 2700),
        }),
        planted: () => ({ ...everyday(estate), initMs: undefined, ownMs: 9000, end: 'timeout', timeoutMs: 3000 }),
      };
    },
  },
  {
    name: 'policy-was-taken-away',
    shapes: ['single', 'chain', 'fan-out'],
    why: 'A policy of the role was deleted minutes before the first refusal.',
    rubric: ['role|polic|permission|allow', 'undo|restore|add|allow|revert|attach|compare'],
    share: 1,
    plot: (estate) => {
      const { dice, work, post, onset, place } = estate;
      const role = `${work.stem}-role`;
      const peer = estate.peer('dynamodb');
      const changed = { roleName: role, policyName: `${work.name}-table` };
      post.trail(onset - dice.int(1, 3) * MINUTE_MS, 'iam', 'DeleteRolePolicy', changed, 'platform-admin');
      const message = `User: arn:aws:sts::${place.account}:assumed-role/${role}/${work.name} is not authorized to perform: dynamodb:Query on resource: arn:aws:dynamodb:${place.region}:${place.account}:table/${peer.name} because no identity-based policy allows the dynamodb:Query action`;
      const call = () => callTo(peer, 'Query', dice.around(14));
      return {
        pairs: ofWork(estate, 'permission-denied', 'configuration-change'),
        usual: () => everyday(estate, call()),
        planted: () => {
          const refusal = {
            service: 'dynamodb',
            op: 'Query',
            code: 'AccessDeniedException',
            status: 400,
            message,
          } as const;
          const thrown = awsError(dice, work, refusal);
          return failing(estate, thrown, [broken(estate, call(), thrown, 400)]);
        },
      };
    },
  },
];
