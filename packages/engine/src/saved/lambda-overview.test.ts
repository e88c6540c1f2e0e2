import { DashboardRequest, type KeySummary } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { lambdaOverview } from './lambda-overview.js';

const key = (name: string, dataset = 'lambda-logs'): KeySummary => ({
  key: name,
  type: 'number',
  datasets: [dataset],
  count: 1,
});
const names = (keys: readonly KeySummary[]): readonly (string | undefined)[] =>
  lambdaOverview(keys).widgets.map(({ name }) => name);

describe('lambdaOverview', () => {
  it('counts REPORT lines as invocations and shows memory and cold starts where there are any', () => {
    const keys = [key('@billedDuration'), key('@maxMemoryUsed'), key('@initDuration')];
    expect(names(keys)).toEqual(
      expect.arrayContaining([
        'Invocations',
        'Failed invocations',
        'Memory used by function, max',
        'Cold starts by function',
      ]),
    );
    expect(names(keys)).not.toContain('Throttles');
    expect(lambdaOverview(keys).widgets[0]?.query?.filters).toEqual([
      { key: '@type', operation: '=', value: 'REPORT' },
    ]);
  });
  it('counts spans where there are no REPORT lines, and shows throttles where CloudWatch was sent', () => {
    const seen = names([key('http.route', 'otel'), key('value.sum', 'cloudwatch-metrics')]);
    expect(seen.slice(0, 2)).toEqual(['Spans', 'Errors']);
    expect(seen).toContain('Throttles');
  });
  it('still is a dashboard that can be saved when nothing is known', () => {
    expect(names([])[0]).toBe('Events');
    expect(DashboardRequest.safeParse(lambdaOverview([])).success).toBe(true);
  });
});
