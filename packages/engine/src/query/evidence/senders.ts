/** Who sends what comes in, among all that is stored of a time: tenants, customers and clients by the keys that name them. */
import { raw, sql } from '../../store/sql.js';
import { scope as timeScope } from '../conditions.js';
import { keyExpression } from '../key-expression.js';
import { isSince, type TimeScope } from './scope.js';
import type { SenderSeen } from './series/series.js';

const TENANT_KEY =
  /(?:^|[._-])(?:tenant|customer|client|account|org|organi[sz]ation|workspace|merchant|user|shop|store|api_?key|principal|company|partner|subscriber|seller)(?:[._-]?(?:id|name|key|slug))?$/i;

/** `customerId` as `customer_Id`, so that the word stands for itself. */
const snake = (key: string): string => key.replace(/([a-z\d])([A-Z])/g, '$1_$2');

/** Whether a key names who asks: `tenant`, `customerId`, `shop.api_key`. */
export const isTenantKey = (key: string): boolean => TENANT_KEY.test(snake(key));

/** Whose cloud it runs in is no sender. */
const OF_THE_CLOUD = /(?:^|[._])(?:cloud|aws|recipient|user_?identity)[._]?account/i;
const MOST_KEYS = 3;
const MOST_VALUES = 3;

/** Of each of the commonest such keys the values seen most in the window; rows of metrics are left out. Empty without such a key. */
export async function readSenders(scope: TimeScope): Promise<readonly SenderSeen[]> {
  const { reader, window, baseline, options } = scope;
  const keys = [...(await reader.keys(window))]
    .filter(({ key }) => isTenantKey(key) && !OF_THE_CLOUD.test(key))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
    .slice(0, MOST_KEYS);
  const whole = timeScope(reader.environment, { from: baseline.from, to: window.to });
  const found = await Promise.all(
    keys.map(async ({ key }): Promise<readonly SenderSeen[]> => {
      const { rows } = await reader.select<Record<'value' | 'now' | 'past' | 'of_now' | 'of_past', string>>(
        sql`SELECT value, now, past, sum(now) OVER () AS of_now, sum(past) OVER () AS of_past
          FROM (SELECT ${keyExpression(key).text} AS value, countIf(${isSince(window.from)}) AS now, count() - now AS past
            FROM baselime.events WHERE ${whole} AND kind != ${raw("'metric'")} AND value != '' GROUP BY value)
          ORDER BY now DESC, value LIMIT ${MOST_VALUES}`,
        options,
      );
      return rows.map(({ value, now, past, of_now, of_past }) => ({
        key,
        value,
        now: Number(now),
        before: Number(past),
        ofNow: Number(of_now),
        ofBefore: Number(of_past),
      }));
    }),
  );
  return found.flat();
}
