/**
 * SQL as a tagged template that binds by default: an interpolated value becomes a bound parameter of ClickHouse
 * (`{p0:String}`), never text. `raw` is the ugly word for the few places that need an identifier or a keyword.
 */
declare const sqlBrand: unique symbol;

export type SqlScalar = string | number | bigint | boolean;
export interface Sql {
  readonly [sqlBrand]: true;
  readonly parts: readonly (string | SqlValue)[];
}
/** A bound value with its ClickHouse type. */
export interface SqlValue {
  readonly value: SqlScalar | readonly SqlScalar[];
  readonly type: string;
}
export interface CompiledSql {
  readonly text: string;
  readonly params: Readonly<Record<string, SqlScalar | readonly SqlScalar[]>>;
}

const make = (parts: readonly (string | SqlValue)[]): Sql => ({ parts }) as unknown as Sql;
const isSql = (value: unknown): value is Sql => typeof value === 'object' && value !== null && 'parts' in value;

/** Binds `value` as `type`; needed where the type that `sql` infers (String, Float64, Int64, Bool, Array) is not meant. */
export const bind = (value: SqlValue['value'], type: string): Sql => make([{ value, type }]);

/** Text that goes into the statement as it is. Only for constants of this program: never for anything that came in. */
export const raw = (text: string): Sql => make([text]);

/** Joins fragments with a constant separator; an empty list gives an empty fragment. */
export const join = (fragments: readonly Sql[], separator: string): Sql =>
  make(fragments.flatMap((fragment, index) => (index === 0 ? fragment.parts : [separator, ...fragment.parts])));

export function sql(
  strings: TemplateStringsArray,
  ...values: readonly (SqlScalar | readonly string[] | readonly number[] | Sql)[]
): Sql {
  const parts: (string | SqlValue)[] = [];
  strings.forEach((text, index) => {
    parts.push(text);
    const value = values[index];
    if (value === undefined) return;
    if (isSql(value)) parts.push(...value.parts);
    else parts.push({ value: value as SqlValue['value'], type: typeOf(value as SqlValue['value']) });
  });
  return make(parts);
}

/** The statement with `{pN:Type}` places and their values. */
export function compile(statement: Sql): CompiledSql {
  const params: Record<string, SqlValue['value']> = {};
  let count = 0;
  const text = statement.parts
    .map((part) => {
      if (typeof part === 'string') return part;
      const name = `p${count++}`;
      params[name] = part.value;
      return `{${name}:${part.type}}`;
    })
    .join('');
  return { text, params };
}

function typeOf(value: SqlValue['value']): string {
  if (typeof value === 'object') return typeof value[0] === 'number' ? 'Array(Float64)' : 'Array(String)';
  if (typeof value === 'bigint') return 'Int64';
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'Int64' : 'Float64';
  return typeof value === 'boolean' ? 'Bool' : 'String';
}
