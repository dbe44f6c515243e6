import type { BotControl } from '@anonchat/telegram-sandbox'
import { openedText } from '@anonchat/texts'
import { createPlayer, type Player, register, texts } from './play.js'

/** What was checked on the way, each with whether it held. */
export interface Finding {
  what: string
  holds: boolean
}

export interface Story {
  players: readonly Player[]
  findings: Finding[]
}

/** Two strangers register, meet and talk; then one of them moves on. Throws at the first thing that does not come. */
export async function playStory(bot: BotControl): Promise<Story> {
  const anna = createPlayer(bot, {
    name: 'Anna',
    username: 'anna_kowalska',
    gender: 'female',
    age: 27,
    city: 'Berlin',
  })
  const ben = createPlayer(bot, {
    name: 'Ben',
    username: 'ben_mueller',
    gender: 'male',
    age: 31,
    city: 'Hamburg',
  })
  await Promise.all([register(anna), register(ben)])

  anna.pressesKey(texts.keys.search)
  await anna.reads(texts.search.looking())
  ben.pressesKey(texts.keys.search)
  await Promise.all([
    anna.reads(openedText(texts, ben.character)),
    ben.reads(openedText(texts, anna.character)),
  ])

  const talked = await talk(anna, ben)

  ben.pressesKey(texts.keys.next)
  await anna.reads(texts.room.endedByPartner())
  await ben.reads(texts.search.looking())
  return {
    players: [anna, ben],
    findings: [
      { what: 'both registered and were matched with each other', holds: true },
      { what: 'text, photo and voice arrived, in order', holds: talked },
      { what: 'Ben pressed Next, and Anna was told', holds: true },
      { what: 'neither saw who the other is', holds: isHidden(bot, anna, ben) && isHidden(bot, ben, anna) },
    ],
  }
}

async function talk(anna: Player, ben: Player): Promise<boolean> {
  anna.says('Hi! What is it like where you live?')
  await ben.reads('Hi! What is it like where you live?')
  ben.says('Windy, and I love it 🙂 And with you?')
  await anna.reads('Windy, and I love it 🙂 And with you?')
  anna.sendsPhoto('See for yourself')
  const photo = await ben.sees('the photo', (message) => message.kind === 'photo')
  ben.sendsVoice()
  await anna.sees('the voice message', (message) => message.kind === 'voice')
  return photo.text === 'See for yourself'
}

/** Whether no call of the bot to `reader` holds the id or a name of `other`. */
function isHidden(bot: BotControl, reader: Player, other: Player): boolean {
  const said = JSON.stringify(bot.calls({ chatId: reader.id }).map((call) => call.params))
  return ![String(other.id), other.character.name, other.character.username].some((word) =>
    said.includes(word),
  )
}
