/** The program's own log: JSON lines on standard error. Never bodies, keys, queries or row data. */
import type { LogFields, Logger } from '@baselime-ai/engine';
import { destination, type Logger as PinoLogger, pino } from 'pino';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Writes to standard error, so that standard output stays free for what a command prints. */
export function createLogger(level: LogLevel = 'info'): Logger {
  return wrap(pino({ name: 'baselime-ai', level, base: null }, destination({ dest: 2, sync: true })));
}

function wrap(target: PinoLogger): Logger {
  const write = (level: LogLevel) => (message: string, fields?: LogFields) => target[level](fields ?? {}, message);
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
