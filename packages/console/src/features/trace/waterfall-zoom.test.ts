import type { EventView } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { type WaterfallRow, waterfall } from './waterfall-model.js';
import { parseZoom, placeIn, shareIn, zoomText, zoomTo } from './waterfall-zoom.js';

const span = (spanId: string, timestampMs: number, durationMs: number): EventView => ({
  id: spanId,
  environment: 'e',
  dataset: 'otel',
  service: 's',
  namespace: 'n',
  kind: 'span',
  timestamp: '',
  timestampMs,
  durationMs,
  spanId,
  isError: false,
  data: {},
});
const laid = waterfall([span('a', 1000, 1000), span('b', 1100, 100), span('c', 1900, 50)]);
const row = (key: string): WaterfallRow => {
  const found = laid.rows.find((one) => one.key === key);
  if (found === undefined) throw new Error(`no span ${key}`);
  return found;
};

describe('parseZoom', () => {
  it('reads what the address holds', () => {
    const zoom = { fromMs: 12.5, toMs: 380 };
    expect(parseZoom(zoomText(zoom), 1000)).toEqual(zoom);
  });
  it.each(['', 'x', '5', '5-', '5-5', '8-3', '0-1000', '2000-3000', '-1-5', '1e3-2e3'])(
    'is undefined for %j',
    (text) => {
      expect(parseZoom(text, 1000)).toBeUndefined();
    },
  );
});

describe('zoomTo', () => {
  it('shows a span with a little around it, and the whole trace for its root', () => {
    expect(zoomTo(row('b'), laid)).toEqual({ fromMs: 95, toMs: 205 });
    expect(zoomTo(row('a'), laid)).toBeUndefined();
  });
});

describe('placeIn', () => {
  const zoom = { fromMs: 100, toMs: 300 };
  it('cuts what reaches out of the part that is shown', () => {
    expect(placeIn(zoom, row('a'), 1000)).toEqual({ offset: 0, width: 1 });
    expect(placeIn(zoom, row('b'), 1000)).toEqual({ offset: 0, width: expect.closeTo(0.5) });
  });
  it('says on which side the others are', () => {
    expect(placeIn(zoom, row('c'), 1000).outside).toBe('after');
    expect(placeIn({ fromMs: 500, toMs: 600 }, row('b'), 1000).outside).toBe('before');
  });
  it('leaves a trace as it is that is not zoomed', () => {
    expect(placeIn(undefined, row('c'), 1000)).toEqual({ offset: 0.9, width: expect.closeTo(0.05) });
    expect(shareIn(undefined, 0.4, 1000)).toBe(0.4);
  });
});
