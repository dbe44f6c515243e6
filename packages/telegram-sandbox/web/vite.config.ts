import { defineConfig } from 'vite'

export default defineConfig({
  // The list of messages is written for React; Preact speaks its language.
  resolve: {
    alias: {
      react: 'preact/compat',
      'react-dom': 'preact/compat',
      'react/jsx-runtime': 'preact/jsx-runtime',
    },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // A strict content security policy takes no data: script or font.
    assetsInlineLimit: 0,
  },
  server: {
    port: 8091,
    proxy: { '/control': 'http://127.0.0.1:8090' },
  },
})
