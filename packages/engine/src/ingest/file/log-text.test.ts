import { describe, expect, it } from 'vitest';
import { splitLogText } from './log-text.js';

const texts = (text: string): readonly string[] => splitLogText(text).map((record) => record.text);
const TRACEBACK =
  'Traceback (most recent call last):\n  File "/app/main.py", line 3, in handler\n    order["zip"]\nKeyError: \'zip\'';

describe('the records of a text', () => {
  it('keep a traceback of Python whole, and apart from a line that announces no error', () => {
    expect(texts(`starting up\n${TRACEBACK}\ndone`)).toEqual(['starting up', TRACEBACK, 'done']);
    expect(texts(`ERROR job 7 failed\n${TRACEBACK}`)).toEqual([`ERROR job 7 failed\n${TRACEBACK}`]);
  });

  it('name the container that docker compose puts in front', () => {
    const printed = ['app-1  | ready', ...TRACEBACK.split('\n').map((line) => `app-1  | ${line}`), 'db-1   | stopped'];
    expect(splitLogText(printed.join('\n'))).toEqual([
      { text: 'ready', logStream: 'app-1' },
      { text: TRACEBACK, logStream: 'app-1' },
      { text: 'stopped', logStream: 'db-1' },
    ]);
    const [timed] = splitLogText('app-1  | 2026-11-29T05:12:03.001Z ready');
    expect(timed).toMatchObject({ text: 'ready', logStream: 'app-1' });
    expect(timed?.time).toBeDefined();
    expect(texts('name | value\n--- | ---')).toEqual(['name | value', '--- | ---']);
  });
});
