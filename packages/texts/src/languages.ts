import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The messages of a language as they stand in its file: sections of texts in ICU MessageFormat. */
export interface Section {
  readonly [name: string]: string | Section
}

const FOLDER = fileURLToPath(new URL('./languages/', import.meta.url))

/** Every language that has a file, by the name of the file: `en`, `fa`. */
export const LANGUAGES: ReadonlyMap<string, Section> = new Map(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => [file.replace('.json', ''), JSON.parse(readFileSync(FOLDER + file, 'utf8')) as Section]),
)
