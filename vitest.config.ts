import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [vue()],
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'tests/bench/**'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // two cores: more workers only make them wait for each other
    maxWorkers: 2,
    env: { TZ: 'Asia/Shanghai' },
  },
});
