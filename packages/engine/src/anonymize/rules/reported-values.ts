/**
 * Rules for values that a program gives back in its message: cells of a row that a database refused, what a validator met instead of
 * what it wanted, and codes that somebody typed.
 */
import { DIGITS_4, PAREN, SPACE } from '../characters.js';
import { typeOfEnding } from '../keys/endings.js';
import { segmentsOf } from '../keys/scrubbed-keys.js';
import type { Span } from '../span.js';
import { matchesOf, patternRule, type Rule } from './rule.js';

/** `DETAIL:  Failing row contains (75923, …)` (PostgreSQL, “Error Message Style Guide”). */
const FAILING_ROW = /Failing row contains \(([^()\n]{1,2000})\)/g;
const NUMBER_CELL = /(?<=^|, )\d{4,12}(?=,|$)/g;
const failingRow: Rule = {
  name: 'failing-row',
  requires: PAREN | SPACE,
  anyOf: 0,
  needs: ['failing row'],
  find(text) {
    const spans: Span[] = [];
    for (const match of matchesOf(FAILING_ROW, text)) {
      const cells = match[1] ?? '';
      const from = match.index + match[0].length - 1 - cells.length;
      for (const cell of cells.matchAll(NUMBER_CELL)) {
        const start = from + cell.index;
        spans.push({
          start,
          end: start + cell[0].length,
          kind: 'ID',
          reason: 'the value of a row, in the message of a database',
        });
      }
    }
    return spans;
  },
};

/** `data/address/zip must match pattern "…" (was "42444")`: the path says of which kind the value is. */
const REFUSED =
  /(?<![\w.$/\]-])([A-Za-z$][\w.$/[\]-]{2,80})["'`]? (?:must|should|is|has|does|expected)[^("'\n]{0,60}(?:"[^"\n]{0,80}"[^("'\n]{0,20})?\((?:was|got|received|value)[: ]{1,2}["'`]?([^"'`)\n]{1,80})/g;
const refusedValue: Rule = {
  name: 'refused-value',
  requires: PAREN | SPACE,
  anyOf: 0,
  needs: ['(was', '(got', '(received', '(value'],
  find(text) {
    const spans: Span[] = [];
    for (const match of matchesOf(REFUSED, text)) {
      const [whole, path = '', value = ''] = match;
      const kind = typeOfEnding(segmentsOf(path));
      const end = match.index + whole.length;
      if (kind !== undefined)
        spans.push({ start: end - value.length, end, kind, reason: 'the value of a field that a check refused' });
    }
    return spans;
  },
};

const OF_CODES =
  '(?:otp|totp|one[- ]time (?:code|password|pin)|passcode|pin|verification code|security code|sms code|mfa|2fa)';

const SIGNS_OF_CODES = [
  'otp',
  'one-time',
  'one time',
  'passcode',
  'pin ',
  'pin:',
  'pin]',
  'n code',
  'y code',
  's code',
  'mfa',
  '2fa',
];

export const reportedRules: readonly Rule[] = [
  failingRow,
  refusedValue,
  patternRule({
    name: 'code-met',
    kind: 'SECRET',
    reason: 'a code that somebody typed or was sent',
    requires: DIGITS_4 | SPACE,
    needs: SIGNS_OF_CODES,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])${OF_CODES}["'\])]? {0,2}[:=-]? {0,2}(?:[a-z]{2,12} ){0,2}(?:expected|wanted|sent|entered|submitted|typed|got|received)[: ]{1,2}["'\x60]?(\d{4,8})(?![\p{L}\p{N}]|\.\d)`,
      'giu',
    ),
  }),
  patternRule({
    name: 'code-met-instead',
    kind: 'SECRET',
    reason: 'a code that somebody typed or was sent',
    requires: DIGITS_4 | SPACE,
    needs: SIGNS_OF_CODES,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])${OF_CODES}[^\n]{0,60}?\d{4,8}["'\x60]?,? (?:but |and |vs\.? |!= ?|instead of )(?:got |received |was |found )?["'\x60]?(\d{4,8})(?![\p{L}\p{N}]|\.\d)`,
      'giu',
    ),
  }),
  // Codes of errors have fewer digits.
  patternRule({
    name: 'code-compared',
    kind: 'SECRET',
    reason: 'a code that somebody typed or was sent',
    requires: DIGITS_4 | SPACE,
    needs: ['code '],
    pattern:
      /(?<![\p{L}\p{N}])(?:expected|wanted|sent|entered|submitted|typed|got|received|wrong|incorrect) (?:the )?code[: ]{1,2}["'`]?(\d{6,8})(?![\p{L}\p{N}]|\.\d)/giu,
  }),
  patternRule({
    name: 'code-compared-with',
    kind: 'SECRET',
    reason: 'a code that somebody typed or was sent',
    requires: DIGITS_4 | SPACE,
    needs: ['code '],
    pattern:
      /(?<![\p{L}\p{N}])code[: ]{1,2}["'`]?\d{6,8}["'`]?,? (?:but |and |vs\.? |!= ?|instead of )(?:got |received |was |found |entered )?["'`]?(\d{6,8})(?![\p{L}\p{N}]|\.\d)/giu,
  }),
];
