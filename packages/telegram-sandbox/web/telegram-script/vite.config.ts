import { defineConfig } from 'vite'

/** The stand-in for Telegram's script as one plain file, as pages of mini apps load it. */
export default defineConfig({
  build: {
    outDir: '../../dist/web',
    // The page beside it was built before.
    emptyOutDir: false,
    target: 'es2022',
    lib: {
      entry: 'main.ts',
      formats: ['iife'],
      name: 'telegramScript',
      fileName: () => 'telegram-web-app.js',
    },
  },
})
