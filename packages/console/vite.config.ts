import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressedFiles } from './compressed-files.js';

const api = { target: 'http://127.0.0.1:4000', changeOrigin: false };

export default defineConfig({
  base: '/',
  plugins: [react(), tailwindcss(), compressedFiles()],
  resolve: {
    alias: { '@baselime-ai/contract': fileURLToPath(new URL('../contract/src/index.ts', import.meta.url)) },
  },
  build: {
    outDir: 'dist',
    // The Content-Security-Policy allows scripts and fonts from this origin only, so nothing may become a data: address.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    modulePreload: { polyfill: false },
    // Compressing takes the most of a build, and is meant to.
    rolldownOptions: {
      checks: { pluginTimings: false },
      // What the first view needs is one file: a browser asks for few at a time, and each one it has to ask for is a wait.
      output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
    },
  },
  server: { host: '127.0.0.1', proxy: { '/api': api, '/v1': api } },
});
