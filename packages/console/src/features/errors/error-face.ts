/** How an error is told in one row, wherever it stands. */
import type { Subject } from '@baselime-ai/contract';
import { visibleLine } from '../../ui/safe-text.js';
import { eventRow, type Tone } from '../events/model.js';
import type { ErrorRow } from './model.js';

interface ErrorFace {
  readonly text: string;
  /** Undefined where there is no sample that tells it. */
  readonly place: string | undefined;
  readonly tone: Tone;
}

/** By its sample; without one by its fingerprint. */
export function errorFace({ sample, fingerprint }: Pick<ErrorRow, 'sample' | 'fingerprint'>): ErrorFace {
  if (sample === undefined) return { text: `Error ${visibleLine(fingerprint, 40)}`, place: undefined, tone: 'bad' };
  const { text, place, tone } = eventRow(sample);
  return { text, place, tone: tone === 'late' ? 'late' : 'bad' };
}

export const ASK_ERROR = 'Ask AI about this error';

export const errorSubject = ({ fingerprint }: Pick<ErrorRow, 'fingerprint'>): Subject => ({
  kind: 'error',
  fingerprint,
});
