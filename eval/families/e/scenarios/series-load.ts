/** What only numbers show: more or less of something than before, slower than before, or nothing any more. */
import { chart, functionNumbers, lastHours, metricQuery, minutesOf } from '../kit/numbers.js';
import { everyday, ofWork, type Story } from '../kit/story.js';
import { about, measuredStory, named, since, sum } from './measured.js';

export const seriesLoadStories: readonly Story[] = [
  measuredStory({
    name: 'one-customer-sends-it-all',
    why: 'The rise is nearly all of one tenant.',
    rubric: ['tenant|customer|client|limit', 'limit|quota|talk|contact|throttl'],
    // The tenant, or the function that it sends to, as docs/faults.md says.
    pairs: ({ trade, entry }) => named('tenant-dominates', `${trade.app}-megacorp`, entry.name),
    measure: (estate) => {
      const { dice, trade, entry, post, now } = estate;
      const key = dice.pick(['tenantId', 'customer', 'clientId']);
      const tenants = [
        ...Array.from({ length: 6 }, (_, index) => `${trade.app}-t${index + 11}`),
        `${trade.app}-megacorp`,
      ];
      for (const minute of minutesOf(estate)) {
        for (const tenant of tenants) {
          const count = dice.count(tenant.endsWith('megacorp') && since(estate, minute) ? 9 : 0.5);
          for (let left = count; left > 0; left -= 1) {
            const at = Math.min(minute + dice.int(0, 59_000), now - 1000);
            const record = {
              timestamp: new Date(at).toISOString(),
              level: 'info',
              message: `${trade.route} served`,
              [key]: tenant,
              durationMs: dice.around(80),
              statusCode: 200,
            };
            post.event('access', trade.app, entry.name, at, { ...record, requestId: dice.uuid() });
          }
        }
      }
      const query = {
        datasets: ['access'],
        calculations: [{ operator: 'COUNT' as const, alias: 'requests' }],
        groupBys: [{ value: key }],
      };
      return chart(estate, query, 2, false);
    },
  }),
  measuredStory({
    name: 'more-people-came',
    shapes: ['single', 'chain'],
    why: 'Invocations more than doubled, and no larger share of them fails.',
    rubric: ['who|source|limit|throttl|send|capacity'],
    pairs: (estate) => ofWork(estate, 'traffic-increase'),
    measure: (estate) => {
      const { work, dice } = estate;
      functionNumbers(estate, work.name, (minute) => (since(estate, minute) ? 130 : 45), {
        errors: (_, calls) => dice.count(calls * 0.01),
      });
      return about(estate, 'Invocations', 'sum', { FunctionName: work.name }, 3000);
    },
  }),
  measuredStory({
    name: 'fewer-people-came',
    shapes: ['single', 'chain'],
    why: 'Invocations fell to a fifth, and nothing fails.',
    rubric: ['caller|source|mapping|schedule|upstream|trigger|sender'],
    pairs: (estate) => ofWork(estate, 'traffic-drop'),
    measure: (estate) => {
      const { work } = estate;
      functionNumbers(estate, work.name, (minute) => (since(estate, minute) ? 9 : 48));
      return chart(estate, metricQuery('Invocations', sum('invocations'), { FunctionName: work.name }));
    },
  }),
  measuredStory({
    name: 'duration-went-up',
    shapes: ['single', 'fan-out'],
    why: 'The function takes many times longer than before, by its metric alone.',
    rubric: ['compare|chang|profil|request|slow|what'],
    pairs: (estate) => ofWork(estate, 'latency-increase'),
    measure: (estate) => {
      const { work } = estate;
      functionNumbers(estate, work.name, () => 30, { ms: (minute) => (since(estate, minute) ? 1900 : 210) });
      return about(estate, 'Duration', 'max', { FunctionName: work.name }, 3000);
    },
  }),
  measuredStory({
    name: 'errors-by-the-metric-alone',
    shapes: ['single', 'fan-out'],
    why: 'A third of the invocations fails; their logs are not sent.',
    rubric: ['log|error|look|compare|behind|deploy|fix'],
    pairs: (estate) => named('error-increase', `${estate.work.name}-worker`),
    measure: (estate) => {
      const { work, dice } = estate;
      const name = `${work.name}-worker`;
      functionNumbers(estate, name, () => 34, {
        errors: (minute, calls) => dice.count(calls * (since(estate, minute) ? 0.35 : 0.005)),
      });
      return about(estate, 'Errors', 'sum', { FunctionName: name }, 50);
    },
  }),
  measuredStory({
    name: 'heartbeat-stops',
    why: 'A value that came every minute does not come any more.',
    rubric: ['sent|sender|run|telemetry|agent|check'],
    pairs: (estate) => [...ofWork(estate, 'missing-data'), ...named('missing-data', estate.trade.app)],
    measure: (estate) => {
      const { dice, work, post, place, trade } = estate;
      const resource = { 'service.name': trade.app, 'faas.name': work.name, 'cloud.region': place.region };
      const name = `${trade.noun}s.open`;
      for (const minute of minutesOf(estate).filter((one) => !since(estate, one))) {
        post.point(resource, name, '1', {
          kind: 'gauge',
          at: minute,
          value: dice.count(40),
          tags: { pool: 'default' },
        });
      }
      return { about: 'subject', subject: { kind: 'metric', name, timeframe: lastHours(estate, 2) } };
    },
  }),
  {
    name: 'slow-reports',
    needs: ['platform'],
    shapes: ['single', 'queue'],
    why: 'The REPORT lines show that the function takes many times longer; nothing that it calls is known.',
    rubric: ['compare|chang|profil|request|slow|what'],
    plot: (estate) => ({
      pairs: ofWork(estate, 'latency-increase'),
      usual: () => ({ ...everyday(estate), initMs: undefined, calls: [], ownMs: estate.dice.around(140) }),
      planted: () => ({ ...everyday(estate), initMs: undefined, calls: [], ownMs: estate.dice.around(1900) }),
      question: () => {
        const filters = [
          { key: 'namespace', operation: '=' as const, value: estate.work.name },
          { key: '@type', operation: '=' as const, value: 'REPORT' },
        ];
        const query = {
          datasets: ['lambda-logs'],
          filters,
          calculations: [{ key: '@duration', operator: 'P95' as const, alias: 'p95' }],
        };
        return chart(estate, query);
      },
    }),
  },
];
