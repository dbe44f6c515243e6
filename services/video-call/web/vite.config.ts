import { defineConfig } from 'vite'

export default defineConfig({
  // The page is `/call`; all that it loads is below.
  base: '/call/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // Telegram's own web views: Android's is kept up to date, iOS 15 is the oldest that Telegram runs on.
    target: ['chrome90', 'safari15', 'firefox100'],
    // A strict content security policy takes no data: script or style.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
