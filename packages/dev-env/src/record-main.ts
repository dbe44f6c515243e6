import { join } from 'node:path'
import { BROWSER_ARGS, freePort } from '@anonchat/servers'
import { type Browser, chromium } from 'playwright-core'
import { Problem } from './problem.js'
import { kilobytes, openAlbum } from './record/album.js'
import { pictureCall } from './record/call/pictures.js'
import { filmStory } from './record/film-story.js'
import { missingFonts } from './record/fonts.js'
import { members } from './record/members.js'
import { picturePanel } from './record/panel.js'
import { persian } from './record/persian.js'
import { crowd, everyday, type Studio } from './record/scenes.js'
import { ROOT } from './root.js'
import { SERVICE_NAMES, type ServiceName } from './services.js'
import type { Console } from './start/console.js'
import { listenForInterrupt } from './start/interrupt.js'
import { type System, startSystem } from './system.js'
import { ensureBinaries, ensureBrowser } from './test-servers.js'

/**
 * Makes the pictures of the documents: the demo as a film, and the main screens of the sandbox's page.
 * @param wanted only these scenes; all when there are none
 */
export async function record(
  environment: Readonly<Record<string, string | undefined>>,
  console: Console,
  folder = join(ROOT, 'docs', 'images'),
  wanted: readonly string[] = [],
): Promise<number> {
  const unknown = wanted.filter((name) => !(name in SCENES))
  if (unknown.length > 0)
    throw new Problem(`There is no scene “${unknown[0]}”: there are ${Object.keys(SCENES).join(', ')}.`)
  await ensureBinaries(environment)
  const executablePath = await ensureBrowser(environment)
  for (const line of await missingFonts()) console.say(line)
  const interrupt = listenForInterrupt()
  const system = await console.step('Starting the whole system', startTraced)
  const browser = await chromium.launch({ executablePath, args: [...BROWSER_ARGS, ON_LOOPBACK] })
  try {
    const album = await openAlbum(folder, console)
    const studio = { system, bot: system.sandbox, browser, url: system.sandbox.url, album }
    return await Promise.race([shoot(studio, wanted, console), interrupt.received.then(() => 130)])
  } finally {
    await console.step('Stopping', () => stop(browser, system))
  }
}

/** Lets the two of a call on this machine find their relay. */
const ON_LOOPBACK = '--allow-loopback-in-peer-connection'

interface WholeStudio extends Studio {
  readonly system: System
}

/** What can be pictured, in the order in which it is. */
const SCENES: Readonly<Record<string, (studio: WholeStudio, console: Console) => Promise<void>>> = {
  demo: async (studio, console) => {
    const { seconds, frames, bytes } = await filmStory(studio)
    console.say(`  demo.webp (${seconds.toFixed(0)} s, ${frames} frames, ${kilobytes(bytes)})`)
  },
  everyday,
  members,
  persian,
  crowd,
  panel: async ({ browser, album, system }, console) =>
    await picturePanel(system, browser, await openAlbum(join(album.folder, 'admin'), console)),
  call: ({ browser, album }, console) => pictureCall(browser, join(album.folder, 'call'), console),
}

async function shoot(studio: WholeStudio, wanted: readonly string[], console: Console): Promise<number> {
  for (const [name, scene] of Object.entries(SCENES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    await console.step(`Taking pictures: ${name}`, () => scene(studio, console))
  }
  console.say(`The pictures are in ${studio.album.folder}`)
  return 0
}

/** The whole system, whose services tell the sandbox what they do, as with `npm start`. */
async function startTraced(): Promise<System> {
  const [port, ...others] = await Promise.all([freePort(), ...SERVICE_NAMES.map(() => freePort())])
  const ports = Object.fromEntries(SERVICE_NAMES.map((name, index) => [name, others[index]]))
  return startSystem({
    mode: 'processes',
    ownMysql: true,
    ports: ports satisfies Partial<Record<ServiceName, number>>,
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`, DELIVER_RATE_PER_SECOND: '2000' },
    sandbox: {
      port,
      services: SERVICE_NAMES.map((name) => ({ name, url: `http://127.0.0.1:${ports[name]}` })),
    },
  })
}

async function stop(browser: Browser, system: System): Promise<void> {
  await browser.close()
  await system.stop()
}
