import { defineConfig } from 'vitest/config'

/** How long random journeys of members go on, and from which seed: CONTRIBUTING.md says how to choose. */
const journeys = {
  runs: Number(process.env.RUNS ?? 2),
  seed: Number(process.env.SEED ?? 20_261_129),
}

declare module 'vitest' {
  interface ProvidedContext {
    journeys: { runs: number; seed: number }
  }
}

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: {
    resolve: {
      conditions: ['source', 'node', 'import', 'default'],
      externalConditions: ['source'],
    },
  },
  test: {
    provide: { journeys },
    include: [
      'packages/*/{src,test}/**/*.test.ts',
      '{packages,services}/*/web/**/*.test.ts',
      'services/*/{src,test}/**/*.test.ts',
      'bench/**/*.test.ts',
      'scripts/**/*.test.ts',
    ],
    // What a service is made of takes seconds to load: the test files of a worker share what is loaded.
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // Machines are shared and slow at times: a condition is waited for, however long it takes within reason.
    expect: { poll: { timeout: 30_000 } },
    pool: 'forks',
    // One for each processor of a small machine: with more, the tests that need a processor to themselves take three times as long.
    maxWorkers: 2,
  },
})
