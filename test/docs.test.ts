import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const pages = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  ...readdirSync(join(root, 'docs/sources')).map((name) => `docs/sources/${name}`),
];
const scripts = Object.keys(JSON.parse(read('package.json')).scripts);

describe.each(pages)('%s', (page) => {
  const text = read(page);
  it('names only files that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) =>
      join(page, '..', match[1] ?? ''),
    );
    const inline = [...text.matchAll(/`((?:packages|demo|docs|test|bench|scripts|eval)\/[\w./-]+)`/g)].map(
      (match) => match[1] ?? '',
    );
    expect([...links, ...inline].filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
  it('names only npm scripts that exist', () => {
    const named = [...text.matchAll(/npm run ([a-z:-]+)/g)].map((match) => match[1] ?? '');
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  });
});
