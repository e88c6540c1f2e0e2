/** What breaks inside of a program in the words of libraries that only some runtimes have: payloads, dates, loaders, signatures. */
// biome-ignore-all format: rows of texts, one a line.
import type { Runtime } from '../kit/estate.js';
import type { Thrown } from '../kit/thrown.js';

type Table = Readonly<Partial<Record<Runtime, Thrown>>>;

export const GITHUB_SIGNATURE: Table = {
  node: { type: 'Error', message: '[@octokit/webhooks] signature does not match event payload and secret' },
  python: { type: 'gidgethub.ValidationFailure', message: "payload's signature does not align with the secret" },
  go: { type: '*errors.errorString', message: 'payload signature check failed' },
};

export const NOT_GZIP: Table = {
  node: { type: 'Error', message: 'incorrect header check', code: 'Z_DATA_ERROR', fields: { errno: -3 }, inner: ['    at genericNodeError (node:internal/errors:984:15)', '    at zlibOnError [as onerror] (node:zlib:190:17)'] },
  python: { type: 'gzip.BadGzipFile', message: "Not a gzipped file (b'{\"')", inner: ['  File "/var/lang/lib/python3.12/gzip.py", line 452, in _read_gzip_header', "    raise BadGzipFile('Not a gzipped file (%r)' % magic)"] },
  java: { type: 'java.util.zip.ZipException', message: 'Not in GZIP format', inner: ['\tat java.base/java.util.zip.GZIPInputStream.readHeader(GZIPInputStream.java:176)'] },
  go: { type: '*errors.errorString', message: 'gzip: invalid header' },
  dotnet: { type: 'System.IO.InvalidDataException', message: 'The archive entry was compressed using an unsupported compression method.', inner: ['   at System.IO.Compression.Inflater.Inflate(FlushCode flushCode)'] },
};

export const BARE_AMPERSAND: Table = {
  python: { type: 'xml.etree.ElementTree.ParseError', message: 'not well-formed (invalid token): line 14, column 37', inner: ['  File "/var/lang/lib/python3.12/xml/etree/ElementTree.py", line 1338, in XML', '    parser.feed(text)'] },
  java: { type: 'org.xml.sax.SAXParseException', message: "The entity name must immediately follow the '&' in the entity reference.", inner: ['\tat java.xml/com.sun.org.apache.xerces.internal.util.ErrorHandlerWrapper.createSAXParseException(ErrorHandlerWrapper.java:204)'] },
  go: { type: '*xml.SyntaxError', message: 'XML syntax error on line 14: invalid character entity & (no semicolon)' },
  dotnet: { type: 'System.Xml.XmlException', message: 'An error occurred while parsing EntityName. Line 14, position 37.', inner: ['   at System.Xml.XmlTextReaderImpl.Throw(Exception e)'] },
};

/** The day of the month is kept when the month is turned, and the next one is shorter. */
export const NO_SUCH_DAY: Table = {
  python: { type: 'ValueError', message: 'day is out of range for month', inner: ['  File "/var/task/renewal.py", line 63, in next_renewal', '    return started.replace(month=started.month + 1)'] },
  java: { type: 'java.time.DateTimeException', message: "Invalid date 'FEBRUARY 30'", inner: ['\tat java.base/java.time.LocalDate.create(LocalDate.java:461)', '\tat io.acme.model.Renewal.next(Renewal.java:63)'] },
  dotnet: { type: 'System.ArgumentOutOfRangeException', message: 'Year, Month, and Day parameters describe an un-representable DateTime.', inner: ['   at System.DateTime.DateToTicks(Int32 year, Int32 month, Int32 day)', '   at Acme.Model.Renewal.Next(DateTime started) in /src/Model/Renewal.cs:line 63'] },
  node: { type: 'RangeError', message: 'Invalid time value', inner: ['    at Date.toISOString (<anonymous>)', '    at nextRenewal (/var/task/src/renewal.js:63:19)'] },
};

export const CHANGED_WHILE_READ: Table = {
  python: { type: 'RuntimeError', message: 'dictionary changed size during iteration', inner: ['  File "/var/task/price_cache.py", line 29, in evict', '    for key, entry in self._entries.items():'] },
  java: { type: 'java.util.ConcurrentModificationException', message: '', inner: ['\tat java.base/java.util.HashMap$HashIterator.nextNode(HashMap.java:1605)', '\tat io.acme.model.PriceCache.evict(PriceCache.java:29)'] },
  dotnet: { type: 'System.InvalidOperationException', message: 'Collection was modified; enumeration operation may not execute.', inner: ['   at System.Collections.Generic.Dictionary`2.Enumerator.MoveNext()', '   at Acme.Model.PriceCache.Evict() in /src/Model/PriceCache.cs:line 29'] },
};

export const SHARED_LIBRARY_GONE: Table = {
  python: { type: 'Runtime.ImportModuleError', message: "Unable to import module 'app': libGL.so.1: cannot open shared object file: No such file or directory" },
};

export const PACKAGE_LEFT_OUT: Table = {
  node: { type: 'Error', message: "Cannot find package 'undici' imported from /var/task/src/http.mjs", code: 'ERR_MODULE_NOT_FOUND' },
};

export const NOT_CONFIGURED: Table = {
  java: { type: 'java.lang.IllegalArgumentException', message: `Could not resolve placeholder 'pricing.base-url' in value "\${pricing.base-url}"` },
  node: { type: 'EnvVarError', message: 'env-var: "PRICING_URL" is a required variable, but it was not set' },
  python: { type: 'pydantic_core._pydantic_core.ValidationError', message: '1 validation error for Settings\npricing_url\n  Field required [type=missing, input_value={}, input_type=dict]\n    For further information visit https://errors.pydantic.dev/2.9/v/missing' },
  go: { type: '*errors.errorString', message: 'env: required environment variable "PRICING_URL" is not set' },
};

export const RECORD_OF_TOMORROW: Table = {
  node: { type: 'Error', message: 'unsupported schemaVersion 9 in record, known are 1 to 7' },
  python: { type: 'fastavro._schema_common.UnknownType', message: 'loyalty_tier' },
  java: { type: 'org.apache.avro.AvroTypeException', message: 'Found LoyaltyTier, expecting union' },
  go: { type: '*errors.errorString', message: 'decode record: unknown schema version 9' },
};
