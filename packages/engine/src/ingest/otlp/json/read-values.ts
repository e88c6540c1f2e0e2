/** Values of OTLP/JSON. What has the wrong shape is read as absent. */
import { maxValueDepth, type RawAttributes, tooDeep } from '../otlp-model.js';
import type { ReadBudget } from '../read-budget.js';

export type Fields = Readonly<Record<string, unknown>>;

/** A field under its lowerCamelCase name or, as some senders write it, its snake_case name. */
export function field(fields: Fields, name: string): unknown {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (value !== undefined && value !== null) return value;
  const snake = snakeNames.get(name) ?? rememberSnake(name);
  const other = snake !== name && Object.hasOwn(fields, snake) ? fields[snake] : undefined;
  return other ?? undefined;
}

/** Only names of the protocol go in, so it stays small. */
const snakeNames = new Map<string, string>();
function rememberSnake(name: string): string {
  const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  snakeNames.set(name, snake);
  return snake;
}

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The fields of an object; none for anything else. */
export function objectOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A number, also as text, also the three that JSON can only name. */
export function number(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const parsed = Number(value);
  return Number.isNaN(parsed) && value !== 'NaN' ? undefined : parsed;
}

/** A count, an offset, flags: 0 where there is none, as protobuf has it. */
export const whole = (value: unknown): number => {
  const parsed = number(value);
  return parsed !== undefined && Number.isFinite(parsed) ? Math.trunc(parsed) : 0;
};

export function big(value: unknown): bigint {
  if (typeof value === 'string') return /^\d{1,20}$/.test(value) ? BigInt(value) : 0n;
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? BigInt(Math.trunc(value)) : 0n;
}

/** A number, a name such as `SPAN_KIND_SERVER`, or its last word. 0 for what is not known. */
export function enumOf(value: unknown, names: readonly string[]): number {
  if (typeof value !== 'string' || /^-?\d+$/.test(value)) return whole(value);
  const last = value.slice(value.lastIndexOf('_') + 1).toUpperCase();
  return Math.max(0, names.indexOf(last));
}

/** Hexadecimal as OTLP asks; base64 of the right length is what a plain protobuf printer writes. */
export function idOf(value: unknown, bytes: 8 | 16): string {
  const id = text(value);
  if (id.length === bytes * 2 && /^[0-9a-fA-F]*$/.test(id)) return id.toLowerCase();
  if (id.length === (bytes === 16 ? 24 : 12) && /^[A-Za-z0-9+/]{10,22}={1,2}$/.test(id)) {
    return Buffer.from(id, 'base64').toString('hex');
  }
  return id.slice(0, 128);
}

export function attributesOf(value: unknown, budget: ReadBudget, depth = 0): RawAttributes {
  const record: Record<string, unknown> = Object.create(null);
  for (const pair of list(value)) {
    budget.part();
    if (!isFields(pair)) continue;
    const key = field(pair, 'key') ?? ''; // what writes protobuf as JSON leaves empty texts out
    if (typeof key === 'string') record[key] = anyValue(field(pair, 'value'), budget, depth);
  }
  return record;
}

/** An AnyValue: text, boolean, number, digits of a long integer, base64 of bytes, list, record; null when empty. */
export function anyValue(value: unknown, budget: ReadBudget, depth: number): unknown {
  const any = objectOf(value);
  const words = field(any, 'stringValue') ?? field(any, 'boolValue');
  if (words !== undefined) return words;
  const int = field(any, 'intValue');
  if (int !== undefined) return exactInteger(int);
  const double = field(any, 'doubleValue');
  if (double !== undefined) return number(double) ?? double;
  const array = field(any, 'arrayValue');
  if (array !== undefined) return depth < maxValueDepth ? listOf(array, budget, depth + 1) : tooDeep;
  const map = field(any, 'kvlistValue');
  if (map !== undefined) {
    return depth < maxValueDepth ? attributesOf(field(objectOf(map), 'values'), budget, depth + 1) : tooDeep;
  }
  const bytes = field(any, 'bytesValue');
  return typeof bytes === 'string' ? Buffer.from(bytes, 'base64').toString('base64') : null;
}

function listOf(array: unknown, budget: ReadBudget, depth: number): readonly unknown[] {
  return list(field(objectOf(array), 'values')).map((item) => {
    budget.part();
    return anyValue(item, budget, depth);
  });
}

/** A number where a double holds it exactly, else the digits as they came. */
export function exactInteger(value: unknown): unknown {
  if (typeof value !== 'string' || !/^-?\d{1,20}$/.test(value)) return value;
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}
