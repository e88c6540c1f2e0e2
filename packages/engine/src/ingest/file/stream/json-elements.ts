/**
 * Takes a large JSON document apart while it is read: the items of a list at its top, or of the lists inside an object
 * at its top, one by one. Holds one item at a time, whatever the size of the document.
 */
import { EngineError } from '../../../model/errors.js';

export interface JsonElement {
  /** The key of the list that holds the item; absent for a list at the top. Members that are no list have no `text`. */
  readonly key?: string;
  /** The JSON of the item, or of the member's value when `isMember`. */
  readonly text: string;
  readonly isMember: boolean;
}

const MAX_ELEMENT_CHARS = 64 * 1024 * 1024;

type Capture = 'container' | 'string' | 'scalar';
type Phase = 'root' | 'key' | 'value' | 'item';

const QUOTE = 0x22;
const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
const isOpening = (code: number): boolean => code === 0x5b || code === 0x7b;
const isClosing = (code: number): boolean => code === 0x5d || code === 0x7d;

export class JsonElements {
  #phase: Phase = 'root';
  /** Of the list whose items are given out; absent for a list at the top. */
  #key: string | undefined;
  #isInObject = false;
  #capture: Capture | undefined;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #parts: string[] = [];
  #chars = 0;

  /** The items that are whole now. Raises FILE_UNREADABLE for what is no JSON and for an item above 64 MB. */
  take(text: string): readonly JsonElement[] {
    const found: JsonElement[] = [];
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (this.#capture === undefined) {
        if (isSpace(code) || code === 0x2c || code === 0x3a || code === 0xfeff) continue;
        from = at;
        this.#begin(code);
        continue;
      }
      const end = this.#follow(code) ? at + 1 : this.#capture === 'scalar' && endsScalar(code) ? at : undefined;
      if (end === undefined) continue;
      const element = this.#finish(text.slice(from, end));
      if (element !== undefined) found.push(element);
      if (end === at) at -= 1;
    }
    if (this.#capture !== undefined) this.#keep(text.slice(from));
    return found;
  }

  /** Raises FILE_UNREADABLE when the document ends in its middle. */
  end(): void {
    if (this.#phase !== 'root' || this.#capture !== undefined) throw damaged('it ends in the middle of its JSON');
  }

  #begin(code: number): void {
    if (isClosing(code)) {
      this.#close(code);
      return;
    }
    if (this.#phase === 'root') {
      if (!isOpening(code)) throw damaged('its JSON is damaged');
      this.#isInObject = code === 0x7b;
      this.#key = undefined;
      this.#phase = this.#isInObject ? 'key' : 'item';
      return;
    }
    if (this.#phase === 'key' && code !== QUOTE) throw damaged('its JSON is damaged');
    if (this.#phase === 'value' && code === 0x5b) {
      this.#phase = 'item';
      return;
    }
    this.#capture = isOpening(code) ? 'container' : code === QUOTE ? 'string' : 'scalar';
    this.#depth = isOpening(code) ? 1 : 0;
    this.#inString = code === QUOTE;
  }

  #close(code: number): void {
    if (this.#phase === 'item' && code === 0x5d) this.#phase = this.#isInObject ? 'key' : 'root';
    else if (this.#phase === 'key' && code === 0x7d) this.#phase = 'root';
    else throw damaged('its JSON is damaged');
  }

  /** True when the captured value ends with this character. */
  #follow(code: number): boolean {
    if (this.#inString) {
      if (this.#escaped) this.#escaped = false;
      else if (code === 0x5c) this.#escaped = true;
      else if (code === QUOTE) {
        this.#inString = false;
        return this.#capture === 'string';
      }
      return false;
    }
    if (this.#capture !== 'container') return false;
    if (code === QUOTE) this.#inString = true;
    else if (isOpening(code)) this.#depth += 1;
    else if (isClosing(code)) {
      this.#depth -= 1;
      return this.#depth === 0;
    }
    return false;
  }

  #keep(rest: string): void {
    this.#parts.push(rest);
    this.#chars += rest.length;
    if (this.#chars > MAX_ELEMENT_CHARS) throw damaged('one of its records is larger than 64 MB');
  }

  #finish(last: string): JsonElement | undefined {
    const text = this.#parts.join('') + last;
    this.#parts = [];
    this.#chars = 0;
    this.#capture = undefined;
    if (this.#phase === 'key') {
      this.#key = text.slice(1, -1);
      this.#phase = 'value';
      return undefined;
    }
    const isMember = this.#phase === 'value';
    if (isMember) this.#phase = 'key';
    return { text, isMember, ...(this.#key === undefined ? {} : { key: this.#key }) };
  }
}

const endsScalar = (code: number): boolean => code === 0x2c || isSpace(code) || isClosing(code);

const damaged = (why: string): EngineError =>
  new EngineError('FILE_UNREADABLE', `The file cannot be read further: ${why}.`);
