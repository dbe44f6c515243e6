import { createHmac } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startTurn, type TurnServer } from '@anonchat/servers'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import type { Console } from '../../start/console.js'
import { kilobytes } from '../album.js'
import { ALONE, type Stand } from './alone.js'
import { LOOKS, type Look, newPage } from './look.js'
import { partner, scriptService } from './scripted-service.js'
import { meet, type Together } from './together.js'
import { handOn } from './words.js'

const SHOWN_WIDTH = 270
const GAP = 10

/** Every screen of the mini-app, light and dark, in both languages: one picture for each screen. */
export async function pictureCall(browser: Browser, folder: string, console: Console): Promise<void> {
  await mkdir(folder, { recursive: true })
  const turn = await startTurn()
  try {
    const stands = await Promise.all(LOOKS.map((look) => stand(browser, look)))
    for (const [name, screen] of Object.entries(ALONE)) {
      const shots = await Promise.all(
        stands.map(async (at) => {
          await at.shown.open(screen)
          await screen.show(at)
          return shoot(at.shown.page)
        }),
      )
      await save(folder, name, shots, console)
    }
    for (const { shown } of stands) await shown.context.close()
    const inCall = new Map<string, Buffer[]>()
    for (const look of LOOKS) await pictureInCall(browser, look, turn, inCall)
    for (const [name, shots] of inCall) await save(folder, name, shots, console)
    await pictureSizes(browser, turn, folder, console)
  } finally {
    await turn.dispose()
  }
}

/** A page that waits to be brought to one screen after the other. */
async function stand(browser: Browser, look: Look): Promise<Stand> {
  const shown = await newPage(browser, look)
  // The side that makes the first offer: it is the first to know that no relay takes it.
  const script = { language: look.language, polite: false, iceServers: [] }
  return { shown, hand: handOn(shown.page, look.language), line: await scriptService(shown.page, script) }
}

/** The screens of a call that runs. */
async function pictureInCall(
  browser: Browser,
  look: Look,
  turn: TurnServer,
  into: Map<string, Buffer[]>,
): Promise<void> {
  const call = await meet(browser, look, iceServersOf(turn))
  const { page, hand, line } = call
  const take = async (name: string): Promise<void> => {
    into.set(name, [...(into.get(name) ?? []), await shoot(page)])
  }
  await take('call-blurred')
  await hand.press('partner.show')
  await hand.reads('quality.good')
  await take('call')
  await hand.press('report')
  await hand.reads('report.text')
  await take('call-report')
  await hand.press('report.cancel')
  await page.evaluate(`dispatchEvent(new MessageEvent('message', {
    source: parent, data: '{"eventType":"back_button_pressed"}' }))`)
  await hand.reads('leave.text')
  await take('call-leave')
  await hand.press('leave.stay')
  line().tell(partner('joined', { microphone: false, camera: false }))
  await hand.press('cameraOff')
  await hand.reads('partner.cameraOff')
  await take('call-off')
  line().tell(partner('joined'))
  await call.leaveAlone()
  await hand.reads('notice.reconnecting')
  await take('call-reconnecting')
  line().tell(partner('absent'))
  await hand.reads('notice.partnerAway')
  await take('call-partner-away')
  await page.context().close()
}

/** The call on a phone that lies, and on a wide page. */
async function pictureSizes(
  browser: Browser,
  turn: TurnServer,
  folder: string,
  console: Console,
): Promise<void> {
  const sizes = {
    'call-landscape': { width: 780, height: 390 },
    'call-desktop': { width: 1100, height: 720 },
  }
  for (const [name, size] of Object.entries(sizes)) {
    const call: Together = await meet(browser, { theme: 'light', language: 'en' }, iceServersOf(turn), size)
    await call.hand.press('partner.show')
    await call.hand.reads('quality.good')
    await write(
      folder,
      name,
      await sharp(await shoot(call.page))
        .webp({ quality: 82 })
        .toBuffer(),
      console,
    )
    await call.close()
  }
}

const shoot = (page: Page): Promise<Buffer> => page.screenshot({ animations: 'disabled', caret: 'hide' })

/** The four looks of a screen beside each other. */
async function save(folder: string, name: string, shots: readonly Buffer[], console: Console): Promise<void> {
  const small = await Promise.all(
    shots.map((shot) => sharp(shot).resize({ width: SHOWN_WIDTH }).toBuffer({ resolveWithObject: true })),
  )
  const height = Math.max(...small.map(({ info }) => info.height))
  const width = small.length * (SHOWN_WIDTH + GAP) - GAP
  const picture = await sharp({ create: { width, height, channels: 3, background: '#9aa7b3' } })
    .composite(small.map(({ data }, index) => ({ input: data, left: index * (SHOWN_WIDTH + GAP), top: 0 })))
    .webp({ quality: 82 })
    .toBuffer()
  await write(folder, name, picture, console)
}

async function write(folder: string, name: string, picture: Buffer, console: Console): Promise<void> {
  await writeFile(join(folder, `${name}.webp`), picture)
  console.say(`  ${name}.webp (${kilobytes(picture.length)})`)
}

function iceServersOf(turn: TurnServer): object[] {
  const username = `${Math.floor(Date.now() / 1_000) + 3_600}:pictures`
  const credential = createHmac('sha1', turn.secret).update(username).digest('base64')
  return [{ urls: [`${turn.url}?transport=udp`], username, credential }]
}
