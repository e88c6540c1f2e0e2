import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newEventId } from '../../model/ids.js';
import { silentLogger } from '../../model/log.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { fromEpochMillis } from '../../model/units.js';
import { remoteConnection } from './connection.js';
import { Inserter } from './inserter.js';

/** A server that refuses every insert with `poison` in it, as ClickHouse refuses data that it cannot parse. */
const stored: string[] = [];
let exception: string | undefined;
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const bytes = Buffer.concat(chunks);
  const body = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8');
  const code = exception ?? (body.includes('poison') ? '117' : undefined);
  if (code === undefined) {
    if (request.url?.includes('events') === true) stored.push(...body.split('\n').filter((line) => line !== ''));
    return void response.end();
  }
  response.writeHead(500, { 'x-clickhouse-exception-code': code });
  response.end(`Code: ${code}. DB::Exception: Refused. (INCORRECT_DATA) (version 1)`);
});

let inserter: Inserter;
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  inserter = new Inserter(remoteConnection(`http://127.0.0.1:${port}`), silentLogger);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function event(message: string, data: TelemetryEvent['data'] = {}): TelemetryEvent {
  const timestamp = fromEpochMillis(Date.UTC(2026, 2, 5));
  const place = { environment: 'e', dataset: 'd', service: 's', namespace: 'n' };
  return { ...place, id: newEventId(timestamp), kind: 'log', timestamp, isError: false, message, data };
}
const messages = (): readonly unknown[] => stored.map((line): unknown => JSON.parse(line).message);

describe('append', () => {
  it('fails for an event that is refused in every form, and for nobody else', async () => {
    const fine = inserter.append([event('one')]);
    const refused = inserter.append([event('two'), event('poison'), event('three')]);
    const after = inserter.append([event('four')]);
    await expect(refused).rejects.toMatchObject({ code: 'STORE_EVENT_REFUSED' });
    await expect(Promise.all([fine, after])).resolves.toBeDefined();
    expect(messages()).toEqual(['one', 'two', 'three', 'four']);
  });

  it('does not search the rows for what is not about them', async () => {
    exception = '60';
    await expect(inserter.append([event('one'), event('two')])).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    exception = undefined;
  });
});
