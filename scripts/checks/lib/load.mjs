import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const REPOSITORY = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))))

/** What a built package of this repository exports. The build is brought up to date by `npm run check` and `npm test`. */
export function load(folder) {
  return import(pathToFileURL(join(REPOSITORY, folder, 'dist', 'index.js')).href)
}
