import { describe, expect, it } from 'vitest';
import { EngineError } from '../../model/errors.js';
import { rulesOf } from './dataset-rules.js';
import { parseIgnoreFile } from './ignore-file.js';

const parse = (text: string) => parseIgnoreFile(text, '.baselimeignore');
function problemsOf(text: string) {
  try {
    parse(text);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    expect(error.code).toBe('CONFIG_INVALID');
    return error.details;
  }
  throw new Error('the file was accepted');
}

describe('parseIgnoreFile', () => {
  it('reads rules by dataset, comments and empty lines aside', () => {
    const rules = parse(
      '\ufeff# what we never keep\r\n\r\nlambda-logs:obfuscate:data.user.email\nlambda-logs:block:card\n  web:block:session\n*:obfuscate:iban\n',
    );
    expect([...rules]).toEqual([
      ['lambda-logs', { obfuscate: ['data.user.email'], block: ['card'] }],
      ['web', { obfuscate: [], block: ['session'] }],
      ['*', { obfuscate: ['iban'], block: [] }],
    ]);
    expect(parse('').size).toBe(0);
  });

  it.each([
    ['lambda-logs', 'is not of the form'],
    ['lambda-logs:hide:email', 'says "hide" where obfuscate or block must stand'],
    [':block:email', 'must begin with the name of a dataset'],
    ['lambda-logs:block:', 'names no key'],
    ['lambda-logs:block:user email', 'must name one dotted key'],
    ['lambda-logs:block:user..email', 'must name one dotted key'],
    ['lambda-logs:block:user.*', 'must name one dotted key'],
    [`lambda-logs:block:${'k'.repeat(300)}`, 'more than 256 characters'],
  ])('refuses %s', (line, reason) => {
    const [problem, ...rest] = problemsOf(`# first\n${line}\nweb:block:ok`);
    expect(rest).toEqual([]);
    expect(problem).toEqual({ path: '.baselimeignore:2', message: expect.stringContaining(reason) });
  });

  it('reports every bad line at once, in the sentence too', () => {
    expect(problemsOf('a\nb\n')).toHaveLength(2);
    expect(() => parse('a\nb\n')).toThrow(/\.baselimeignore:1 is not.*\.baselimeignore:2 is not/);
  });
});

describe('rulesOf', () => {
  const settings = {
    keys: { exclude: [], obfuscate: ['User.Email'], scrub: true },
    namespaces: { exclude: ['dev-*', 'health', '*-canary-*'] },
    services: { exclude: [] },
    enabled: true,
    blocked: false,
  };
  it('is undefined when nothing is to be done', () => {
    expect(rulesOf(undefined, [])).toBeUndefined();
    expect(
      rulesOf({ ...settings, keys: { ...settings.keys, obfuscate: [] }, namespaces: { exclude: [] } }, []),
    ).toBeUndefined();
  });
  it('joins settings and file', () => {
    expect(rulesOf(settings, [{ obfuscate: ['user.email', 'iban'], block: ['card'] }])).toMatchObject({
      obfuscate: ['user.email', 'iban'],
      block: ['card'],
    });
  });
  it('matches names with asterisks, in either case', () => {
    const excludes = rulesOf(settings, [])?.excludesNamespace;
    expect(['dev-cart', 'DEV-', 'health', 'shop-canary-1'].map((name) => excludes?.(name))).toEqual(
      Array(4).fill(true),
    );
    expect(['prod-dev-cart', 'healthy', 'canary', 'shop-canary'].map((name) => excludes?.(name))).toEqual(
      Array(4).fill(false),
    );
  });
});
