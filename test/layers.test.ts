import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { arrowBreaks, circles, importsOf, layerBreaks } from './layers.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function plant(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'layers-'));
  folders.push(folder);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

describe('the layers of the house', () => {
  it('hold in the engine', () => expect(layerBreaks(join(root, 'packages/engine/src'))).toEqual([]));
  it('hold between the workspaces', () => expect(arrowBreaks(root)).toEqual([]));

  it.each(['packages/contract', 'packages/engine', 'packages/server', 'packages/console', 'packages/cli', 'demo'])(
    'lead nowhere back to a file that imports them: %s',
    (workspace) => expect(circles(join(root, workspace, 'src'))).toEqual([]),
  );

  it('name a circle, also one of types', () => {
    const source = plant({
      'a.ts': "import { b } from './b.js';\n",
      'b.ts': "import type { C } from './deep/c.js';\n",
      'deep/c.ts': "export type { A } from '../a.js';\n",
      'd.ts': "import { a } from './a.js';\n",
    });
    expect(circles(source)).toEqual(['a.ts -> b.ts -> deep/c.ts -> a.ts']);
  });
  it('name a stage that looks to its right', () => {
    const source = plant({ 'query/reader.ts': "import { x } from '../explain/narrator.js';\n" });
    expect(layerBreaks(source)).toEqual(['query/reader.ts imports explain/, which is to its right']);
  });
  it('name a stage that knows of the pipeline or of what joins stages', () => {
    const source = plant({ 'store/intake.ts': "import { a } from '../pipeline.js';\n" });
    expect(layerBreaks(source)).toEqual(['store/intake.ts imports pipeline.js, which is beside the stages']);
  });
  it('name a model library outside of the providers', () => {
    const source = plant({ 'explain/prompt.ts': "import { streamText } from 'ai';\n" });
    expect(layerBreaks(source)).toEqual(['explain/prompt.ts imports ai, which is for explain/providers/ only']);
  });
  it('name an import that a line break or a side effect hides', () => {
    expect(
      importsOf(
        "import {\n  a,\n} from 'one';\nimport 'two';\nconst x = await import('three');\nexport { b } from 'four';",
      ),
    ).toEqual(['one', 'two', 'three', 'four']);
  });
  it('name a console that reaches for the engine', () => {
    const house = plant({ 'packages/console/src/app.tsx': "import { createEngine } from '@baselime-ai/engine';\n" });
    expect(arrowBreaks(house)).toEqual(['packages/console/src/app.tsx imports @baselime-ai/engine']);
  });
});
