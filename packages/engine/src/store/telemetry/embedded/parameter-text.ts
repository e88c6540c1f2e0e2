/** A bound value as ClickHouse reads it from a request. Reference: ClickHouse documentation, "HTTP Interface", "Queries with parameters". */
import type { SqlValue } from '../../sql.js';

const ESCAPES: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', "'": "\\'", '\\': '\\\\' };
const escaped = (text: string): string => text.replace(/[\t\n\r'\\]/g, (sign) => ESCAPES[sign] ?? sign);

export function parameterText(value: SqlValue['value']): string {
  switch (typeof value) {
    case 'string':
      return escaped(value);
    case 'object':
      return `[${value.map((one) => (typeof one === 'string' ? `'${escaped(one)}'` : parameterText(one))).join(',')}]`;
    case 'number':
      if (value === Number.POSITIVE_INFINITY) return '+inf';
      return Number.isNaN(value) ? 'nan' : value === Number.NEGATIVE_INFINITY ? '-inf' : String(value);
    default:
      return String(value);
  }
}
