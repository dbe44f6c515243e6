import type { BotControl } from '@anonchat/telegram-sandbox'
import type { Browser, Page } from 'playwright-core'
import { answerAge, answerGender, answerRest, createPlayer, type Player } from '../demo/play.js'
import { ANNA, BEN, meet, talk } from '../demo/story.js'
import type { Album } from './album.js'
import { around, openPage, phoneOf, type View } from './camera.js'
import { leave } from './leave.js'

export interface Studio {
  bot: BotControl
  browser: Browser
  url: string
  album: Album
}

export const TWO_PHONES: View = { width: 1120, height: 800, scale: 2 }
const WIDE: View = { width: 1440, height: 900, inspector: true }
const NARROW: View = { width: 390, height: 780, scale: 2 }

/** Opens a page for one picture or some, and closes it. */
export async function onPage(
  { browser, url }: Studio,
  view: View,
  show: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await openPage(browser, url, view)
  try {
    await show(page)
  } finally {
    await page.context().close()
  }
}

/** Registering, talking, attaching, a narrow page, and all tabs of the inspector. */
export async function everyday(studio: Studio): Promise<void> {
  const { bot, album } = studio
  const [anna, ben] = [createPlayer(bot, ANNA), createPlayer(bot, BEN)]
  await Promise.all([answerGender(anna), answerGender(ben)])
  await answerAge(anna)
  await onPage(studio, TWO_PHONES, async (page) => {
    const [left, right] = [phoneOf(page, 'Anna'), phoneOf(page, 'Ben')]
    const area = await around(left, right)
    await left.getByText(anna.texts.registration.askCity()).waitFor()
    await right.getByText(ben.texts.registration.askAge()).waitFor()
    await album.add('registration', page, area)

    await answerAge(ben)
    await Promise.all([answerRest(anna), answerRest(ben)])
    await meet(anna, ben)
    await talk(anna, ben)
    await left.locator('[data-kind="voice"]').waitFor()
    await album.addBoth('talk', page, area)

    await left.getByRole('button', { name: 'Attach' }).click()
    await left.getByRole('menuitem', { name: 'Samples' }).waitFor()
    await album.add('attach', page, await around(left))
    await left.getByRole('menuitem', { name: 'Samples' }).click()
    await page.getByRole('button', { name: 'Send Lake at sunset' }).waitFor()
    await album.add('samples', page, await around(page.getByRole('dialog', { name: 'Samples' })))
  })
  await onPage(studio, NARROW, async (page) => {
    await phoneOf(page, 'Anna').locator('[data-kind="voice"]').waitFor()
    await album.add('narrow', page)
  })
  await onPage(studio, WIDE, (page) => inspect(studio, page, anna, ben))
  await leave(bot, anna, ben)
}

async function inspect({ bot, album }: Studio, page: Page, anna: Player, ben: Player): Promise<void> {
  const tab = async (name: string) => {
    await page.getByRole('tab', { name }).click()
    return page.getByRole('tabpanel', { name })
  }
  const traffic = await tab('Traffic')
  await traffic.getByRole('button', { expanded: false }).filter({ hasText: 'sendVoice' }).click()
  await traffic.getByRole('button', { expanded: true }).first().scrollIntoViewIfNeeded()
  await album.addBoth('traffic', page)

  const way = await tab('Way')
  await way.getByRole('checkbox', { name: 'Follow the newest message' }).check()
  await anna.says('It is. Ten minutes from my door.')
  await ben.reads('It is. Ten minutes from my door.')
  await way.locator('li[data-service="relay"]').first().waitFor()
  await album.addBoth('way', page)

  bot.addFault({ kind: 'slow', ms: 1_500, probability: 0.3 })
  bot.addFault({ kind: 'too-many-requests', retryAfter: 3, chatId: ben.id, methods: ['sendMessage'] })
  const faults = await tab('Faults')
  await faults.getByRole('listitem').nth(1).waitFor()
  await album.addBoth('faults', page)
  bot.clearFaults()
}

const SECONDS_OF_CROWD = 80

/** A crowd around two who talk, once its charts show something. */
export async function crowd(studio: Studio): Promise<void> {
  const { bot, album } = studio
  const [anna, ben] = [createPlayer(bot, ANNA), createPlayer(bot, BEN)]
  for (const step of [answerGender, answerAge, answerRest]) await Promise.all([step(anna), step(ben)])
  await meet(anna, ben)
  await onPage(studio, WIDE, async (page) => {
    await page.getByRole('tab', { name: 'Crowd' }).click()
    const panel = page.getByRole('tabpanel', { name: 'Crowd' })
    const charted = new Promise<void>((resolve) => {
      const stop = bot.onEvent((event) => {
        if (event.type !== 'figures') return
        if (bot.figures().filter(({ p99Ms }) => p99Ms !== null).length < SECONDS_OF_CROWD) return
        stop()
        resolve()
      })
    })
    await panel.getByRole('textbox', { name: 'People' }).fill('200')
    await panel.getByText('Busy', { exact: true }).click()
    await panel.getByRole('button', { name: 'Start', exact: true }).click()
    await talk(anna, ben)
    await charted
    await album.addBoth('crowd', page)
  })
  await leave(bot, anna, ben)
}
