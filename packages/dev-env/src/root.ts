import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the repository; this file is in packages/dev-env/{src,dist}. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')
