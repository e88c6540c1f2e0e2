/** `.baselimeignore`: one rule a line, `<dataset>:obfuscate:<key>` or `<dataset>:block:<key>`. */
import { EngineError, type ErrorDetail } from '../../model/errors.js';
import { everyDataset, type IgnoredKeys } from './dataset-rules.js';

const verbs = ['obfuscate', 'block'] as const;
type Verb = (typeof verbs)[number];

const datasetName = /^\w[\w.:-]{0,127}$/;
const maxKeyChars = 256;

/**
 * The rules by dataset; `*` holds those for every dataset. Empty lines and lines that begin with `#` say nothing.
 * Raises CONFIG_INVALID with one detail for each bad line: a rule that is not understood must not be left out, because
 * what it was to hide would be stored.
 */
export function parseIgnoreFile(text: string, fileName: string): ReadonlyMap<string, IgnoredKeys> {
  const rules = new Map<string, { obfuscate: string[]; block: string[] }>();
  const problems: ErrorDetail[] = [];
  for (const [index, whole] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const line = whole.trim();
    if (line === '' || line.startsWith('#')) continue;
    const parsed = parseLine(line);
    if (typeof parsed === 'string') {
      problems.push({ path: `${fileName}:${index + 1}`, message: parsed });
      continue;
    }
    const own = rules.get(parsed.dataset) ?? { obfuscate: [], block: [] };
    own[parsed.verb].push(parsed.key);
    rules.set(parsed.dataset, own);
  }
  if (problems.length === 0) return rules;
  const told = problems.map(({ path, message }) => `${path} ${message}`).join('; ');
  throw new EngineError(
    'CONFIG_INVALID',
    `The rules of what is never stored cannot be read: ${told}. Correct the file and start again.`,
    { details: problems },
  );
}

function parseLine(line: string): { readonly dataset: string; readonly verb: Verb; readonly key: string } | string {
  const match = /:([^:]*):/.exec(line);
  if (match === null) return 'is not of the form <dataset>:obfuscate:<key> or <dataset>:block:<key>';
  // A dataset may hold colons, so the first of the two words decides where it ends.
  const known = /:(obfuscate|block):/.exec(line);
  if (known === null) return `says "${match[1]?.slice(0, 40)}" where obfuscate or block must stand`;
  const dataset = line.slice(0, known.index).trim();
  const key = line.slice(known.index + known[0].length).trim();
  if (dataset !== everyDataset && !datasetName.test(dataset)) {
    return 'must begin with the name of a dataset, or * for all of them';
  }
  if (key === '') return 'names no key after the second colon';
  if (key.length > maxKeyChars) return `names a key of more than ${maxKeyChars} characters`;
  if (/[\s*:]/.test(key) || key.split('.').includes('')) {
    return 'must name one dotted key, such as data.user.email, without spaces, colons and asterisks';
  }
  const verb = verbs.find((one) => one === known[1]) ?? 'block';
  return { dataset, verb, key };
}
