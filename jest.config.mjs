import { availableParallelism } from 'node:os';

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  testSequencer: '<rootDir>/scripts/testing/longest-first.mjs',
  testTimeout: 30_000,
  // More than there are cores: half of the time of a test that has servers is waiting for them.
  maxWorkers: Math.ceil(1.5 * availableParallelism()),
};
