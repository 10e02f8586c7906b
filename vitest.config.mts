import { defineConfig } from 'vitest/config';
import { viteAssets } from './build/assets.mjs';

export default defineConfig({
  plugins: [viteAssets],
  define: { PACKET_VERSION: JSON.stringify('0.0.0-test') },
  test: {
    // What a user's shell says must not decide a test.
    env: { NO_COLOR: '', FORCE_COLOR: '', PACKET_TODAY: '', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    testTimeout: 60_000,
    // Most of them wait for other processes: one worker less than there are processors would leave half of two idle.
    maxWorkers: '100%',
    coverage: { include: ['src/core/**', 'src/view/**'], thresholds: { 100: true } },
    projects: [
      { extends: true, test: { name: 'source', include: ['test/unit/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'built',
          include: ['test/{contract,prompts,cli,e2e}/**/*.test.ts'],
          globalSetup: 'test/support/fresh-build.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          globalSetup: 'test/support/fresh-build.ts',
          testTimeout: 3_600_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
