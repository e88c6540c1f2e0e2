import type { RootCause } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { fromEpochMillis } from '../../model/units.js';
import type { ChangeSeen, MetricSignals, SystemEvidence } from '../../query/evidence/system/evidence.js';
import { EMPTY } from '../graph/__fixtures__/systems.js';
import { changeBehind } from './after-change.js';
import type { SeriesView } from './view.js';

const MINUTE = 60_000;
const START = Date.UTC(2024, 4, 1, 12);
/** A line of an hour that moved at its thirtieth minute. */
const view = (measured: SeriesView['measured'], resource: string, input: Record<string, unknown> = {}): SeriesView =>
  ({
    measured,
    main: { shape: 'level', direction: 'up', from: 30, to: 60, usual: 1, seen: 9, score: 9 },
    contributors: [],
    series: {
      kind: 'metric',
      bucketMs: MINUTE,
      firstAt: START,
      filters: [],
      groupedBy: [],
      metric: { name: 'Duration', namespace: 'AWS/Lambda', resource },
    },
    ...input,
  }) as unknown as SeriesView;
const change = (entity: string, minute: number, input: Partial<ChangeSeen> = {}): ChangeSeen => ({
  entity,
  at: fromEpochMillis(START + minute * MINUTE),
  what: 'UpdateFunctionCode20150331v2',
  kind: 'deployment',
  ...input,
});
const calls = (entity: string): MetricSignals => ({ entity, name: 'Invocations', window: [], baseline: [] });
const system = (changes: readonly ChangeSeen[], rest: Partial<SystemEvidence> = {}): SystemEvidence => ({
  ...EMPTY,
  window: { from: fromEpochMillis(START), to: fromEpochMillis(START + 60 * MINUTE) },
  changes,
  ...rest,
});
const cause = (fault: RootCause['fault'], entity?: string): RootCause => ({
  ...(fault === undefined ? {} : { fault }),
  ...(entity === undefined ? {} : { entity }),
  statement: 'It takes longer.',
  confidence: 'likely',
  findings: [],
});
const slow = cause('latency-increase', 'orders');

describe('the change behind a line that moved', () => {
  it('is that of what became worse, of the moment at which it did', () => {
    expect(changeBehind(slow, view('latency', 'orders'), system([change('orders', 29)]), [])).toMatchObject({
      entity: 'orders',
      fault: 'deployment-change',
      draft: { kind: 'change', statement: expect.stringContaining(`"UpdateFunctionCode" of orders came at 12:29:00`) },
    });
    const cut = change('orders', 29, { what: 'PutFunctionConcurrency20171031', kind: 'configuration' });
    const refused = changeBehind(cause('throttled', 'orders'), view('throttles', 'orders'), system([cut]), []);
    expect(refused?.fault).toBe('configuration-change');
  });
  it('is none of another time or another thing, and none of a line without a moment', () => {
    const behind = (one: ChangeSeen, given = view('latency', 'orders')) => changeBehind(slow, given, system([one]), []);
    expect(behind(change('orders', 33))).toBeUndefined();
    expect(behind(change('orders', -60))).toBeUndefined();
    expect(behind(change('stock', 29))).toBeUndefined();
    const trend = { shape: 'trend', direction: 'up', from: 30, to: 60, usual: 1, seen: 9, score: 9 };
    expect(behind(change('orders', 29), view('latency', 'orders', { main: trend }))).toBeUndefined();
    expect(changeBehind(slow, view('latency', 'orders'), undefined, [])).toBeUndefined();
  });
  it('is looked for behind an effect, and not where the cause is known', () => {
    const changes = system([change('orders', 29)]);
    expect(changeBehind(cause('memory-exhausted', 'orders'), view('errors', 'orders'), changes, [])).toBeUndefined();
    expect(changeBehind(cause('traffic-increase', 'orders'), view('requests', 'orders'), changes, [])).toBeUndefined();
    expect(changeBehind(cause(undefined), view('errors', 'orders'), changes, [])?.entity).toBe('orders');
    expect(changeBehind(cause(undefined), view('other', 'orders'), changes, [])).toBeUndefined();
  });
  it('may be that of what is called, as the calls or the place of an API in front of functions say', () => {
    const side = { calls: 9, failed: 0, gapMs: { count: 0, sum: 0, values: [] } };
    const called = { caller: 'orders', callee: 'stock', source: 'spans' as const, window: side, baseline: side };
    const below = system([change('stock', 29)], { calls: [called] });
    expect(changeBehind(slow, view('latency', 'orders'), below, [])?.entity).toBe('stock');
    const api = { name: '5XXError', namespace: 'AWS/ApiGateway', resource: 'shop-api' };
    const front = view('errors', 'shop-api', { series: { ...view('errors', 'shop-api').series, metric: api } });
    const answers = system([change('stock', 29)], { metrics: [calls('stock')] });
    expect(changeBehind(cause('error-increase', 'shop-api'), front, answers, [])?.entity).toBe('stock');
    const table = system([change('prod-orders', 29)]);
    expect(changeBehind(cause('error-increase', 'shop-api'), front, table, [])).toBeUndefined();
  });
  it('may be that of a flag which the lines name, or of a rule which is named after the function', () => {
    const flag = change('AWS/AppConfig', 29, { kind: 'configuration', names: ['shop-flags', 'pricing-v2'] });
    const lines = ['flag pricing-v2 evaluated to true'];
    expect(changeBehind(slow, view('latency', 'orders'), system([flag]), lines)).toMatchObject({
      entity: 'orders',
      fault: 'configuration-change',
    });
    expect(changeBehind(slow, view('latency', 'orders'), system([flag]), ['priced'])).toBeUndefined();
    const rule = change('AWS/Events', 29, { kind: 'configuration', names: ['parent-mail-schedule'] });
    const ceased = cause('traffic-drop', 'school-parentMail');
    expect(changeBehind(ceased, view('requests', 'school-parentMail'), system([rule]), [])?.draft.statement).toContain(
      'parent-mail-schedule',
    );
  });
});
