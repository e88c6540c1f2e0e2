import type { Query } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { eventId, requestId } from '../../model/ids.js';
import type { JsonObject } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { fromEpochMillis } from '../../model/units.js';
import type { TelemetryReader } from '../telemetry-reader.js';
import { isWrapper, readWrapped } from './wrapped.js';

const NOW = Date.UTC(2024, 4, 1, 12);
const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:';
const REQUEST = '8b5c1f0a-13a7-4e0e-9f5e-0b1d7c1a2e3f';
const at = (namespace: string, data: JsonObject, more: Partial<TelemetryEvent> = {}): TelemetryEvent => ({
  id: eventId(`${namespace}${JSON.stringify(data)}`),
  environment: 'test',
  dataset: 'logs',
  service: 'default',
  namespace,
  kind: 'log',
  timestamp: fromEpochMillis(NOW),
  isError: true,
  data,
  ...more,
});
const ofMachine = (details: JsonObject) =>
  at(
    'flow',
    { execution_arn: 'arn:aws:states:eu-west-1:123456789012:execution:flow:e1', details },
    {
      dataset: 'stepfunctions-logs',
    },
  );

describe('what ran inside of what AWS tells the end of', () => {
  const inside = at('pricing', { text: 'Java heap space' }, { requestId: requestId(REQUEST) });
  const found = async (focus: TelemetryEvent, around: readonly TelemetryEvent[] = []) => {
    const asked: Query[] = [];
    const reader: Pick<TelemetryReader, 'events' | 'request'> = {
      events: async (query) => {
        asked.push(query);
        const names = query.filters?.find(({ key }) => key === 'namespace')?.value;
        return Array.isArray(names) && names.includes('pricing') ? [inside] : [];
      },
      request: async (id) => (id === REQUEST ? [inside] : []),
    };
    const { byId, byName } = await readWrapped(reader as TelemetryReader, focus, around);
    return { byId: byId.map(({ namespace }) => namespace), byName: byName.map(({ namespace }) => namespace), asked };
  };

  it('is the invocation whose id the record tells', async () => {
    const cause = JSON.stringify({ errorMessage: `RequestId: ${REQUEST} Error: Task timed out after 3.00 seconds` });
    expect(await found(ofMachine({ error: 'Sandbox.Timedout', cause }))).toEqual({
      byId: ['pricing'],
      byName: [],
      asked: [],
    });
  });
  it('is what failed then in what the record or another line of its execution names', async () => {
    const ended = ofMachine({ error: 'States.TaskFailed', cause: '' });
    const scheduled = ofMachine({ parameters: JSON.stringify({ FunctionName: `${ARN}pricing` }) });
    expect((await found(ended)).asked).toEqual([]);
    expect((await found(ended, [scheduled])).byName).toEqual(['pricing']);
    const plain = ofMachine({ parameters: JSON.stringify({ FunctionName: 'pricing' }) });
    expect((await found(ended, [plain])).byName).toEqual(['pricing']);
    const delivery = at('clicks', { deliveryStreamARN: 'arn:aws:firehose:clicks', processor: `${ARN}pricing` });
    expect((await found(delivery)).byName).toEqual(['pricing']);
    expect((await found(at('clicks', { TARGET_ARN: `${ARN}stock` }))).byName).toEqual([]);
  });
  it('is looked for only where AWS tells it', async () => {
    const own = at('orders', { execution_arn: 'arn:aws:states:x', message: ARN }, { dataset: 'lambda-logs' });
    for (const focus of [own, at('orders', { message: `${ARN}pricing is slow, RequestId: ${REQUEST}` })]) {
      expect(isWrapper(focus)).toBe(false);
      expect(await found(focus)).toEqual({ byId: [], byName: [], asked: [] });
    }
  });
});
