import { describe, expect, it } from 'vitest';
import { event } from '../__fixtures__/events.js';
import { shapeOf, tellingLine } from './shape.js';
import { signalsOf } from './signals.js';

const shape = (message: string) => shapeOf(signalsOf(event({ message, isError: true })));

describe('the shape of an error that no rule knows', () => {
  it.each([
    ['FluxError: peer hung up during phase two', 'network'],
    ['the ledger refused the login of the robot', 'refusal'],
    ['too many parcels on belt 7', 'limit'],
    ['option glaze requires kiln 2', 'setting'],
    ['no such parcel in bay 4', 'absence'],
    ['unexpected colour in swatch', 'value'],
    ['depot answered with status 599', 'server'],
  ])('%s', (message, kind) => expect(shape(message)).toBe(kind));

  it('is unknown for words that say nothing of the kind', () => expect(shape('the parcel fell down')).toBeUndefined());

  it('is read from the line that says most of what went wrong', () => {
    const pasted = '12:00:01 kiln starts\n12:00:02 ERROR glaze: KilnFailure: lid is open\nProcess exited with code 1';
    expect(tellingLine(pasted)).toBe('12:00:02 ERROR glaze: KilnFailure: lid is open');
    expect(tellingLine('only this')).toBe('only this');
  });
});
