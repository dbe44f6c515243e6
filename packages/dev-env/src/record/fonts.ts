import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const NEEDED = [
  { what: 'emoji', pattern: ':charset=1f525:color=true', debian: 'fonts-noto-color-emoji' },
  { what: 'Persian', pattern: ':lang=fa', debian: 'fonts-noto-core' },
]

/** What pictures would show as empty boxes here, each in a line that says what to install. */
export async function missingFonts(): Promise<string[]> {
  const missing: string[] = []
  for (const { what, pattern, debian } of NEEDED) {
    if ((await hasFont(pattern)) === false)
      missing.push(`There is no font for ${what} here, so pictures will lack it (Debian: ${debian}).`)
  }
  return missing
}

/** null where there is no fontconfig to ask. */
async function hasFont(pattern: string): Promise<boolean | null> {
  try {
    return (await promisify(execFile)('fc-list', [pattern, 'family'])).stdout.trim() !== ''
  } catch {
    return null
  }
}
