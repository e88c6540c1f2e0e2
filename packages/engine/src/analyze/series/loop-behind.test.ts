import { describe, expect, it } from 'vitest';
import { traceId } from '../../model/ids.js';
import type { Evidence } from '../../query/evidence/evidence.js';
import { span } from '../__fixtures__/events.js';
import { loopBehind } from './loop-behind.js';
import type { SeriesView } from './view.js';

const view = (resource: string, direction = 'up') =>
  ({
    main: { shape: 'level', direction },
    contributors: [],
    series: { filters: [], groupedBy: [], metric: { name: 'Invocations', namespace: 'AWS/Lambda', resource } },
  }) as unknown as SeriesView;
/** `checkout` below itself so many times, each time as a new invocation. */
function nested(levels: number): Evidence {
  const spans = Array.from({ length: levels }, (_, index) =>
    span({
      spanId: `s${index}`,
      ...(index === 0 ? {} : { parentSpanId: `s${index - 1}` }),
      requestId: `r${index}`,
      atMs: index * 10,
      role: 'server',
    }),
  );
  const [first] = spans;
  if (first === undefined) throw new Error('a trace without a span');
  const at = { from: first.timestamp, to: first.timestamp };
  return {
    subject: { kind: 'event', id: first.id },
    window: at,
    baseline: at,
    focus: first,
    request: [],
    trace: { traceId: traceId('t1'), spans, logs: [], truncated: false },
    skipped: [],
  };
}
const around = (busiest?: Evidence): Evidence => ({ ...nested(1), ...(busiest === undefined ? {} : { busiest }) });

describe('more calls of a function that calls itself', () => {
  it('are told by the trace that holds most of them', () => {
    expect(loopBehind(view('checkout'), around(nested(9)))).toMatchObject({ fault: 'recursion', entity: 'checkout' });
  });
  it('are traffic where the trace shows no loop, one of another function, or was not read', () => {
    expect(loopBehind(view('checkout'), around(nested(3)))).toBeUndefined();
    expect(loopBehind(view('orders'), around(nested(9)))).toBeUndefined();
    expect(loopBehind(view('checkout'), around())).toBeUndefined();
    expect(loopBehind(view('checkout', 'down'), around(nested(9)))).toBeUndefined();
  });
});
