import { resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import Components from 'unplugin-vue-components/vite';
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers';
import { defineConfig, type UserConfig } from 'vite';

const root = import.meta.dirname;

/** Phones, kiosks and old WebViews: no component library, no Options API, es2019. */
const citizen: UserConfig = {
  root: resolve(root, 'web'),
  base: '/assets/citizen/',
  plugins: [vue()],
  define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false' },
  build: {
    outDir: resolve(root, 'dist/web/citizen'),
    emptyOutDir: true,
    target: 'es2019',
    cssTarget: ['chrome79', 'safari13'],
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        citizen: resolve(root, 'web/citizen/index.html'),
        kiosk: resolve(root, 'web/kiosk/index.html'),
      },
    },
  },
};

/** Staff and leaders: Element Plus, vue-query, vue-i18n, ECharts loaded later. */
const staff: UserConfig = {
  root: resolve(root, 'web'),
  base: '/assets/staff/',
  plugins: [
    vue(),
    Components({ dts: resolve(root, 'web/components.d.ts'), dirs: [], resolvers: [ElementPlusResolver()] }),
  ],
  define: {
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  build: {
    outDir: resolve(root, 'dist/web/staff'),
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: {
      input: { desk: resolve(root, 'web/desk/index.html'), board: resolve(root, 'web/board/index.html') },
    },
  },
};

/** Node 20 runs no TypeScript: the server and the command line are bundled, their packages are not. */
const server: UserConfig = {
  root,
  publicDir: false,
  build: {
    outDir: resolve(root, 'dist/server'),
    emptyOutDir: true,
    target: 'node20',
    ssr: true,
    sourcemap: true,
    rolldownOptions: {
      input: {
        server: resolve(root, 'api/server.ts'),
        huiyin: resolve(root, 'api/cli/huiyin.ts'),
      },
      output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
    },
  },
};

export default defineConfig(({ mode }) => {
  if (mode === 'citizen') return citizen;
  if (mode === 'staff') return staff;
  if (mode === 'server') return server;
  throw new Error(`vite build --mode citizen|staff|server, not "${mode}"`);
});
