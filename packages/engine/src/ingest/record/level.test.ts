import { expect, it } from 'vitest';
import { levelOfText } from './level.js';

it.each([
  ['08 Jan 2018 15:48:38 [main] ERROR shop - not saved', 'error'],
  ['Thu Jan 25 06:47:10 UTC 2018 : Execution failed due to configuration error: no target', 'error'],
  ['Mon Mar 2 10:00:00 2026 WARN slow', 'warn'],
  ['Error in getOrders: ClientInitializationError: no engine', 'error'],
  ['17:04:59.119 [eventloop-1] [] ERROR c.s.Client - no', 'error'],
  ['%3|1656341445.470|FAIL|rdkafka#consumer-2| [thrd:b]: no', 'error'],
  ['11:38:00 | CREATE_FAILED | AWS::EC2::VPC | Vpc', 'error'],
  ['google.api_core.exceptions.FailedPrecondition: 400 no', 'error'],
  ['May 5 is an ERROR of the calendar', undefined],
  ['Error codes: see the manual', undefined],
])('the level of %j is %s', (line, level) => expect(levelOfText(line)).toBe(level));
