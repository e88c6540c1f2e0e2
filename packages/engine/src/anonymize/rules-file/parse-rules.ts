/** The text of a rules file, YAML or JSON, as rules. Every problem is named with its place and its line. */
import { PrivacyRules } from '@baselime-ai/contract';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { EngineError, type ErrorDetail } from '../../model/errors.js';
import { linearPattern } from './linear-pattern.js';

const MAX_CHARACTERS = 100_000;
const MAX_PROBLEMS = 20;
/** An alias may repeat a list of thousands; nobody needs many. */
const MAX_ALIASES = 20;

type Place = readonly PropertyKey[];

/**
 * The rules. An empty text is no rules at all.
 * Raises PRIVACY_RULES_INVALID; `details` has one entry for each problem, at most twenty.
 *
 * @param name of the text, for the message: a file's name, or what the reader sees
 */
export function parseRules(text: string, name: string): PrivacyRules {
  if (text.length > MAX_CHARACTERS) {
    throw refused(name, [{ path: '', message: `is longer than ${MAX_CHARACTERS} characters` }]);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: 'core', logLevel: 'silent' });
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ message, pos }) => ({
      path: '',
      message: `line ${lines.linePos(pos[0]).line} cannot be read: ${message}`,
    }));
    throw refused(name, problems);
  }
  const at = (place: Place, message: string): ErrorDetail => {
    const line = lineOf(document, lines, place);
    return { path: place.map(String).join('.'), message: line === undefined ? message : `line ${line}: ${message}` };
  };
  const parsed = PrivacyRules.safeParse(plainOf(document, name) ?? {});
  if (!parsed.success)
    throw refused(
      name,
      parsed.error.issues.flatMap((issue) => problemsOf(issue)).map(([place, message]) => at(place, message)),
    );
  const problems = [...patternsOf(parsed.data)].flatMap(({ place, source }) => {
    const checked = linearPattern(source);
    return typeof checked === 'string' ? [at(place, `the pattern ${checked}`)] : [];
  });
  if (problems.length > 0) throw refused(name, problems);
  return parsed.data;
}

function plainOf(document: Document, name: string): unknown {
  try {
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    return value;
  } catch {
    throw refused(name, [{ path: '', message: `uses more than ${MAX_ALIASES} aliases` }]);
  }
}

interface Issue {
  readonly code?: string;
  readonly path: Place;
  readonly message: string;
  readonly keys?: readonly string[];
  readonly errors?: readonly (readonly Issue[])[];
}

/** The problems behind an issue, in words for who writes rules. */
function problemsOf(issue: Issue): readonly (readonly [Place, string])[] {
  if (issue.code === 'unrecognized_keys') {
    return (issue.keys ?? []).map((key) => [[...issue.path, key], 'is no setting of these rules'] as const);
  }
  // Of the forms that a place may have, the one that got furthest says best what is wrong.
  const branches = issue.errors?.map((branch) =>
    branch.flatMap((inner) => problemsOf({ ...inner, path: [...issue.path, ...inner.path] })),
  );
  const nearest = branches?.filter((branch) => branch.some(([place]) => place.length > issue.path.length))[0];
  return (
    nearest ?? [
      [
        issue.path,
        issue.code === 'invalid_union' ? 'must be a key, or {key, as}' : issue.message.replace(/^Invalid input: /, ''),
      ],
    ]
  );
}

function* patternsOf(rules: PrivacyRules): Generator<{ readonly place: Place; readonly source: string }> {
  for (const [index, { match }] of rules.patterns.entries())
    yield { place: ['patterns', index, 'match'], source: match };
  for (const [dataset, own] of Object.entries(rules.datasets)) {
    for (const [index, { match }] of own.patterns.entries()) {
      yield { place: ['datasets', dataset, 'patterns', index, 'match'], source: match };
    }
  }
}

/** The line of the nearest thing that is there. */
function lineOf(document: Document, lines: LineCounter, place: Place): number | undefined {
  for (let length = place.length; length > 0; length -= 1) {
    const node = document.getIn(
      place.slice(0, length).map((part) => (typeof part === 'number' ? part : String(part))),
      true,
    );
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return undefined;
}

function refused(name: string, problems: readonly ErrorDetail[]): EngineError {
  const details = problems.slice(0, MAX_PROBLEMS);
  const [first] = details;
  const more = problems.length > 1 ? `, and ${problems.length - 1} more` : '';
  const where = first?.path ? `${first.path}, ` : '';
  return new EngineError('PRIVACY_RULES_INVALID', `${name} cannot be used: ${where}${first?.message ?? ''}${more}.`, {
    details,
  });
}
