/** The layer rules, read from the sources: a stage imports itself and the stages to its left, and nothing to its right. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const STAGES = ['model', 'ingest', 'store', 'query', 'analyze', 'anonymize', 'explain'] as const;

/** Position of a stage from the left; -1 for what is no stage. */
const rankOf = (folder: string): number => [...STAGES].map(String).indexOf(folder);

/** Which packages only one folder of the engine may import. */
const RESERVED: readonly { readonly packages: RegExp; readonly folder: RegExp; readonly name: string }[] = [
  { packages: /^(chdb|@clickhouse\/.*|kysely|@libsql\/.*|pg)(\/|$)/, folder: /^store\//, name: 'store/' },
  { packages: /^(ai|@ai-sdk\/.*)(\/|$)/, folder: /^explain\/providers\//, name: 'explain/providers/' },
];

/** What each workspace may import of the others. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  'packages/contract': [],
  'packages/engine': ['@baselime-ai/contract'],
  'packages/server': ['@baselime-ai/contract', '@baselime-ai/engine'],
  'packages/console': ['@baselime-ai/contract'],
  demo: ['@baselime-ai/contract'],
  'packages/cli': [
    '@baselime-ai/contract',
    '@baselime-ai/engine',
    '@baselime-ai/server',
    '@baselime-ai/server/config',
    '@baselime-ai/server/mcp',
    '@baselime-ai/demo',
  ],
};

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g;

export function* sourceFiles(root: string): Generator<string> {
  if (!existsSync(root)) return;
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()) {
    if (/\.tsx?$/.test(file) && !/(\.test|\.contract)\.tsx?$|__fixtures__|(^|\/)dist\//.test(file)) yield file;
  }
}

export function importsOf(text: string): string[] {
  return [...text.matchAll(IMPORT)]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .filter((name) => name !== '');
}

/** Every break of the stage order and of the reserved packages below an engine's `src`, one sentence each. */
export function layerBreaks(source: string): string[] {
  const breaks: string[] = [];
  for (const file of sourceFiles(source)) {
    const stage = file.split('/')[0] ?? '';
    const rank = rankOf(stage);
    for (const target of importsOf(readFileSync(join(source, file), 'utf8'))) {
      if (target.startsWith('.')) {
        const other = join(file, '..', target).split('/')[0] ?? '';
        const otherRank = rankOf(other);
        if (rank >= 0 && otherRank > rank) breaks.push(`${file} imports ${other}/, which is to its right`);
        if (rank >= 0 && otherRank < 0) breaks.push(`${file} imports ${other}, which is beside the stages`);
      }
      for (const rule of RESERVED) {
        if (rule.packages.test(target) && !rule.folder.test(file))
          breaks.push(`${file} imports ${target}, which is for ${rule.name} only`);
      }
    }
  }
  return breaks;
}

/** Every import between workspaces that the arrows do not allow, one sentence each. */
export function arrowBreaks(root: string): string[] {
  const breaks: string[] = [];
  for (const [workspace, allowed] of Object.entries(ARROWS)) {
    for (const file of sourceFiles(join(root, workspace, 'src'))) {
      for (const target of importsOf(readFileSync(join(root, workspace, 'src', file), 'utf8'))) {
        if (target.startsWith('@baselime-ai/') && !allowed.includes(target))
          breaks.push(`${workspace}/src/${file} imports ${target}`);
      }
    }
  }
  return breaks;
}

/** Every circle of imports among the files of `root`, as its files joined by arrows; an import of a type counts. */
export function circles(root: string): string[] {
  const files = new Set(sourceFiles(root));
  const targetsOf = (file: string): readonly string[] =>
    importsOf(readFileSync(join(root, file), 'utf8')).flatMap((target) => {
      if (!target.startsWith('.')) return [];
      const bare = join(file, '..', target).replace(/\.js$/, '');
      return [`${bare}.ts`, `${bare}.tsx`].filter((name) => files.has(name));
    });
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file);
    if (at >= 0) found.push([...path.slice(at), file].join(' -> '));
    if (at >= 0 || done.has(file)) return;
    for (const target of targetsOf(file)) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  return found;
}
