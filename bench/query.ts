/** Latencies of the queries that the console makes, over the six hours of the demo shop. */
import type { QueryAnswer } from '@baselime-ai/contract';
import { ms, print, quantile } from './numbers.js';
import { post } from './server-process.js';
import { startShop } from './shop.js';

const RUNS = 20;

export async function queryBench(): Promise<void> {
  const { server, from, to, records } = await startShop();
  const timeframe = { from, to };
  const cases: readonly (readonly [string, unknown])[] = [
    ['newest 100 events', { view: 'events', timeframe, query: { limit: 100 } }],
    [
      'newest errors',
      { view: 'events', timeframe, query: { filters: [{ key: '$baselime.error', operation: '=', value: true }] } },
    ],
    ['search for a word', { view: 'events', timeframe, query: { needle: { value: 'MailDude' } } }],
    [
      'counts over time by function',
      {
        view: 'series',
        timeframe,
        query: { calculations: [{ operator: 'COUNT' }], groupBys: [{ value: 'namespace' }] },
      },
    ],
    [
      'p95 of durations over time',
      { view: 'series', timeframe, query: { calculations: [{ key: 'duration', operator: 'P95' }] } },
    ],
    ['traces', { view: 'traces', timeframe, query: {} }],
    ['requests', { view: 'requests', timeframe, query: {} }],
  ];
  const rows = [['query', 'p50', 'p95', 'rows read']];
  for (const [name, body] of cases) {
    const times: number[] = [];
    let read = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const started = performance.now();
      const answer: QueryAnswer = JSON.parse(await (await post(server.url, '/api/query', JSON.stringify(body))).text());
      times.push(performance.now() - started);
      read = answer.statistics.rowsRead;
    }
    rows.push([name, ms(quantile(times, 0.5)), ms(quantile(times, 0.95)), read.toLocaleString('en-US')]);
  }
  print(`query: ${records.toLocaleString('en-US')} records sent, ${RUNS} runs each`, rows);
  await server.stop();
}
