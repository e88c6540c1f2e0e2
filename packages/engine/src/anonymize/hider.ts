/** Replaces what identifies by tokens, in a canonical tree: two passes, so that order of finding never shows. */
import { EngineError } from '../model/errors.js';
import { emptyRecord, isObject, type JsonScalar, type JsonValue } from '../model/json.js';
import { jsonRegions } from './json-pieces.js';
import { type Hint, hintOf, isKeyedByIdentity, isMeasureKey, isScrubbedKey, isTimeKey } from './keys.js';
import { KnownValues } from './known-values.js';
import type { AnonymizePolicy } from './policy.js';
import { isHarmlessAddress } from './rules/network.js';
import { MAX_NESTING, type Scanned, type ScanOptions, scan } from './scan.js';
import { gapsOf, type Span, unionOf } from './span.js';
import { epochMsOf, epochMsOfNumber, offsetText } from './times.js';
import type { TokenType } from './token.js';
import type { Vault } from './vault.js';
import { type Allow, besideNames, FINDING, isKnownText, unknownAtoms } from './vocabulary/atoms.js';

type Pass = 'learn' | 'write';

export class Hider {
  readonly #vault: Vault;
  readonly #policy: AnonymizePolicy;
  readonly #options: ScanOptions;
  readonly #allow: Allow;
  readonly #known = new KnownValues();
  #memo = new Map<string, Scanned>();

  constructor(vault: Vault, policy: AnonymizePolicy, without: readonly string[] = []) {
    const allowed = new Set(policy.allow.map((word) => word.toLowerCase()));
    this.#vault = vault;
    this.#policy = policy;
    this.#allow = (lower) => allowed.has(lower);
    this.#options = { scrubKeys: policy.scrubKeys, allow: this.#allow, without };
  }

  /** The tree must be canonical: see canonicalTree. */
  hide(tree: JsonValue): JsonValue {
    this.#memo = new Map();
    this.#walk(tree, [], 'learn', undefined);
    const hidden = this.#walk(tree, [], 'write', undefined);
    this.#memo = new Map();
    return hidden;
  }

  #walk(value: JsonValue, path: readonly string[], pass: Pass, scrubbedBy: string | undefined): JsonValue {
    if (Array.isArray(value)) {
      return value.map((item: JsonValue, index) => this.#walk(item, [...path, String(index)], pass, scrubbedBy));
    }
    if (!isObject(value)) return this.#scalar(value as JsonScalar, path, pass, scrubbedBy);
    const record = emptyRecord();
    for (const [key, child] of Object.entries(value)) {
      const below = scrubbedBy ?? (isScrubbedKey(key, this.#policy.scrubKeys) ? key : undefined);
      const shown = this.#key(key, path, pass, scrubbedBy);
      record[shown] = this.#walk(child, [...path, key], pass, below);
    }
    return record;
  }

  #key(key: string, path: readonly string[], pass: Pass, scrubbedBy: string | undefined): string {
    const parent = path.findLast((step) => !/^\d+$/.test(step));
    if (scrubbedBy === undefined && parent !== undefined && isKeyedByIdentity(parent) && key !== '') {
      return this.#whole(
        key,
        { type: 'ID', reason: `a key of “${parent.slice(0, 60)}”, which is kept by identity` },
        pass,
      );
    }
    return this.#text(key, [], pass, 0);
  }

  #scalar(value: JsonScalar, path: readonly string[], pass: Pass, scrubbedBy: string | undefined): JsonScalar {
    if (value === null || typeof value === 'boolean') return value;
    if (scrubbedBy !== undefined) return value === '' ? value : this.#scrub(String(value), scrubbedBy, pass);
    if (typeof value === 'number') return this.#number(value, path, pass);
    return this.#leaf(value, path, pass, 0);
  }

  #leaf(text: string, path: readonly string[], pass: Pass, depth: number): string {
    if (text === '') return text;
    const hint = hintOf(path);
    if (hint !== undefined && !this.#isExempt(text, hint)) return this.#whole(text, hint, pass);
    if (/^\d{10,19}$/.test(text) && isTimeKey(path.at(-1) ?? '')) {
      const shown = this.#number(Number(text), path, pass);
      return String(shown);
    }
    if (this.#policy.level === 'balanced' && /^[\p{L}][\p{L}\p{N}_.-]{0,63}$/u.test(text) && this.#isKnownPath(path)) {
      return this.#text(text, path, pass, depth, true);
    }
    return this.#text(text, path, pass, depth);
  }

  #isKnownPath = (path: readonly string[]): boolean =>
    path.length > 0 && path.every((key) => isKnownText(key, this.#allow));

  /** A hint takes the whole leaf, unless the scanner knows the shape better (ARNs, JSON) or it identifies nobody. */
  #isExempt(text: string, hint: Hint): boolean {
    if (text.startsWith('arn:') || /^\s*[{[]/.test(text)) return true;
    if (hint.type === 'IP') return isHarmlessAddress(text) || text === 'localhost' || text.includes(', ');
    if (/^(?:-|null|undefined|none|unknown|anonymous|n\/a|\*)$/i.test(text)) return true;
    return hint.type === 'ID' && FINDING.test(text);
  }

  #number(value: number, path: readonly string[], pass: Pass): JsonScalar {
    const key = path.findLast((step) => !/^\d+$/.test(step)) ?? '';
    const hint = hintOf(path);
    if (hint !== undefined && (hint.type !== 'NAME' || Math.abs(value) > 999))
      return this.#whole(String(value), hint, pass);
    const isWhole = Number.isInteger(value);
    const elsewhere = isWhole && Math.abs(value) >= 1e6 ? this.#known.find(String(value))[0] : undefined;
    if (elsewhere !== undefined && pass === 'write') {
      return this.#replace(String(value), elsewhere);
    }
    const epochMs = epochMsOfNumber(value);
    if (epochMs !== undefined && (isTimeKey(key) || (value > 1e12 && !isMeasureKey(key)))) {
      return this.#time(String(value), epochMs, pass);
    }
    const limit = isMeasureKey(key) ? 1e11 : 1e7;
    if (Math.abs(value) >= limit) {
      return this.#whole(String(value), { type: 'ID', reason: 'a long number under a key that is no measure' }, pass);
    }
    return isWhole ? value : Math.round(value * 1e6) / 1e6;
  }

  #time(text: string, epochMs: number | undefined, pass: Pass): string {
    const reference = this.#policy.referenceTimeMs;
    if (reference !== undefined && epochMs !== undefined) return offsetText(epochMs, reference);
    return pass === 'write' ? this.#vault.tokenFor(text, 'TIME', 'a date or time') : text;
  }

  #whole(text: string, hint: Hint, pass: Pass): string {
    if (pass === 'write') return this.#vault.tokenFor(text, hint.type, hint.reason);
    this.#known.add(text, hint.type, hint.reason);
    for (const { value, span } of this.#scanned(text).inner) this.#known.add(value, span.kind, span.reason);
    return text;
  }

  #scrub(text: string, key: string, pass: Pass): string {
    const reason = `the key “${key.slice(0, 60)}” is never sent`;
    if (pass === 'write') return this.#vault.scrub(text, reason);
    this.#known.add(text, 'REDACTED', reason);
    return text;
  }

  #scanned(text: string): Scanned {
    const known = this.#memo.get(text);
    if (known !== undefined) return known;
    const scanned = scan(text, this.#options);
    this.#memo.set(text, scanned);
    return scanned;
  }

  /** Text in which JSON may be nested: literals are leaves of their own, the rest is plain. */
  #text(text: string, path: readonly string[], pass: Pass, depth: number, isTrusted = false): string {
    const regions = /["\d]/.test(text) ? jsonRegions(text) : [];
    if (regions.length === 0) return this.#plain(text, pass, isTrusted);
    if (depth >= MAX_NESTING) {
      return this.#whole(text, { type: 'ID', reason: 'encoded more often than this program looks' }, pass);
    }
    let out = '';
    let at = 0;
    for (const region of regions) {
      out += this.#plain(text.slice(at, region.start), pass, isTrusted);
      at = region.start;
      for (const piece of region.pieces) {
        out += text.slice(at, piece.start);
        const raw = text.slice(piece.start, piece.end);
        const full = [...path, ...piece.path];
        const scrubKey = piece.path.find((key) => isScrubbedKey(key, this.#policy.scrubKeys));
        let shown: JsonScalar;
        if (piece.kind === 'key') shown = this.#key(piece.value, full, pass, scrubKey);
        else if (scrubKey !== undefined) shown = piece.value === '' ? '' : this.#scrub(piece.value, scrubKey, pass);
        else if (piece.kind === 'number') shown = this.#nestedNumber(piece.value, full, pass);
        else shown = this.#leaf(piece.value, full, pass, depth + 1);
        out += shown === piece.value ? raw : JSON.stringify(shown);
        at = piece.end;
      }
      out += text.slice(at, region.end);
      at = region.end;
    }
    return out + this.#plain(text.slice(at), pass, isTrusted);
  }

  /** The number as it was written when it may stay, so that nothing in the text changes needlessly. */
  #nestedNumber(raw: string, path: readonly string[], pass: Pass): JsonScalar {
    const hint = hintOf(path);
    if (raw.length > 15 && raw.replace(/\D/g, '').length > 15) {
      const precise = hint ?? { type: 'ID' as const, reason: 'a long number' };
      if (!isTimeKey(path.at(-1) ?? '') && !raw.includes('.')) return this.#whole(raw, precise, pass);
    }
    const shown = this.#number(Number(raw), path, pass);
    return typeof shown === 'number' ? raw : shown === String(Number(raw)) ? raw : shown;
  }

  #plain(text: string, pass: Pass, isTrusted: boolean): string {
    if (text === '') return text;
    const { spans, inner } = this.#scanned(text);
    if (pass === 'learn') {
      for (const span of spans) this.#known.add(text.slice(span.start, span.end), span.kind, span.reason);
      for (const { value, span } of inner) this.#known.add(value, span.kind, span.reason);
      return text;
    }
    const classified = unionOf([...spans, ...this.#known.find(text)]);
    const denied: Span[] = [];
    if (!isTrusted) {
      for (const gap of gapsOf(text.length, classified)) {
        denied.push(...unknownAtoms(text, gap.start, gap.end, this.#allow));
      }
    }
    let out = '';
    let at = 0;
    const hidden = unionOf([...classified, ...denied]);
    for (const span of unionOf([...hidden, ...besideNames(text, hidden)])) {
      out += text.slice(at, span.start) + this.#replace(text.slice(span.start, span.end), span);
      at = span.end;
    }
    return out + text.slice(at);
  }

  #replace(value: string, span: Span): string {
    if (span.kind === 'REDACTED') return this.#vault.scrub(value, span.reason);
    if (span.kind === 'TIME') return this.#time(value, epochMsOf(value), 'write');
    return this.#vault.tokenFor(value, span.kind satisfies TokenType, span.reason);
  }
}

const CONTROL = /\p{Cc}|\p{Cf}|\p{Co}|\p{Cs}|\u2028|\u2029|\p{Variation_Selector}/gu;
const ANSI = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]{0,16}[A-Za-z]`, 'g');
const MAX_DEPTH = 64;
const MAX_NODES = 200_000;

/** NFC, without control, zero-width and bidirectional characters; tab, line feed and carriage return stay. */
export function canonicalText(text: string): string {
  return text
    .replace(ANSI, '')
    .replace(CONTROL, (character) => (character === '\n' || character === '\r' || character === '\t' ? character : ''))
    .normalize('NFC');
}

/** The tree with sorted keys and canonical text. Raises ANONYMIZE_INPUT_TOO_LARGE above any of the caps. */
export function canonicalTree(tree: JsonValue, maxCharacters: number): JsonValue {
  let characters = 0;
  let nodes = 0;
  const tooLarge = (): EngineError =>
    new EngineError(
      'ANONYMIZE_INPUT_TOO_LARGE',
      'This is too large or too deep to be anonymized. Ask about a smaller part.',
    );
  const clean = (text: string): string => {
    characters += text.length;
    if (characters > maxCharacters) throw tooLarge();
    return canonicalText(text);
  };
  const visit = (value: JsonValue, depth: number): JsonValue => {
    nodes += 1;
    if (depth > MAX_DEPTH || nodes > MAX_NODES) throw tooLarge();
    if (typeof value === 'string') return clean(value);
    if (typeof value === 'number') return Number.isFinite(value) ? value : null;
    if (Array.isArray(value)) return value.map((item: JsonValue) => visit(item, depth + 1));
    if (!isObject(value)) return value;
    const record = emptyRecord();
    for (const key of Object.keys(value).sort()) {
      const child = value[key];
      if (child !== undefined) record[clean(key)] = visit(child, depth + 1);
    }
    return record;
  };
  return visit(tree, 0);
}
