/**
 * Records that say in one field what another holds: `{name: 'DB_PASSWORD', value: …}`, `{question: 'Company', answer: …}`; and what
 * validators report of a field, by its path: `{loc: ['body', 'plate'], input: …}`.
 */

const NAME_KEYS: readonly string[] =
  `name key Name Key question label field header propertyName attributeName parameterName headerName ParameterKey ParameterName
  property attribute path loc instancePath param fieldName field_name column columnName attr`.split(/\s+/);
const VALUE_KEYS: readonly string[] =
  `value Value answer propertyValue attributeValue parameterValue headerValue ParameterValue oldValue newValue old_value new_value
  fromString toString from to was now current input received before after old new previous prior original updated`.split(
    /\s+/,
  );
const names: ReadonlySet<string> = new Set(NAME_KEYS);
const values: ReadonlySet<string> = new Set(VALUE_KEYS);

export const isNameKey = (key: string): boolean => names.has(key);
export const isValueKey = (key: string): boolean => values.has(key);

/** What a record calls its value, of a path its end; undefined for a record without one. */
export function nameIn(record: { readonly [key: string]: unknown }): unknown {
  if (!hasValue(record)) return undefined;
  const key = NAME_KEYS.find((one) => Object.hasOwn(record, one));
  const name = key === undefined ? undefined : record[key];
  return Array.isArray(name) ? name.findLast((part) => typeof part === 'string') : name;
}

/** A record has fewer keys than there are names for a value, so its own are looked up. */
function hasValue(record: { readonly [key: string]: unknown }): boolean {
  for (const key in record) if (values.has(key) && Object.hasOwn(record, key)) return true;
  return false;
}

/** What a code opens, beside it in one record. */
const OPENED: readonly string[] =
  'lock lockId lock_id door doorId door_id keypad gate safe locker entrance vault alarm'.split(' ');
const FEW_DIGITS = /^\d{3,8}$/;

/** True for the code of a record about a lock or a door: `{lock: …, code: '9021'}`. */
export const isCodeThatOpens = (key: string, record: { readonly [key: string]: unknown }): boolean => {
  if (key !== 'code') return false;
  const value = record[key];
  const digits = typeof value === 'number' ? String(value) : value;
  return typeof digits === 'string' && FEW_DIGITS.test(digits) && OPENED.some((one) => Object.hasOwn(record, one));
};
