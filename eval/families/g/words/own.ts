/** What breaks inside of a program, in the words of its runtime, its libraries or its authors. */
// biome-ignore-all format: rows of texts, one a line.
import type { Dice } from '../../../kit/dice.js';
import type { Runtime } from '../kit/estate.js';
import type { Thrown } from '../kit/thrown.js';

export type Own = (runtime: Runtime, dice: Dice) => Thrown;
const table =
  (says: Readonly<Record<Runtime, Thrown>>): Own =>
  (runtime) =>
    says[runtime];

/** A value that the new code expects and an older record does not have. */
export const NOTHING_THERE = table({
  node: { type: 'TypeError', message: "Cannot read properties of undefined (reading 'currency')", inner: ['    at totalOf (/var/task/src/totals.js:41:27)'] },
  python: { type: 'AttributeError', message: "'NoneType' object has no attribute 'currency'", inner: ['  File "/var/task/totals.py", line 41, in total_of', '    code = item.price.currency'] },
  java: { type: 'java.lang.NullPointerException', message: 'Cannot invoke "io.acme.model.Price.currency()" because the return value of "io.acme.model.Item.price()" is null', inner: ['\tat io.acme.model.Totals.totalOf(Totals.java:41)'] },
  go: { type: '*runtime.errorString', message: 'runtime error: invalid memory address or nil pointer dereference' },
  dotnet: { type: 'System.NullReferenceException', message: 'Object reference not set to an instance of an object.', inner: ['   at Acme.Model.Totals.TotalOf(Item item) in /src/Model/Totals.cs:line 41'] },
  ruby: { type: 'NoMethodError', message: "undefined method 'currency' for nil", inner: ["/var/task/lib/totals.rb:41:in 'Totals.total_of'"] },
});

export const OUT_OF_RANGE = table({
  node: { type: 'RangeError', message: 'Invalid array length', inner: ['    at padRows (/var/task/src/rows.js:17:22)'] },
  python: { type: 'IndexError', message: 'list index out of range', inner: ['  File "/var/task/rows.py", line 17, in pad_rows', '    last = rows[len(rows)]'] },
  java: { type: 'java.lang.ArrayIndexOutOfBoundsException', message: 'Index 6 out of bounds for length 6', inner: ['\tat io.acme.model.Rows.pad(Rows.java:17)'] },
  go: { type: '*runtime.boundsError', message: 'runtime error: index out of range [6] with length 6' },
  dotnet: { type: 'System.IndexOutOfRangeException', message: 'Index was outside the bounds of the array.', inner: ['   at Acme.Model.Rows.Pad(Row[] rows) in /src/Model/Rows.cs:line 17'] },
  ruby: { type: 'IndexError', message: 'index 6 outside of array bounds: -6...6', inner: ["/var/task/lib/rows.rb:17:in 'Array#fetch'"] },
});

export const UNSET_VARIABLE = table({
  node: { type: 'Error', message: 'Missing required environment variable PARTNER_BASE_URL' },
  python: { type: 'KeyError', message: "'PARTNER_BASE_URL'", inner: ['  File "/var/lang/lib/python3.12/os.py", line 714, in __getitem__', '    raise KeyError(key) from None'] },
  java: { type: 'java.lang.IllegalStateException', message: 'environment variable PARTNER_BASE_URL is not set' },
  go: { type: '*errors.errorString', message: 'config: required key PARTNER_BASE_URL missing value' },
  dotnet: { type: 'System.InvalidOperationException', message: 'Configuration value PARTNER_BASE_URL is not set' },
  ruby: { type: 'KeyError', message: 'key not found: "PARTNER_BASE_URL"' },
});

export const MODULE_GONE = table({
  node: { type: 'Runtime.ImportModuleError', message: "Error: Cannot find module 'luxon'\nRequire stack:\n- /var/task/src/dates.js\n- /var/task/index.js" },
  python: { type: 'Runtime.ImportModuleError', message: "Unable to import module 'app': No module named 'dateutil'" },
  java: { type: 'java.lang.NoClassDefFoundError', message: 'com/fasterxml/jackson/datatype/jsr310/JavaTimeModule' },
  go: { type: 'Runtime.InvalidEntrypoint', message: 'fork/exec /var/task/bootstrap: no such file or directory' },
  dotnet: { type: 'System.IO.FileNotFoundException', message: "Could not load file or assembly 'NodaTime, Version=3.1.0.0, Culture=neutral, PublicKeyToken=4226afe0d9b296d1'. The system cannot find the file specified." },
  ruby: { type: 'LoadError', message: 'cannot load such file -- nokogiri' },
});

export const NOT_JSON = table({
  node: { type: 'SyntaxError', message: 'Unexpected token \'<\', "<?xml vers"... is not valid JSON', inner: ['    at JSON.parse (<anonymous>)'] },
  python: { type: 'json.decoder.JSONDecodeError', message: 'Expecting value: line 1 column 1 (char 0)', inner: ['  File "/var/lang/lib/python3.12/json/decoder.py", line 355, in raw_decode', '    raise JSONDecodeError("Expecting value", s, err.value) from None'] },
  java: { type: 'com.fasterxml.jackson.core.JsonParseException', message: "Unexpected character ('<' (code 60)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')" },
  go: { type: '*json.SyntaxError', message: "invalid character '<' looking for beginning of value" },
  dotnet: { type: 'System.Text.Json.JsonException', message: "'<' is an invalid start of a value. Path: $ | LineNumber: 0 | BytePositionInLine: 0." },
  ruby: { type: 'JSON::ParserError', message: "unexpected character: '<?xml' at line 1 column 1" },
});

export const NOT_VALID = table({
  node: { type: 'ZodError', message: '[{"code":"invalid_type","expected":"string","received":"undefined","path":["recipient","postcode"],"message":"Required"}]' },
  python: { type: 'pydantic_core._pydantic_core.ValidationError', message: '1 validation error for Recipient\npostcode\n  Field required [type=missing, input_value={...}, input_type=dict]' },
  java: { type: 'jakarta.validation.ConstraintViolationException', message: 'recipient.postcode: must not be blank' },
  go: { type: 'validator.ValidationErrors', message: "Key: 'Recipient.Postcode' Error:Field validation for 'Postcode' failed on the 'required' tag" },
  dotnet: { type: 'FluentValidation.ValidationException', message: "Validation failed: \n -- Recipient.Postcode: 'Postcode' must not be empty. Severity: Error" },
  ruby: { type: 'ActiveModel::ValidationError', message: "Validation failed: Postcode can't be blank" },
});

/** Words of the program's own that say nothing of a cause. */
export const OF_ITS_OWN = (name: string, message: string): Own => table({ node: { type: name, message }, python: { type: name, message }, java: { type: `io.acme.errors.${name}`, message }, go: { type: `*ledger.${name}`, message }, dotnet: { type: `Acme.Errors.${name}`, message }, ruby: { type: `Errors::${name}`, message } });

export const TOO_LARGE_ANSWER: Own = (_, dice) => ({ type: 'Function.ResponseSizeTooLarge', message: `Response payload size exceeded maximum allowed payload size (6291556 bytes).${dice.chance(0) ? ' ' : ''}` });

export const DISK_FULL = table({
  node: { type: 'Error', message: "ENOSPC: no space left on device, write '/tmp/render/page-3.png'", code: 'ENOSPC', fields: { errno: -28, syscall: 'write' } },
  python: { type: 'OSError', message: "[Errno 28] No space left on device: '/tmp/render/page-3.png'" },
  java: { type: 'java.io.IOException', message: 'No space left on device' },
  go: { type: '*fs.PathError', message: 'write /tmp/render/page-3.png: no space left on device' },
  dotnet: { type: 'System.IO.IOException', message: "No space left on device : '/tmp/render/page-3.png'" },
  ruby: { type: 'Errno::ENOSPC', message: 'No space left on device @ io_write - /tmp/render/page-3.png' },
});

export const BATCH_FAILED = (failed: number, of: number): Own =>
  table({
    node: { type: 'BatchProcessingError', message: `${failed} of ${of} records failed, reporting them as batchItemFailures` },
    python: { type: 'BatchProcessingError', message: `${failed} of ${of} records failed processing` },
    java: { type: 'software.amazon.lambda.powertools.batch.exception.BatchProcessingException', message: `${failed} of ${of} records failed processing` },
    go: { type: '*batch.PartialError', message: `batch: ${failed} of ${of} records failed, returned as batchItemFailures` },
    dotnet: { type: 'AWS.Lambda.Powertools.BatchProcessing.Exceptions.BatchProcessingException', message: `${failed} of ${of} records failed processing.` },
    ruby: { type: 'BatchProcessingError', message: `${failed} of ${of} records failed` },
  });
