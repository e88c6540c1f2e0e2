import { readFileSync } from 'node:fs';
import { EngineError, ERRORS } from '@baselime-ai/engine';
import { describe, expect, it } from 'vitest';
import { toHttp } from '../packages/server/src/errors-to-http.js';

const page = readFileSync(new URL('../docs/errors.md', import.meta.url), 'utf8');
const rows = [...page.matchAll(/^\| `([A-Z_]+)`\s*\|\s*(\d+)\s*\|\s*(\d+)\s*\|\s*([a-z-]+)\s*\|\s*(.+?)\s*\|$/gm)].map(
  ([, code = '', status, exit, retry, text = '']) => ({
    code,
    status: Number(status),
    exit: Number(exit),
    retry,
    text,
  }),
);

describe('docs/errors.md', () => {
  it('lists exactly the codes of the table, in its order', () => {
    expect(rows.map((row) => row.code)).toEqual(Object.keys(ERRORS));
  });
  it.each(rows)('says of $code what the program does', ({ code, status, exit, retry, text }) => {
    expect({ status, exit, retry }).toEqual(Object.entries(ERRORS).find(([name]) => name === code)?.[1]);
    expect(text.length).toBeGreaterThan(20);
  });
});

describe('the HTTP map', () => {
  it.each(Object.entries(ERRORS))('answers %s with its status and its code', (code, { status, retry }) => {
    const known = Object.keys(ERRORS).find((name): name is keyof typeof ERRORS => name === code);
    if (known === undefined) throw new Error(`${code} is no code`);
    const answer = toHttp(new EngineError(known, 'a sentence'));
    expect(answer.status).toBe(status);
    expect(answer.body.error).toMatchObject({ code, message: 'a sentence', retry });
  });
});
