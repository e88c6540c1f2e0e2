/** Rules for ids: UUIDs, trace ids, long hexadecimal and decimal numbers. */
import { DASH, DIGIT, DIGITS_4, DIGITS_7, RUN_8, RUN_16, SPACE, UPPER } from '../characters.js';
import { isHarmlessNumber } from '../vocabulary/harmless-numbers.js';
import { patternRule, type Rule } from './rule.js';

export const identifierRules: readonly Rule[] = [
  patternRule({
    name: 'uuid',
    kind: 'ID',
    reason: 'a UUID',
    requires: DASH | RUN_16,
    pattern: /(?<![0-9a-f])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f])/gi,
  }),
  patternRule({
    name: 'xray-trace',
    kind: 'ID',
    reason: 'a trace id',
    requires: DASH | RUN_16,
    needs: ['1-'],
    pattern: /(?<![\w-])1-[0-9a-f]{8}-[0-9a-f]{24}(?!\w)/gi,
  }),
  patternRule({
    name: 'long-hex',
    kind: 'ID',
    reason: 'a long hexadecimal id',
    requires: RUN_8 | DIGIT,
    pattern: /(?<![A-Za-z0-9])(?=[a-f]{0,40}\d)[0-9a-f]{12,512}(?![A-Za-z0-9])/gi,
    accept: (match, text, start) => !/^\d+$/.test(match) || !isHarmlessNumber(match, text, start),
  }),
  patternRule({
    name: 'long-number',
    kind: 'ID',
    reason: 'a long number',
    requires: DIGITS_7,
    pattern: /(?<![\d.])\d{7,40}(?!\d)/g,
    accept: (match, text, start) => !isHarmlessNumber(match, text, start),
  }),
  patternRule({
    name: 'grouped-number',
    kind: 'ID',
    reason: 'a long number in groups',
    requires: DIGITS_7,
    anyOf: SPACE | DASH,
    pattern: /(?<![\d.:/-])\d{2,6}(?:[ -]\d{2,6}){2,6}(?![\d:/-])/g,
    accept: (match) => match.replace(/\D/g, '').length >= 8,
  }),
  patternRule({
    name: 'tax-id',
    kind: 'SSN',
    reason: 'has the form of a tax number',
    requires: DASH | DIGITS_7,
    pattern: /(?<![\d-])\d{2}-\d{7}(?![\d-])/g,
  }),
  patternRule({
    name: 'national-insurance',
    kind: 'SSN',
    reason: 'has the form of a national insurance number',
    requires: DIGITS_4 | UPPER,
    pattern: /(?<![A-Za-z0-9])[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![A-Za-z0-9])/g,
  }),
];
