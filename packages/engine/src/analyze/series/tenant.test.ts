import { describe, expect, it } from 'vitest';
import type { SenderSeen } from '../../query/evidence/series/series.js';
import { dominantTenant } from './tenant.js';
import type { SeriesView } from './view.js';

const seen = (now: number, before: number, ofNow = 1_000, ofBefore = 1_000): SenderSeen => ({
  key: 'tenant',
  value: 't-1',
  now,
  before,
  ofNow,
  ofBefore,
});
const among = (...senders: readonly SenderSeen[]) =>
  dominantTenant({ series: { groupedBy: [], lines: [], senders }, contributors: [] } as unknown as SeriesView);

describe('one of many who sends nearly all of it', () => {
  it('is told of a metric by the rows that name somebody', () => {
    expect(among(seen(780, 120))).toEqual({ key: 'tenant', value: 't-1', share: 0.78, grouped: false });
  });
  it('is nobody who sent as large a share before, sends less than most, is the only one, or is known by few rows', () => {
    expect(among(seen(780, 700))).toBeUndefined();
    expect(among(seen(500, 100))).toBeUndefined();
    expect(among(seen(1_000, 400))).toBeUndefined();
    expect(among(seen(15, 1, 18, 900))).toBeUndefined();
    expect(among()).toBeUndefined();
  });
});
