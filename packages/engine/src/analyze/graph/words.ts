/** What the words of a new error line say, by the rules that a single error is judged by. */
import { eventId } from '../../model/ids.js';
import { unixNanos } from '../../model/units.js';
import { recognize, type Verdict } from '../rules/recognize.js';
import { signalsOf } from '../rules/signals.js';
import type { Deviation } from './deviation.js';

/** Undefined where no error line is among what differs, or where its words are known to no rule. */
export function saidByLines(
  entity: string,
  deviations: readonly Pick<Deviation, 'words' | 'isError' | 'significant'>[],
): Verdict | undefined {
  for (const { words, isError, significant } of deviations) {
    if (words === undefined || isError !== true || !significant) continue;
    const verdict = recognize(
      signalsOf({
        id: eventId('line'),
        environment: '',
        dataset: '',
        service: entity,
        namespace: entity,
        kind: 'log',
        timestamp: unixNanos(0n),
        isError: true,
        message: words,
        data: { '@message': words },
      }),
    );
    // A hole of the template is no name.
    if (verdict !== undefined && verdict.fault !== 'unhandled-error' && !verdict.entity.includes('<*>')) return verdict;
  }
  return undefined;
}
