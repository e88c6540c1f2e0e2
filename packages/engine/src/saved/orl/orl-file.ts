/** One file of `.baselime` as its resources, each with the place of every part, so that a problem can name its line. */
import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { ErrorDetail } from '../../model/errors.js';
import { Ref } from './orl-resources.js';

export interface OrlFile {
  readonly name: string;
  readonly text: string;
}

export interface ReadFile {
  readonly name: string;
  /** Key by key as written; empty for a file that cannot be read. */
  readonly entries: readonly (readonly [key: string, value: unknown])[];
  readonly problems: readonly ErrorDetail[];
  /** A problem at a place of this file, in words that name file, line and key. */
  problem(place: readonly PropertyKey[], message: string): ErrorDetail;
}

/** An alias may repeat a list of thousands; nobody needs many. */
const MAX_ALIASES = 20;

export function readOrlFile({ name, text }: OrlFile): ReadFile {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    schema: 'core',
    logLevel: 'silent',
    customTags: [{ tag: '!ref', resolve: (id: string) => new Ref(id) }],
  });
  /** Of the key where the place has one, else of the nearest thing around it. */
  const lineOf = (place: readonly PropertyKey[]): number => {
    const path = place.map((part) => (typeof part === 'number' ? part : String(part)));
    for (let length = path.length; length > 0; length -= 1) {
      const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
      const last = String(path[length - 1]);
      const pair = isMap(parent)
        ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === last)
        : undefined;
      const node = isScalar(pair?.key) ? pair.key : document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const problem: ReadFile['problem'] = (place, message) => ({
    path: `${name}:${lineOf(place)}`,
    message: place.length === 0 ? message : `${place.map(String).join('.')}: ${message}`,
  });
  const failed = (problems: readonly ErrorDetail[]): ReadFile => ({ name, entries: [], problems, problem });
  if (document.errors.length > 0) {
    return failed(
      document.errors.map(({ message, pos }) => ({ path: `${name}:${lines.linePos(pos[0]).line}`, message })),
    );
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch {
    return failed([problem([], `uses more than ${MAX_ALIASES} aliases`)]);
  }
  if (value === null || value === undefined) return failed([]);
  if (typeof value !== 'object' || Array.isArray(value)) {
    return failed([problem([], 'must hold resources by their ids')]);
  }
  return { name, entries: Object.entries(value), problems: [], problem };
}
