/** @file Builds everything: shells, engine and its helpers for Node 20, the preload, the page. */
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string): string => resolve(import.meta.dirname, '..', path);

export default defineConfig({
  main: {
    build: {
      outDir: at('out/main'),
      target: 'node20.19',
      sourcemap: true,
      externalizeDeps: { exclude: ['gpu.js'] },
      rolldownOptions: {
        input: {
          main: at('electron/main/index.ts'),
          host: at('electron/host/index.ts'),
          cli: at('electron/cli/index.ts'),
          engine: at('engine/process/index.ts'),
          'batch-worker': at('engine/data/node/batch-worker.ts'),
          'gpu-process': at('engine/backends/gpujs/node/gpu-process.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      assetsInlineLimit: 0,
      minify: true,
      rolldownOptions: { input: at('renderer/index.html') },
    },
    server: { port: 5273, strictPort: true, proxy: { '/rpc': { target: 'ws://127.0.0.1:5274', ws: true } } },
  },
});
