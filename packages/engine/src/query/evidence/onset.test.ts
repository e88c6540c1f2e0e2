import { describe, expect, it } from 'vitest';
import { failingSince, onsetOf } from './onset.js';

const line = (...values: readonly number[]) => values.map((value, at) => ({ at: at * 10, value }));

describe('onsetOf', () => {
  it('is the time of the first of the larger values', () => {
    expect(onsetOf(line(20, 22, 19, 25, 21, 20, 900, 950, 870, 910))).toBe(60);
  });
  it('lets one value stand on the wrong side', () => {
    expect(onsetOf(line(20, 22, 19, 25, 21, 20, 800, 22, 900, 950, 870, 910, 880, 905))).toBe(80);
  });
  it('is undefined for values that stay, that come and go, that fall, and for few of them', () => {
    expect(onsetOf(line(20, 22, 19, 25, 21, 20, 23, 24, 19, 20))).toBeUndefined();
    expect(onsetOf(line(20, 900, 19, 870, 21, 910, 23, 905, 19, 890))).toBeUndefined();
    expect(onsetOf(line(900, 910, 920, 905, 20, 21, 19, 22, 23, 20))).toBeUndefined();
    expect(onsetOf(line(20, 21, 900, 910))).toBeUndefined();
    expect(onsetOf([])).toBeUndefined();
  });
  it('leaves out what is not positive or no number', () => {
    expect(onsetOf(line(0, 20, 22, 19, Number.NaN, 25, 21, 20, 900, 950, 870, 910))).toBe(80);
  });
});

/** Ten seconds apart; `x` failed. */
const attempts = (outcomes: string) => [...outcomes].map((one, at) => ({ at: at * 10, failed: one === 'x' }));

describe('failingSince', () => {
  it('is the first of the failures that came more often', () => {
    expect(failingSince(attempts('......xx.xxx'))).toBe(60);
    expect(failingSince(attempts('xxxx'))).toBe(0);
    expect(failingSince(attempts('....x'))).toBe(40);
  });
  it('does not begin with a failure now and then long before', () => {
    expect(failingSince(attempts('..x...........x..............xxx.xxxx.xxx'))).toBe(290);
  });
  it('is where it began to fail, not where it became worse', () => {
    expect(failingSince(attempts('....................x.x..x.x.xx..x.xx.x.xxxxxxxxxxxxxxxxxxxx'))).toBe(200);
  });
  it('is where a burst begins that ended', () => {
    expect(failingSince(attempts('..........xxxxxxxx..........'))).toBe(100);
  });
  it('does not depend on the order, and is undefined without any failure', () => {
    expect(failingSince(attempts('......xx.xxx').reverse())).toBe(60);
    expect(failingSince(attempts('......'))).toBeUndefined();
    expect(failingSince([])).toBeUndefined();
  });
  it('is the first of all where failures became fewer', () => {
    expect(failingSince(attempts('xx.x.x......'))).toBe(0);
  });
});
