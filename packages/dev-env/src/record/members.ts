import type { Page } from 'playwright-core'
import { createPlayer, type Player, register } from '../demo/play.js'
import { ANNA, BEN, meet } from '../demo/story.js'
import { around, phoneOf } from './camera.js'
import { leave } from './leave.js'
import { onPage, type Studio, TWO_PHONES } from './scenes.js'

/** What a member meets around a chat and in it, two screens to a picture. */
export async function members(studio: Studio): Promise<void> {
  const { bot } = studio
  const [anna, ben] = [createPlayer(bot, ANNA), createPlayer(bot, BEN)]
  await Promise.all([register(anna), register(ben)])
  await onPage(studio, TWO_PHONES, async (page) => {
    const picture = await pictures(studio, page)
    await alone(anna, ben, picture)
    await together(anna, ben, picture)
    await afterwards(anna, ben, picture)
    await leaving(anna, ben, picture)
  })
  await leave(bot, anna, ben)
}

type Picture = (name: string) => Promise<void>

/** Takes both phones, once their newest message is shown. */
async function pictures({ bot, album }: Studio, page: Page): Promise<Picture> {
  const phones = [phoneOf(page, 'Anna'), phoneOf(page, 'Ben')] as const
  const area = await around(...phones)
  const ids = new Map(bot.members().map(({ first_name, id }) => [first_name, id]))
  return async (name) => {
    for (const [index, who] of ['Anna', 'Ben'].entries()) {
      const newest = bot.view(ids.get(who) ?? 0).messages.findLast(({ deleted }) => !deleted)
      await phones[index]?.locator(`[data-message-id="${newest?.messageId}"]`).waitFor()
    }
    await album.add(name, page, area)
  }
}

const hasButton = (player: Player, what: string, label: string) =>
  player.sees(what, ({ inlineKeyboard }) =>
    (inlineKeyboard ?? []).flat().some(({ text }) => text.includes(label)),
  )

async function alone(anna: Player, ben: Player, picture: Picture): Promise<void> {
  await anna.says('/profile')
  await hasButton(anna, 'the card', anna.texts.buttons.changeCity)
  await ben.says('/settings')
  await hasButton(ben, 'the settings', ben.texts.buttons.showCity)
  await picture('profile')

  await ben.says('/filters')
  await hasButton(ben, 'the filters', ben.texts.buttons.sameCity)
  await anna.pressesKey(anna.texts.keys.search)
  await anna.sees('how many are looking', ({ text }) => text?.includes('looking now') ?? false)
  await picture('search')
  await anna.says('/stop')
  await anna.reads(anna.texts.search.cancelled())
}

async function together(anna: Player, ben: Player, picture: Picture): Promise<void> {
  await meet(anna, ben)
  await anna.says('Hello! You find me as @anna_kowalska')
  await ben.sees('dots', ({ text }) => text?.includes('••') ?? false)
  await ben.says('Later, perhaps 🙂 What do you see from your window?')
  await anna.reads('What do you see from your window?')
  await picture('contacts')
  await ben.sendsPhoto('My walk this morning')
  await anna.sees('the photo', ({ kind }) => kind === 'photo')
  await ben.pressesKey(ben.texts.keys.iceBreaker)
  await ben.sees('a question', ({ text }) => text?.includes('?') ?? false)
  await anna.sees('a question', ({ text, kind }) => kind === 'text' && (text?.includes('?') ?? false))
  await picture('room')
}

async function afterwards(anna: Player, ben: Player, picture: Picture): Promise<void> {
  await ben.pressesKey(ben.texts.keys.stop)
  await ben.reads(ben.texts.after.ask())
  await anna.reads(anna.texts.after.ask())
  await anna.pressesButton(anna.texts.buttons.rateGood)
  await ben.pressesButton(ben.texts.buttons.report)
  await hasButton(ben, 'the reasons', ben.texts.category.spam())
  await picture('afterwards')
}

async function leaving(anna: Player, ben: Player, picture: Picture): Promise<void> {
  await anna.says('/privacy')
  await hasButton(anna, 'what is kept', anna.texts.buttons.deleteData)
  await ben.says('/language')
  await hasButton(ben, 'the languages', 'English')
  await picture('privacy')
}
