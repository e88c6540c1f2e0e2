/** Records that hold a statement in one field and its parameters in another: `{query: 'insert …', parameters: […]}`. */
import { columnsOfParameters } from '../rules/statements.js';

/** Of nothing but statements. */
const OF_STATEMENTS: ReadonlySet<string> = new Set(
  'parameters bindings binds replacements bindParams sqlParams'.split(' '),
);
const PARAMETER_KEYS: ReadonlySet<string> = new Set([
  ...OF_STATEMENTS,
  ...'params values args arguments bind queryParams'.split(' '),
]);
const STATEMENT_KEYS: readonly string[] = 'query sql statement text sqlText queryText db.statement db.query.text'.split(
  ' ',
);

/** What the parameters under `key` are called, by the statement beside them; undefined for what may be a list of other things. */
export function columnsUnder(
  key: string,
  record: { readonly [key: string]: unknown },
): readonly (string | undefined)[] | undefined {
  if (!PARAMETER_KEYS.has(key)) return undefined;
  for (const name of STATEMENT_KEYS) {
    const statement = record[name];
    if (typeof statement === 'string') {
      const columns = columnsOfParameters(statement);
      if (columns !== undefined) return columns;
    }
  }
  return OF_STATEMENTS.has(key) ? NO_COLUMNS : undefined;
}
/** Of parameters without a statement nothing is known, but that they are values. */
const NO_COLUMNS: readonly (string | undefined)[] = [];
