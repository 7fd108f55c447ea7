import { defineConfig } from 'vitest/config'

const elsewhere = ['**/node_modules/**', 'dist/**', '.continuo/**']

/** The engine but for its operations, whose tests go through a database; and the benchmark that plays experiments with it alone. */
const pure = ['engine/*.test.ts', 'engine/**/!(operations)/*.test.ts', 'bench/any-time/*.test.ts']

export default defineConfig({
  test: {
    maxWorkers: 3,
    projects: [
      // Pure, so that its files may share a worker: that halves their time.
      { test: { name: 'engine', include: pure, exclude: elsewhere, pool: 'threads', isolate: false, testTimeout: 30_000 } },
      {
        test: {
          name: 'house',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...elsewhere, ...pure],
          globalSetup: ['test/memory.setup.ts', 'test/postgres.setup.ts'],
          // Each file a process of its own would load the server anew, for 2 s; no room keeps anything in a module.
          pool: 'forks',
          isolate: false,
          // What a page or a worker will show is waited for on a busy machine too.
          testTimeout: 60_000,
          hookTimeout: 90_000,
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
})
