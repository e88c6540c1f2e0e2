/** How an error is told in one row, wherever it stands. */
import type { ErrorTelling, EventView, Subject } from '@baselime-ai/contract';
import { eventRow, type Tone } from '../events/model.js';
import type { ErrorRow } from './model.js';

interface ErrorFace {
  readonly text: string;
  readonly place: string;
  readonly tone: Tone;
}

/** What the Node.js runtime of Lambda says before an error that nobody caught; of an error it tells nothing. */
const ANNOUNCED = /^(?:Invoke Error|Uncaught Exception|Unhandled (?:Promise )?Rejection): (?=\S)/;

export const withoutAnnouncement = (line: string): string => line.replace(ANNOUNCED, '');

/** By its sample. */
export function errorFace({ sample }: { readonly sample: EventView }): ErrorFace {
  const { text, place, tone } = eventRow(sample);
  return { text: withoutAnnouncement(text), place, tone: tone === 'late' ? 'late' : 'bad' };
}

export const ASK_ERROR = 'Ask AI about this error';

export const errorSubject = ({ fingerprint }: Pick<ErrorRow, 'fingerprint'>): Subject => ({
  kind: 'error',
  fingerprint,
});

const TOLD_AS: Readonly<Record<ErrorTelling['kind'], string>> = {
  log: 'lines',
  event: 'events',
  metric: 'metrics',
  span: 'spans',
  'span-event': 'spans',
};

/** Who tells it, as `lines of lambda-logs, spans of otel`. */
export const toldBy = (tellings: readonly ErrorTelling[]): string =>
  [...new Set(tellings.map(({ kind, dataset }) => `${TOLD_AS[kind]} of ${dataset}`))].join(', ');
