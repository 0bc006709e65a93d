import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // A test waits for a browser, a build or the disk as long as it works: one to a core leaves half of the machine idle.
    maxWorkers: '100%',
    projects: [
      // The time is what tells that something hangs, on a machine with other work too.
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          setupFiles: 'tests/unit/seed.ts',
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'build',
          include: ['tests/build/**/*.test.ts'],
          // Only says where; the server starts when a test asks for a database.
          globalSetup: 'tests/build/postgres.ts',
          testTimeout: 600_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 60_000 } },
          // The compiled templates are a program of their own, not a module to be transformed.
          server: { deps: { external: [/\/\.cache\//] } },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'tests/browser/darkroom.ts',
          testTimeout: 180_000,
          hookTimeout: 600_000,
          // A page may take as long as it likes on a busy machine; what never comes is what fails.
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
});
