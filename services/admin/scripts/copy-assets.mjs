// tsc leaves the files of the page behind: they stand beside the module that serves them. Run in the package's folder.
import { cpSync } from 'node:fs'

cpSync('src/in/panel/assets', 'dist/in/panel/assets', { recursive: true })
