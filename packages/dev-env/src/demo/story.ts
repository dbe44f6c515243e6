import type { BotControl } from '@anonchat/telegram-sandbox'
import { openedText } from '@anonchat/texts'
import { type Character, createPlayer, type HandFor, type Player, register } from './play.js'

/** What was checked on the way, each with whether it held. */
export interface Finding {
  what: string
  holds: boolean
}

export interface Story {
  players: readonly Player[]
  findings: Finding[]
}

export const ANNA: Character = {
  name: 'Anna',
  username: 'anna_kowalska',
  gender: 'female',
  age: 27,
  city: 'Berlin',
}

export const BEN: Character = {
  name: 'Ben',
  username: 'ben_mueller',
  gender: 'male',
  age: 31,
  city: 'Hamburg',
}

/**
 * Two strangers register, meet and talk; then one of them moves on. Throws at the first thing that does not come.
 * @param handFor what the two act with; the control API when it is left out
 */
export async function playStory(bot: BotControl, handFor?: HandFor): Promise<Story> {
  const anna = createPlayer(bot, ANNA, handFor)
  const ben = createPlayer(bot, BEN, handFor)
  await Promise.all([register(anna), register(ben)])
  await meet(anna, ben)
  const talked = await talk(anna, ben)

  await ben.pressesKey(ben.texts.keys.next)
  await anna.reads(anna.texts.room.endedByPartner())
  await ben.reads(ben.texts.search.looking())
  return {
    players: [anna, ben],
    findings: [
      { what: 'both registered and were matched with each other', holds: true },
      { what: 'text, photo, answer and voice arrived, in order', holds: talked },
      { what: 'Ben pressed Next, and Anna was told', holds: true },
      { what: 'neither saw who the other is', holds: isHidden(bot, anna, ben) && isHidden(bot, ben, anna) },
    ],
  }
}

/** Both search, and find each other. */
export async function meet(first: Player, second: Player): Promise<void> {
  await first.pressesKey(first.texts.keys.search)
  await first.reads(first.texts.search.looking())
  await second.pressesKey(second.texts.keys.search)
  await Promise.all([
    first.reads(openedText(first.texts, second.character)),
    second.reads(openedText(second.texts, first.character)),
  ])
}

/** Whether all that they say to each other came as it was said. */
export async function talk(anna: Player, ben: Player): Promise<boolean> {
  await anna.says('Hi! What is it like where you live?')
  await ben.reads('Hi! What is it like where you live?')
  await ben.says('Windy, and I love it 🙂 And with you?')
  await anna.reads('Windy, and I love it 🙂 And with you?')
  await anna.sendsPhoto('See for yourself')
  const photo = await ben.sees('the photo', (message) => message.kind === 'photo')
  await ben.reacts(photo, '🔥')
  await ben.answers(photo, 'Wow. Is that a lake?')
  const answer = await anna.reads('Wow. Is that a lake?')
  await ben.sendsVoice()
  await anna.sees('the voice message', (message) => message.kind === 'voice')
  return photo.text === 'See for yourself' && answer.replyTo !== undefined
}

/** Whether no call of the bot to `reader` holds the id or a name of `other`. */
function isHidden(bot: BotControl, reader: Player, other: Player): boolean {
  const said = JSON.stringify(bot.calls({ chatId: reader.id }).map((call) => call.params))
  return ![String(other.id), other.character.name, other.character.username].some((word) =>
    said.includes(word),
  )
}
