import type { Browser, Page } from 'playwright-core'
import { type Look, newPage, type Shown } from './look.js'
import { type Line, partner, type Said, scriptService } from './scripted-service.js'
import { type Hand, handOn } from './words.js'

export interface Together {
  page: Page
  hand: Hand
  line: () => Line
  /** The partner's page goes away without a word. */
  leaveAlone(): Promise<void>
  close(): Promise<void>
}

const PARTNER_IS_SEEN = `document.querySelector('video[data-shape]')?.readyState >= 2`

interface Side {
  shown: Shown
  hand: Hand
  line: () => Line
}

/** Two pages in a call by a real relay; the first is the one to be pictured. */
export async function meet(
  browser: Browser,
  look: Look,
  iceServers: readonly object[],
  size?: { width: number; height: number },
): Promise<Together> {
  const sides: Side[] = []
  const joined = new Map<number, object>()
  let seq = 0
  const relay = (from: number) => (said: Said) => {
    const other = sides[1 - from]?.line()
    if (said.type === 'media') {
      const told = partner('joined', { session: from + 1, microphone: said.microphone, camera: said.camera })
      joined.set(from, told)
      other?.tell(told)
    }
    if (said.type === 'signal') other?.tell({ ...said, seq: ++seq, from: from + 1 })
  }
  for (const index of [0, 1]) {
    const shown = await newPage(browser, look, size)
    const role = { language: look.language, polite: index === 0, iceServers }
    const onHello = (own: Line) => {
      const told = joined.get(1 - index)
      if (told !== undefined) own.tell({ ...told })
    }
    const line = await scriptService(shown.page, { ...role, onHello, onSaid: relay(index) })
    sides.push({ shown, hand: handOn(shown.page, look.language), line })
  }
  for (const { shown, hand } of sides) {
    await shown.open()
    await hand.press('before.allow')
    await hand.press('preview.join')
  }
  const [first, second] = sides
  if (first === undefined || second === undefined) throw new Error('there are two sides')
  await first.hand.reads('partner.show')
  await first.shown.page.waitForFunction(PARTNER_IS_SEEN)
  return {
    page: first.shown.page,
    hand: first.hand,
    line: first.line,
    leaveAlone: () => second.shown.context.close(),
    close: async () => {
      await Promise.all(sides.map(({ shown }) => shown.context.close()))
    },
  }
}
