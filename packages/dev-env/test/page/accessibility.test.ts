import { type Sandbox, startSandbox } from '@anonchat/telegram-sandbox'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Bot, startBot } from './bot.js'
import { LIMIT_MS, testBrowser } from './browser.js'

const SERIOUS: ReadonlySet<unknown> = new Set(['serious', 'critical'])

let sandbox: Sandbox
let bot: Bot
beforeEach(async () => {
  sandbox = await startSandbox({ limits: 'off' })
  bot = startBot(sandbox, async ({ message }, call) => {
    if (message?.text === undefined) return
    const reply_markup = { inline_keyboard: [[{ text: 'Choose', callback_data: 'a' }]] }
    const text = `<b>You</b> said: ${message.text} https://example.com`
    await call('sendMessage', { chat_id: message.chat.id, text, parse_mode: 'HTML', reply_markup })
  })
})
afterEach(async () => {
  await bot?.stop()
  await sandbox?.stop()
})

const browser = testBrowser()

/** What hinders people with a screen reader, weak sight or no mouse, in words. */
async function hindrances(page: Page, screen: string): Promise<string[]> {
  // A colour on its way to another is no colour to judge.
  await page.evaluate('Promise.allSettled(document.getAnimations().map(({ finished }) => finished))')
  const { violations } = await page.evaluate<axe.AxeResults>('axe.run()')
  return violations
    .filter(({ impact }) => SERIOUS.has(impact))
    .map(({ id, help, nodes }) => `${screen}: ${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`)
}

describe('the page', { timeout: LIMIT_MS }, () => {
  it.each(['light', 'dark'] as const)('hinders nobody on its main screens, %s', async (colorScheme) => {
    const shown = await browser.open(sandbox.url, { colorScheme, reducedMotion: 'reduce' })
    const { page } = shown
    await page.evaluate(axe.source)
    const found = await hindrances(page, 'nobody there')
    await shown.addsTwo()
    found.push(...(await hindrances(page, 'before START')))
    const [ada, jonas] = [shown.phone('Ada'), shown.phone('Jonas')]
    await ada.starts()
    const answer = await ada.reads('You said: /start')
    for (const kind of ['photo', 'voice', 'video_note', 'sticker', 'audio', 'document'] as const)
      sandbox.sendMedia(sandbox.members()[0]?.id ?? 0, kind)
    await jonas.starts()
    await jonas.sendsSample('Photos')
    await jonas.reads('You said: /start')
    await ada.reacts(answer, '🔥')
    found.push(...(await hindrances(page, 'chats')))
    for (const tab of ['Traffic', 'Way', 'Faults', 'Crowd'] as const) {
      await shown.tab(tab)
      found.push(...(await hindrances(page, tab)))
    }
    await page.setViewportSize({ width: 390, height: 800 })
    await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Phones' }).click()
    found.push(...(await hindrances(page, 'narrow')))
    await page.getByRole('button', { name: 'Add a member' }).first().click()
    await page.getByRole('dialog', { name: 'Add a member' }).waitFor()
    found.push(...(await hindrances(page, 'adding a member')))
    expect(found).toEqual([])
  })

  it('can be used with the keyboard alone', async () => {
    sandbox.createMember({ first_name: 'Ada' })
    const shown = await browser.open(sandbox.url)
    const { keyboard } = shown.page
    const ada = shown.phone('Ada')
    const focused = shown.page.locator(':focus')
    const tabTo = async (name: string): Promise<void> => {
      for (let presses = 0; presses < 60; presses += 1) {
        await keyboard.press('Tab')
        if ((await ada.root.locator(':focus').and(ada.root.getByLabel(name)).count()) > 0) return
        if ((await ada.root.locator(':focus').filter({ hasText: name }).count()) > 0) return
      }
      throw new Error(`Tab does not lead to ${name}`)
    }
    await tabTo('START')
    await keyboard.press('Enter')
    await ada.reads('You said: /start')
    await tabTo('Message')
    await ada.field.and(focused).waitFor()
    await keyboard.type('by keys')
    await keyboard.press('Enter')
    const answer = await ada.reads('You said: by keys')
    for (let presses = 0; presses < 60; presses += 1) {
      await keyboard.press('Shift+Tab')
      if ((await ada.bubbles.and(focused).count()) > 0) break
    }
    await answer.and(focused).waitFor()
    await keyboard.press('Enter')
    await ada.root.getByRole('menuitem', { name: 'Reply' }).and(focused).waitFor()
    await keyboard.press('Enter')
    await ada.root.getByRole('group', { name: 'Replying' }).waitFor()
    await ada.field.and(focused).waitFor()
    await keyboard.type('an answer')
    await keyboard.press('Enter')
    const own = ada.root.locator('[data-bubble][data-from="member"]').filter({ hasText: 'an answer' })
    await own.getByRole('button').filter({ hasText: 'You said: by keys' }).waitFor()
  })
})
