/** Lines of a function as Data Firehose delivers them: one record with one compressed batch of CloudWatch Logs. */
import { gzipSync } from 'node:zlib';
import type { MakeBody } from './bodies.js';

const startMs = Date.now();

const line = (index: number): string =>
  `${new Date(startMs + index).toISOString()}\t${index.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000\tINFO\tcheckout ${JSON.stringify(
    {
      order: `o-${index}`,
      duration: index % 97,
      customer: { plan: index % 3 === 0 ? 'free' : 'paid', items: index % 7 },
    },
  )}`;

export const firehoseLogs: MakeBody = (from, count) => {
  const batch = {
    messageType: 'DATA_MESSAGE',
    owner: '111122223333',
    logGroup: '/aws/lambda/checkout',
    logStream: '2026/11/22/[7]0123456789abcdef',
    subscriptionFilters: ['baselime'],
    logEvents: Array.from({ length: count }, (_, at) => ({
      id: String(from + at).padStart(56, '0'),
      timestamp: startMs + from + at,
      message: line(from + at),
    })),
  };
  const data = gzipSync(JSON.stringify(batch)).toString('base64');
  return Buffer.from(JSON.stringify({ requestId: String(from), timestamp: startMs, records: [{ data }] }));
};
