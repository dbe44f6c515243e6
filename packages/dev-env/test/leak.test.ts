import { openConnection } from '@anonchat/bus'
import { createLogger } from '@anonchat/runtime'
import type { Call } from '@anonchat/telegram-sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SERVICE_NAMES, type System, startSystem } from '../src/index.js'
import { meet, registerStrangers } from './pair.js'
import { type Identity, leaksIn } from './random-update/identity.js'
import { randomFrom } from './random-update/random.js'
import {
  ATTACHED_FIELDS,
  MESSAGE_FIELDS,
  randomMessage,
  randomPayload,
  UPDATE_KINDS,
} from './random-update/random-update.js'
import { randomOf } from './random-update/random-value.js'

const SEED = 20_261_123
/** What is passed on to a partner. */
const RELAYED = [
  'text',
  'photo',
  'video',
  'animation',
  'voice',
  'video_note',
  'sticker',
  'audio',
  'document',
  'poll',
]
const OTHER_KINDS_EACH = 8
const LIMIT_MS = 300_000

const anna: Identity = {
  id: 7_315_902_846,
  first_name: 'Annabelmark',
  last_name: 'Kowalskamark',
  username: 'annabel_handle',
  phone: '4915550123987',
}
const ben: Identity = {
  id: 6_824_103_957,
  first_name: 'Benjaminmark',
  last_name: 'Muellermark',
  username: 'benjamin_handle',
  phone: '4915550456321',
}

let system: System
const calls: Call[] = []

beforeAll(async () => {
  system = await startSystem({
    sandbox: { limits: 'off' },
    env: {
      LOG_LEVEL: 'trace',
      FLOOD_PER_SECOND: '100000',
      FLOOD_BURST: '100000',
      CHAT_RATE_PER_SECOND: '0',
      DELIVER_RATE_PER_SECOND: '0',
      RECENT_PARTNER_SECONDS: '0.001',
    },
  })
  system.sandbox.onCall((call) => calls.push(call))
  await registerStrangers(system, [anna, ben])
  await meet(system, [anna, ben])
})
afterAll(() => system.stop())

let pings = 0
/** Says something and waits until the partner reads it: all that was said before has been dealt with by then. */
async function untilDealtWith(): Promise<void> {
  const words = `now ${++pings}`
  await system.sandbox.drained(60_000)
  system.sandbox.sendText(anna.id, words)
  await system.sandbox.waitFor(ben.id, words, { timeoutMs: 60_000 })
}

const random = randomFrom(SEED)
const fileIds = () =>
  (['photo', 'video', 'voice', 'document'] as const).map((kind) => system.sandbox.addFile(kind).fileId)

let messageId = 100_000
const sender = (known?: number) => ({
  id: anna.id,
  messageId: known ?? ++messageId,
  words: 'how are you today',
})

/** Messages with every field that there is, and all that is passed on with each thing that Telegram may attach. */
function* messages(): Generator<Record<string, unknown>> {
  const filling = (density: number) => ({ random, identity: anna, density, fileIds: files })
  const files = fileIds()
  for (const field of MESSAGE_FIELDS) {
    for (const density of [0, 0.4]) yield { message: randomMessage([field], sender(), filling(density)) }
  }
  for (const said of RELAYED) {
    for (const attached of ATTACHED_FIELDS) {
      yield { message: randomMessage([said, attached], sender(), filling(0)) }
      if (random.chance(0.1))
        yield { edited_message: randomMessage([said, attached], sender(messageId), filling(0)) }
    }
  }
}

/** Albums with all that Telegram may attach to their items, and throws. */
function* albumsAndDice(): Generator<Record<string, unknown>> {
  const filling = { random, identity: anna, density: 0, fileIds: fileIds() }
  for (const [index, attached] of ATTACHED_FIELDS.entries()) {
    for (const said of ['photo', 'video'])
      yield {
        message: { ...randomMessage([said, attached], sender(), filling), media_group_id: `album ${index}` },
      }
    const dice = { ...Object(randomOf('TelegramDice', filling)), emoji: '🎲', value: 1 + random.below(6) }
    yield { message: { ...randomMessage(['dice', attached], sender(), filling), dice } }
  }
}

/** Updates of all other kinds, about messages that were relayed. */
function* others(): Generator<Record<string, unknown>> {
  const files = fileIds()
  for (const kind of UPDATE_KINDS.filter((name) => !/^(edited_)?message$|^my_chat_member$/.test(name))) {
    for (let i = 0; i < OTHER_KINDS_EACH; i++) {
      const known = messageId - random.below(50)
      const filling = { random, identity: anna, density: random.next(), fileIds: files }
      yield { [kind]: randomPayload(kind, sender(known), filling) }
    }
  }
}

const methodOf = (kind: string) =>
  `send${kind.replace(/(^|_)(.)/g, (_, _before, letter: string) => letter.toUpperCase())}`

describe('whatever Telegram attaches to what a member sends', () => {
  let count = 0

  it(
    'every kind of update and every field of a message is taken in',
    async () => {
      const kinds = new Set<string>()
      for (const update of [...messages(), ...albumsAndDice(), ...others()]) {
        expect(leaksIn(JSON.stringify(update), anna)).not.toEqual([])
        for (const kind of Object.keys(update)) kinds.add(kind)
        system.sandbox.inject(update)
        if (++count % 50 === 0) await untilDealtWith()
      }
      await untilDealtWith()
      expect([...kinds].sort()).toEqual(UPDATE_KINDS.filter((kind) => kind !== 'my_chat_member').sort())
    },
    LIMIT_MS,
  )

  it(
    'so is each change of the membership, which ends the room and lets another open',
    async () => {
      for (let i = 0; i < OTHER_KINDS_EACH; i++) {
        const filling = { random, identity: anna, density: 0.5, fileIds: fileIds() }
        system.sandbox.inject({ my_chat_member: randomPayload('my_chat_member', sender(), filling) })
        count++
        for (const { id } of [anna, ben]) system.sandbox.sendText(id, '/stop')
        await meet(system, [anna, ben])
        await untilDealtWith()
      }
    },
    LIMIT_MS,
  )

  it(
    'and in the first minutes of a room the member may write who they are, in any words, captions, edits and polls',
    async () => {
      const { sandbox } = system
      const words = [
        `@${anna.username}`,
        `t.me/${anna.username}`,
        `http://${anna.username}.T.ME/5`,
        `tg://user?id=${anna.id}`,
        `${anna.username}@example.org`,
        `+${anna.phone}`,
        `00${anna.phone}`,
        String(anna.id),
      ].map((contact) => `how are you today, I am ${contact} 🙂`)
      const forBen = () => calls.filter(({ params }) => Number(params.chat_id) === ben.id)
      const before = forBen().length
      for (const text of words) {
        const { messageId } = sandbox.sendText(anna.id, text)
        sandbox.sendMedia(anna.id, 'voice', { caption: text })
        const about = { ...sender(messageId), words: text }
        const filling = { random, identity: anna, density: 0, fileIds: fileIds() }
        sandbox.inject({ edited_message: { ...randomMessage(['text'], about, filling), text } })
        const options = [{ text: 'yes' }, { text }].map((option) => ({ ...option, voter_count: 0 }))
        const poll = { ...Object(randomOf('TelegramPoll', filling)), question: text, options }
        sandbox.inject({ message: { ...randomMessage(['poll'], sender(), filling), poll } })
        count += 4
        await untilDealtWith()
      }
      const masked = forBen()
        .slice(before)
        .filter(({ params }) => JSON.stringify(params).includes('I am ••'))
      expect(new Set(masked.map(({ method }) => method))).toEqual(
        new Set(['sendMessage', 'sendVoice', 'editMessageText', 'sendPoll']),
      )
      expect(masked.length).toBeGreaterThanOrEqual(4 * words.length)
    },
    LIMIT_MS,
  )

  it('nothing of it is in any call that is made for the partner', () => {
    const forBen = calls.filter(({ params }) => Number(params.chat_id) === ben.id)
    const methods = new Map<string, number>()
    for (const { method, params } of forBen) {
      expect(leaksIn(JSON.stringify(params), anna), method).toEqual([])
      methods.set(method, (methods.get(method) ?? 0) + 1)
    }
    // Not because nothing was passed on: every kind that is relayed was.
    for (const said of RELAYED.slice(1))
      expect(methods.get(methodOf(said)), said).toBeGreaterThanOrEqual(ATTACHED_FIELDS.length)
    expect(methods.get('sendMessage')).toBeGreaterThan(ATTACHED_FIELDS.length)
    expect(methods.get('editMessageText')).toBeGreaterThan(0)
    expect(methods.get('sendMediaGroup')).toBeGreaterThanOrEqual(ATTACHED_FIELDS.length / 2)
    const words = forBen.map(({ params }) => String(params.text))
    expect(words.filter((text) => text.startsWith('🎲')).length).toBeGreaterThanOrEqual(
      ATTACHED_FIELDS.length,
    )
  })

  it('nothing of the partner is in any call that is made for the member', () => {
    const forAnna = calls.filter(({ params }) => Number(params.chat_id) === anna.id)
    expect(forAnna.length).toBeGreaterThan(0)
    for (const { method, params } of forAnna) expect(leaksIn(JSON.stringify(params), ben), method).toEqual([])
  })

  it.each(SERVICE_NAMES)('nothing of either is in any line that %s logs', (service) => {
    const lines = system.logs(service)
    expect(lines.length).toBeGreaterThan(/gateway|conversation|relay/.test(service) ? count / 2 : 0)
    for (const line of lines) expect([...leaksIn(line, anna), ...leaksIn(line, ben)], line).toEqual([])
    expect(lines.filter((line) => line.includes('how are you today'))).toEqual([])
  })

  it('nothing of it, and none of the words, is in a dead letter', async () => {
    const bus = await openConnection(system.nats.url, 'test', createLogger('test', 'silent'))
    const { state } = await bus.jsm.streams.info('DEAD')
    for (let seq = 1; seq <= state.last_seq; seq++) {
      const letter = (await bus.jsm.streams.getMessage('DEAD', { seq })).string()
      expect([...leaksIn(letter, anna), ...leaksIn(letter, ben)], letter).toEqual([])
      expect(letter).not.toContain('how are you')
    }
    await bus.close()
  })
})
