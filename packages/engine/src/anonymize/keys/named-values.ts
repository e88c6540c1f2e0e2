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
