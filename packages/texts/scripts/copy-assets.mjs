// What the compiler leaves behind: the files of the languages.
import { cpSync } from 'node:fs'

cpSync('src/languages', 'dist/languages', { recursive: true })
