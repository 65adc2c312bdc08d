import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/setup.ts'],
    reporters: ['default', ['json', { outputFile: '.cache/test-results.json' }]],
    // Oracles run in other processes, and machines are busy: a limit for what hangs, not for what is slow. The slowest
    // test takes about half a minute of a processor, which may be shared by thirty.
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
    maxWorkers: 2,
  },
});
