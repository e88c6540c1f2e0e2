/** One configuration for every test: unit tests beside the source, cross-package tests in `test/`. */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

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
    env: { TZ: 'UTC' },
    include: [
      'packages/*/src/**/*.test.ts',
      'demo/src/**/*.test.ts',
      'test/**/*.test.ts',
      'eval/**/*.test.ts',
      'bench/**/*.test.ts',
    ],
    // Deadlines for what hangs, not for what is slow: a busy machine may take its time.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
