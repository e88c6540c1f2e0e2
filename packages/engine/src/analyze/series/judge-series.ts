/** One line of an alert, judged on its own: for who wants to know whether something is unusual, and not why. */
import type { SeriesLine } from '../../query/evidence/series/series.js';
import { judgeLine } from './judge-line.js';
import type { LineContext } from './line.js';
import { known } from './robust.js';

export interface SeriesJudged {
  /** Of the part that stands out; of one bucket of the window where nothing does. Absent when nothing is known. */
  readonly value?: number;
  readonly usual?: number;
  /** In words; absent when the line is as usual, or too little is known of it. */
  readonly unusual?: string;
  /** Why nothing can be said. */
  readonly because?: string;
}

const SHAPES = { level: 'a new level', spike: 'a spike', trend: 'a trend', variance: 'another spread', gap: 'a gap' };

/** Pure; never throws. */
export function judgeSeries(line: SeriesLine, context: LineContext): SeriesJudged {
  const judged = judgeLine(line, context);
  const [main] = judged.unusual;
  if (main !== undefined) {
    const way = main.direction === 'up' ? 'above' : 'below';
    const unusual = `${SHAPES[main.shape]} ${way} the usual: ${amount(main.seen)} where ${amount(main.usual)} is usual`;
    return { value: main.seen, usual: main.usual, unusual };
  }
  const seen = judged.seen ?? (known(line.window).length === 0 ? undefined : known(line.window).at(-1));
  return {
    ...(seen === undefined ? {} : { value: seen }),
    ...(judged.usual === undefined ? {} : { usual: judged.usual }),
    ...(judged.because === undefined ? {} : { because: judged.because }),
  };
}

const amount = (value: number): string => String(Number(value.toPrecision(4)));
