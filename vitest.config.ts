import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/setup.ts'],
    reporters: ['default', ['json', { outputFile: '.cache/test-results.json' }]],
    // Oracles run in other processes, and machines are busy: a limit for what hangs, not for what is slow.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
  },
});
