import { COMMANDS } from '@anonchat/conversation'
import type { MediaKind, PayResult, PressResult, Sandbox } from '@anonchat/telegram-sandbox'
import { LANGS, t } from '@anonchat/texts'
import { type Random, randomFrom } from '../random-update/random.js'
import type { Button, Person } from './person.js'
import { noteFile, type Said, tagOf } from './said.js'
import type { Step, What } from './step.js'

const CAPTIONED = ['photo', 'video', 'voice', 'animation', 'audio', 'document'] as const
const WORDLESS = ['sticker', 'video_note'] as const
const EMOJI = ['👍', '❤', '🔥', '😁', null] as const
/** What is not passed on, each in a way of its own. */
const REFUSED = [
  { location: { latitude: 1, longitude: 2 } },
  { contact: { phone_number: '+4915550000000', first_name: 'Somebody' } },
  { dice: {} },
] as const
const ANSWERS = ['25', '33', 'Lima', 'Berlin', 'yes', '17', 'x', '٣٠'] as const

/** What somebody said, and when. */
export interface Saying extends Said {
  readonly at: number
  /** Words or captions in a message of its own: what always arrives at once. */
  readonly isPlain: boolean
}

export interface Pressed {
  readonly what: string
  readonly result: Promise<PressResult>
  isAnswered: boolean
  /** A process was away meanwhile. */
  disturbed: boolean
}

/** What members do, by their hands alone: each act is done to the sandbox and says in words what it was. */
export interface Acts {
  /** What each of the people has said so far. */
  readonly sayings: readonly Saying[]
  readonly presses: readonly Pressed[]
  readonly payments: readonly { who: Person; what: string; result: Promise<PayResult> }[]
  /** @returns what was done, in words, or null when there was nothing of the sort to do */
  act(person: Person, what: What, roll: number): Promise<string | null>
  /** Says something with a name of its own. @returns what was said */
  say(person: Person): Said
}

const searchKeys = new Set(LANGS.map((lang) => t(lang).keys.search))

export function createActs(
  sandbox: Sandbox,
  run: number,
  people: readonly Person[],
  isDisturbed: () => boolean,
): Acts {
  const sayings: Saying[] = []
  const presses: Pressed[] = []
  const payments: Array<{ who: Person; what: string; result: Promise<PayResult> }> = []
  const counts = people.map(() => 0)

  function next({ index }: Person, isPlain: boolean): Saying {
    const number = (counts[index] ?? 0) + 1
    counts[index] = number
    const saying = { speaker: index, number, at: Date.now(), isPlain }
    sayings.push(saying)
    return saying
  }
  const words = (person: Person, isPlain = true): string => `hello ${tagOf(run, next(person, isPlain))} there`
  const keysOf = ({ id }: Person): string[] =>
    (sandbox.view(id).keyboard ?? []).flat().map((key) => (typeof key === 'string' ? key : key.text))
  const standing = ({ id }: Person) => sandbox.view(id).messages.filter(({ deleted }) => !deleted)

  function press(person: Person, { messageId, data }: Button): string {
    const what = `presses ${data} under ${messageId}`
    const result = sandbox.press(person.id, { messageId, data, gone: true }, { timeoutMs: 60_000 })
    const pressed = { what: `${person.name} ${what}`, result, isAnswered: false, disturbed: isDisturbed() }
    presses.push(pressed)
    void result.then(() => {
      pressed.isAnswered = true
    })
    return what
  }

  function say(person: Person): Said {
    const saying = next(person, true)
    sandbox.sendText(person.id, `hello ${tagOf(run, saying)} there`)
    return saying
  }

  /** What somebody does who wants to get on: talks in a room, searches out of one, answers what is asked. */
  function natural(person: Person, random: Random): string {
    if (person.inRoom() && random.chance(0.85)) return `says ${say(person).number}`
    const search = keysOf(person).find((key) => searchKeys.has(key))
    const newest = person.buttons.at(-1)
    const isAsked = standing(person).at(-1)?.inlineKeyboard !== undefined
    if (newest !== undefined && isAsked && random.chance(0.4)) return press(person, newest)
    if (search !== undefined) {
      sandbox.pressKeyboard(person.id, search)
      return 'presses the key of a search'
    }
    if (newest !== undefined && random.chance(0.3)) return press(person, newest)
    const answer = random.pick(['/start', '25', 'Lima', '/search'])
    sandbox.sendText(person.id, answer)
    return `writes ${answer}`
  }

  const ACTS: Record<What, (person: Person, random: Random) => string | null | Promise<string | null>> = {
    'the natural thing': natural,
    'says something': (person) => `says ${say(person).number}`,
    'sends media': (person, random) => {
      const kind = random.pick(CAPTIONED)
      sandbox.sendMedia(person.id, kind, { caption: words(person), hasSpoiler: random.chance(0.2) })
      return `sends a ${kind}, ${counts[person.index]}`
    },
    'sends an album': (person, random) => {
      const kinds: readonly MediaKind[] = random.pick([['photo', 'video'], ['document'], ['audio']])
      const size = 2 + random.below(9)
      const items = Array.from({ length: size }, () => ({
        kind: random.pick(kinds),
        caption: words(person, false),
      }))
      sandbox.sendAlbum(person.id, items)
      return `sends an album of ${size}, up to ${counts[person.index]}`
    },
    'sends what is special': (person, random) => {
      const which = random.below(4)
      if (which === 0) {
        sandbox.sendOther(person.id, {
          poll: { question: words(person), options: ['yes', 'no'], is_anonymous: random.chance(0.5) },
        })
        return `sends a poll, ${counts[person.index]}`
      }
      if (which === 1) {
        const fields = random.pick(REFUSED)
        sandbox.sendOther(person.id, fields)
        return `sends a ${Object.keys(fields)[0]}`
      }
      const kind = random.pick(WORDLESS)
      const file = sandbox.addFile(kind)
      noteFile(file.fileUniqueId, next(person, true))
      sandbox.sendMedia(person.id, kind, { fileId: file.fileId })
      return `sends a ${kind}, ${counts[person.index]}`
    },
    replies: (person, random) => {
      const all = standing(person)
      if (all.length === 0) return null
      const to = random.pick(all)
      const quote = to.text?.includes('hello') && random.chance(0.5) ? { quote: 'hello' } : {}
      sandbox.sendText(person.id, words(person), { replyTo: { messageId: to.messageId, ...quote } })
      return `replies to ${to.messageId} with ${counts[person.index]}`
    },
    edits: (person, random) => {
      const own = standing(person).filter(({ from, text }) => from === 'member' && text !== undefined)
      if (own.length === 0) return null
      const { messageId } = random.pick(own)
      sandbox.edit(person.id, messageId, words(person, false))
      return `changes ${messageId} to ${counts[person.index]}`
    },
    reacts: (person, random) => {
      const all = standing(person)
      if (all.length === 0) return null
      const [to, emoji] = [random.pick(all.slice(-8)), random.pick(EMOJI)]
      sandbox.react(person.id, to.messageId, emoji)
      return `reacts to ${to.messageId} with ${emoji}`
    },
    'types a command': (person, random) => {
      const often = ['/search', '/next', '/stop', '/start'] as const
      const command = random.chance(0.4) ? random.pick(often) : random.pick([...COMMANDS, '/no_such_thing'])
      sandbox.sendText(person.id, command)
      return `writes ${command}`
    },
    'presses a new button': (person, random) => {
      const newest = person.buttons.slice(-8)
      return newest.length === 0 ? null : press(person, random.pick(newest))
    },
    'presses an old button': (person, random) =>
      person.buttons.length === 0 ? null : press(person, random.pick(person.buttons)),
    'presses a key': (person, random) => {
      const keys = keysOf(person)
      if (keys.length === 0) return null
      const key = random.pick(keys)
      sandbox.pressKeyboard(person.id, key)
      return `presses the key ${key}`
    },
    'answers a question': (person, random) => {
      const answer = random.pick(ANSWERS)
      sandbox.sendText(person.id, answer)
      return `writes ${answer}`
    },
    pays: (person, random) => {
      if (person.invoices.length === 0) return null
      const invoice = random.pick(person.invoices)
      const what = `pays ${Object.values(invoice).join()}`
      const result = sandbox.pay(person.id, invoice, { timeoutMs: 60_000 })
      payments.push({ who: person, what: `${person.name} ${what}`, result })
      return what
    },
    'uses what was shown': (person, random) => {
      const codes = people.flatMap(({ shownCodes }) => shownCodes)
      if (codes.length === 0) return null
      const code = random.pick(codes)
      const text = random.chance(0.6) ? `/start ${code}` : code
      sandbox.sendText(person.id, text)
      return `writes ${text}`
    },
    'deletes a message': (person, random) => {
      const all = standing(person)
      if (all.length === 0) return null
      const { messageId } = random.pick(all)
      sandbox.deleteMessage(person.id, messageId)
      return `deletes ${messageId}`
    },
    'blocks the bot': (person) => {
      person.goesDeaf()
      sandbox.block(person.id)
      return 'blocks the bot'
    },
    'a timer runs out': () => null,
    'a service dies': () => null,
    'a service is restarted': () => null,
  }

  return {
    sayings,
    presses,
    payments,
    act: async (person, what, roll) => await ACTS[what](person, randomFrom(roll)),
    say,
  }
}

/** Those of a step's acts that are done to the system rather than by a member. */
export const isOfTheSystem = ({ what }: Step): boolean =>
  what === 'a timer runs out' || what === 'a service dies' || what === 'a service is restarted'
