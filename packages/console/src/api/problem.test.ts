import { describe, expect, it } from 'vitest';
import { CODE_MISSING, Problem, toProblem, whatToDo } from './problem.js';

describe('toProblem', () => {
  it.each([
    ['Failed to fetch dynamically imported module: http://127.0.0.1/assets/a.js', CODE_MISSING],
    ['error loading dynamically imported module: http://127.0.0.1/assets/a.js', CODE_MISSING],
    ['Importing a module script failed.', CODE_MISSING],
    ['Failed to fetch', 'NETWORK'],
    ['NetworkError when attempting to fetch resource.', 'NETWORK'],
    ['Load failed', 'NETWORK'],
    ["Cannot read properties of undefined (reading 'map')", 'UNEXPECTED'],
  ])('tells what a browser says apart: %s', (message, code) => {
    expect(toProblem(new TypeError(message)).code).toBe(code);
  });
  it('leaves a problem as it is, and takes anything that is thrown', () => {
    const problem = new Problem('X', 'm', 400, 'never');
    expect(toProblem(problem)).toBe(problem);
    expect(toProblem('text')).toMatchObject({ code: 'UNEXPECTED', message: 'Something unexpected happened.' });
  });
  it('says what to do about code that did not come', () => {
    expect(whatToDo(toProblem(new TypeError('Importing a module script failed.')))).toContain('loaded anew');
  });
});
