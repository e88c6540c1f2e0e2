/** One configuration for every test: unit tests beside the source, cross-package tests in `test/`. */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Libraries of senders patch what they find in their process, so these files get one of their own. */
const PATCHING = ['test/senders/**/*.test.ts', 'test/otlp-exporters.test.ts'];

/** What starts servers and browsers comes first: at the end, short files keep every core busy until the last one. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => moduleId.startsWith(source('./test/'));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  resolve: {
    // Tests run against the sources, so that a failing test points at the line that is wrong.
    alias: {
      '@baselime-ai/contract': source('./packages/contract/src/index.ts'),
      '@baselime-ai/engine': source('./packages/engine/src/index.ts'),
      '@baselime-ai/server/config': source('./packages/server/src/config.ts'),
      '@baselime-ai/server/mcp': source('./packages/server/src/mcp/index.ts'),
      '@baselime-ai/server': source('./packages/server/src/index.ts'),
      '@baselime-ai/demo': source('./demo/src/index.ts'),
    },
  },
  test: {
    pool: 'forks', // chDB crashes in a worker thread
    // Many tests wait for an engine or a browser; by default two cores would run one file at a time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongFirst },
    env: { TZ: 'UTC' },
    // Deadlines for what hangs, not for what is slow: a busy machine may take its time.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          // One import of the engine and the server for many files: half of the time was spent on importing them again.
          isolate: false,
          setupFiles: ['test/support/leaves-no-trace.ts'],
          include: [
            'packages/*/src/**/*.test.ts',
            'demo/src/**/*.test.ts',
            'test/**/*.test.ts',
            'eval/**/*.test.ts',
            'bench/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**', ...PATCHING],
        },
      },
      { extends: true, test: { name: 'own process', include: PATCHING } },
    ],
  },
});
