/**
 * Labels by construction: templates write identifying values and useful words between marks, which survive JSON and
 * the encoders below; `finish` takes the marks off and notes where the values stand.
 */
import { gzipSync } from 'node:zlib';

const OPEN = '\ue000';
const TYPE = '\ue001';
const CLOSE = '\ue002';
/** A leaf that is a number: the quotes around it are dropped. */
const NUMBER = '\ue003';
const MARKED = new RegExp(`${OPEN}([a-z0-9_]+)${TYPE}([^${CLOSE}]*)${CLOSE}`, 'gu');

export interface Planted {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly value: string;
  /** How it is written: `plain` or the outermost encoding. */
  readonly form: string;
}

export interface LabelledRecord {
  readonly template: string;
  readonly isJson: boolean;
  readonly text: string;
  readonly planted: readonly Planted[];
  /** Where words stand that must survive. */
  readonly useful: readonly { readonly start: number; readonly end: number }[];
}

export const mark = (type: string, value: string): string => `${OPEN}${type}${TYPE}${value}${CLOSE}`;
/** A value that stands as a number in JSON. */
export const markNumber = (type: string, value: number): string => `${NUMBER}${mark(type, String(value))}${NUMBER}`;
/** A number in JSON that must survive. */
export const usefulNumber = (value: number): string => `${NUMBER}«${value}»${NUMBER}`;
export const bare = (text: string): string => text.replace(MARKED, '$2').replace(/[«»\ue003]/gu, '');
const typesIn = (text: string): readonly string[] => [...text.matchAll(MARKED)].map((match) => match[1] ?? '');

/** Applies an encoding inside the marks and outside of them alike, so that values keep their places. */
const within = (text: string, form: string, encode: (plain: string) => string): string => {
  let out = '';
  let at = 0;
  for (const match of text.matchAll(MARKED)) {
    out += encode(text.slice(at, match.index)) + mark(`${match[1]}__${form}`, encode(match[2] ?? ''));
    at = match.index + match[0].length;
  }
  return out + encode(text.slice(at));
};
const characters = (text: string, encode: (code: number) => string): string =>
  [...text].map((character) => encode(character.charCodeAt(0))).join('');

export const urlEncoded = (text: string): string => within(text, 'url', encodeURIComponent);
export const htmlEncoded = (text: string): string =>
  within(text, 'html', (plain) => characters(plain, (code) => `&#${code};`));
export const unicodeEscaped = (text: string): string =>
  within(text, 'unicode', (plain) => characters(plain, (code) => `\\u${code.toString(16).padStart(4, '0')}`));
/** What is packed is one value: nothing of it may stay readable. */
const packed = (text: string, form: string, encode: (plain: string) => string): string =>
  mark(`${typesIn(text)[0] ?? 'none'}__${form}`, encode(bare(text)));
export const base64 = (text: string): string =>
  packed(text, 'base64', (plain) => Buffer.from(plain).toString('base64'));
export const base64Url = (text: string): string =>
  packed(text, 'base64url', (plain) => Buffer.from(plain).toString('base64url'));
export const gzipBase64 = (text: string): string => packed(text, 'gzip', (plain) => gzipSync(plain).toString('base64'));
export const json = (tree: unknown): string =>
  JSON.stringify(sorted(tree)).replace(new RegExp(`"${NUMBER}|${NUMBER}"`, 'gu'), '');

/** Keys in the order of their bare text, which is the order of a canonical tree. */
function sorted(tree: unknown): unknown {
  if (Array.isArray(tree)) return tree.map(sorted);
  if (typeof tree !== 'object' || tree === null) return tree;
  const entries = Object.entries(tree).map(([key, value]): [string, unknown] => [key, sorted(value)]);
  return Object.fromEntries(entries.sort(([a], [b]) => (bare(a) < bare(b) ? -1 : 1)));
}

export function finish(template: string, isJson: boolean, content: unknown): LabelledRecord {
  const marked = isJson ? json(content) : String(content);
  const planted: Planted[] = [];
  const useful: { start: number; end: number }[] = [];
  let text = '';
  let usefulFrom = -1;
  for (let at = 0; at < marked.length; at += 1) {
    const character = marked[at] ?? '';
    if (character === OPEN) {
      const type = marked.indexOf(TYPE, at);
      const close = marked.indexOf(CLOSE, at);
      const value = marked.slice(type + 1, close);
      const [name = '', form = 'plain'] = marked.slice(at + 1, type).split('__');
      planted.push({ type: name, start: text.length, end: text.length + value.length, value, form });
      text += value;
      at = close;
    } else if (character === '«') usefulFrom = text.length;
    else if (character === '»') useful.push({ start: usefulFrom, end: text.length });
    else if (character !== NUMBER) text += character;
  }
  return { template, isJson, text, planted, useful };
}
