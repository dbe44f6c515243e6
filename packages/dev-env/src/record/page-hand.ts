import { join } from 'node:path'
import type { SeenMessage } from '@anonchat/telegram-sandbox'
import type { Locator, Page } from 'playwright-core'
import type { Hand } from '../demo/hand.js'
import { ROOT } from '../root.js'
import { phoneOf } from './camera.js'
import type { Film } from './film.js'
import { touch } from './touch.js'

const PHOTO = join(ROOT, 'packages/telegram-sandbox/src/samples/gallery/lake.jpg')

// How long a frame is shown: a stroke of a few keys, a press, and what is to be read.
const STROKE_MS = 90
const PRESS_MS = 260
const READ_MS = 700
const KEYS_A_STROKE = 3

/** One person acts at a time: there is one mouse and one keyboard. */
export type InTurn = <T>(act: () => Promise<T>) => Promise<T>

export function inTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (act) => {
    const next = last.then(act, act)
    last = next.catch(() => {})
    return next
  }
}

/** Plays a member on the page as a person does, and films it. */
export function pageHand(page: Page, name: string, film: () => Promise<Film>, turn: InTurn): Hand {
  const phone = phoneOf(page, name)
  const own = (fits: string) => phone.locator(`[data-from="member"]${fits}`).last()
  const message = ({ messageId }: Pick<SeenMessage, 'messageId'>) =>
    phone.locator(`[data-message-id="${messageId}"]`)
  const press = async (place: Locator): Promise<void> => {
    const lift = await touch(page, place)
    await (await film()).passes(PRESS_MS)
    await lift()
    await place.click()
  }
  const type = async (text: string): Promise<void> => {
    const letters = [...text]
    for (let at = 0; at < letters.length; at += KEYS_A_STROKE) {
      await page.keyboard.type(letters.slice(at, at + KEYS_A_STROKE).join(''))
      await (await film()).passes(STROKE_MS)
    }
  }
  const say = async (text: string): Promise<void> => {
    await phone.getByRole('textbox', { name: 'Message', exact: true }).click()
    await type(text)
    await page.keyboard.press('Enter')
    await own('').filter({ hasText: text }).waitFor()
    await (await film()).rests(READ_MS)
  }
  const attach = async (what: string): Promise<void> => {
    await press(phone.getByRole('button', { name: 'Attach' }))
    await phone.getByRole('menuitem', { name: what, exact: true }).waitFor()
    await (await film()).rests(PRESS_MS)
  }
  const menuOf = async (target: Locator): Promise<Locator> => {
    // Near its start, so that the menu stays within the phone.
    await target.click({ button: 'right', position: { x: 24, y: 16 } })
    const menu = phone.getByRole('menu', { name: 'Message' })
    await menu.waitFor()
    await (await film()).rests(READ_MS)
    return menu
  }

  return {
    starts: () =>
      turn(async () => {
        await (await film()).rests(READ_MS)
        await press(phone.getByRole('button', { name: 'START' }))
        await own('').waitFor()
        await (await film()).rests(PRESS_MS)
      }),
    says: (text) => turn(() => say(text)),
    sendsPhoto: (caption) =>
      turn(async () => {
        await attach('Photo or video')
        const asked = page.waitForEvent('filechooser')
        await press(phone.getByRole('menuitem', { name: 'Photo or video', exact: true }))
        await (await asked).setFiles(PHOTO)
        const dialog = phone.getByRole('dialog', { name: /^Send / })
        await dialog.getByRole('textbox', { name: 'Caption' }).click()
        await (await film()).rests(PRESS_MS)
        await type(caption)
        await press(dialog.getByRole('button', { name: 'Send', exact: true }))
        await own('[data-kind="photo"]').waitFor()
        await (await film()).rests(READ_MS)
      }),
    sendsVoice: () =>
      turn(async () => {
        await attach('Samples')
        await press(phone.getByRole('menuitem', { name: 'Samples', exact: true }))
        const sample = phone.getByRole('button', { name: 'Send Hello', exact: true })
        await sample.scrollIntoViewIfNeeded()
        await (await film()).rests(READ_MS)
        await press(sample)
        await own('[data-kind="voice"]').waitFor()
        await (await film()).rests(READ_MS)
      }),
    answers: (seen, text) =>
      turn(async () => {
        const menu = await menuOf(message(seen))
        await press(menu.getByRole('menuitem', { name: 'Reply', exact: true }))
        await say(text)
      }),
    reacts: (seen, emoji) =>
      turn(async () => {
        const menu = await menuOf(message(seen))
        await press(menu.getByRole('menuitemcheckbox', { name: `React with ${emoji}` }))
        await message(seen)
          .getByRole('button', { name: `Reaction ${emoji}, 1` })
          .waitFor()
        await (await film()).rests(READ_MS)
      }),
    pressesButton: (_messageId, label) =>
      turn(() => press(phone.getByRole('log').getByRole('button', { name: label, exact: true }).last())),
    pressesKey: (label) =>
      turn(async () => {
        const keys = phone.getByRole('group', { name: 'Keyboard', exact: true })
        await press(keys.getByRole('button', { name: label, exact: true }))
        await own('').filter({ hasText: label }).waitFor()
        await (await film()).rests(PRESS_MS)
      }),
    looksAt: (seen) =>
      turn(async () => {
        await message(seen).waitFor()
        await (await film()).rests(READ_MS)
      }),
  }
}
