import { existsSync } from 'node:fs'
import { findBinary } from './find-binary.js'

const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** The absolute path of a Chromium or Chrome that is installed here; undefined when there is none. */
export async function findBrowser(): Promise<string | undefined> {
  const found = await findBinary('chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome')
  return found ?? (existsSync(MAC) ? MAC : undefined)
}

/** What a browser is started with so that it serves tests only: no sandbox for root, no traffic of its own. */
export const BROWSER_ARGS: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
