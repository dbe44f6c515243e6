import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EventReader } from './event-reader.js'
import { type Stage, stage } from './support.js'

let s: Stage
const readers: EventReader[] = []
beforeEach(async () => {
  s = await stage()
})
afterEach(async () => {
  for (const reader of readers.splice(0)) reader.close()
  await s.sandbox.stop()
})

async function open(query = '', headers: Record<string, string> = {}): Promise<EventReader> {
  const reader = await EventReader.open(s.sandbox.url, query, headers)
  readers.push(reader)
  return reader
}

const numbers = (reader: EventReader): Array<number | null> => reader.events.map(({ id }) => id)

describe('the event stream', () => {
  it('goes on where a reader was cut, without a gap or a double, wherever that was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ texts: fc.integer({ min: 0, max: 5 }), header: fc.boolean() }), {
          minLength: 1,
          maxLength: 6,
        }),
        async (cuts) => {
          const { epoch, seq } = s.sandbox.snapshot()
          const whole = await open(`after=${seq}&epoch=${epoch}`)
          const pieces: unknown[] = []
          let last = seq
          for (const { texts, header } of cuts) {
            for (let i = 0; i < texts; i += 1) s.sandbox.sendText(s.ada.id, `text ${i}`)
            // A browser that connects again repeats the old address and names the newest number in a header.
            const piece = header
              ? await open(`after=${seq}&epoch=${epoch}`, { 'last-event-id': String(last) })
              : await open(`after=${last}&epoch=${epoch}`)
            const read = texts === 0 ? [] : await piece.until(texts)
            pieces.push(...read)
            last = piece.lastId ?? last
            piece.close()
          }
          const rest = await open(`after=${last}&epoch=${epoch}`)
          const end = s.sandbox.sendText(s.ada.id, 'end').updateId
          const isEnd = ({ data }: { data: Record<string, unknown> }): boolean =>
            JSON.stringify(data).includes(`"update_id":${end}`)
          pieces.push(...(await rest.until(isEnd)))
          expect(pieces).toEqual(await whole.until(isEnd))
        },
      ),
      { numRuns: 15 },
    )
  })

  it('follows a snapshot exactly: what is in the one is not in the other, and nothing is in neither', async () => {
    s.sandbox.sendText(s.ada.id, 'before')
    const { seq, epoch, chats } = s.sandbox.snapshot()
    s.sandbox.sendText(s.ada.id, 'after')
    const reader = await open(`after=${seq}&epoch=${epoch}`)
    const events = await reader.until(({ type }) => type === 'update')
    expect(chats[0]?.messages.map(({ text }) => text)).toEqual(['/start', 'before'])
    expect(events).toMatchObject([
      { id: seq + 1, type: 'message', data: { message: { text: 'after' } } },
      { id: seq + 2, type: 'update' },
    ])
  })

  it('shows two readers the same', async () => {
    const [one, two] = [await open(), await open()]
    for (const text of ['a', 'b', 'c']) await s.bot.sendMessage(s.ada.id, text)
    await one.until(6)
    await two.until(6)
    expect(one.events).toEqual(two.events)
    expect(numbers(one)).toEqual([...numbers(one)].sort((a, b) => Number(a) - Number(b)))
  })

  it.each([
    ['of another life of the sandbox', (seq: number) => `after=${seq}&epoch=another`],
    ['of the future', (seq: number) => `after=${seq + 1}`],
    ['of no number', () => 'after=x'],
  ])('tells a reader %s once that it is stale, and goes on with what is new', async (_, query) => {
    const { seq, epoch } = s.sandbox.snapshot()
    const reader = await open(query(seq))
    await reader.until(1)
    s.sandbox.sendText(s.ada.id, 'new')
    expect(await reader.until(3)).toMatchObject([
      { type: 'stale', data: { epoch, seq } },
      { type: 'message', id: seq + 1 },
      { type: 'update', id: seq + 2 },
    ])
  })

  it('tells a reader who was away for too long that it is stale', async () => {
    const { seq } = s.sandbox.snapshot()
    for (let i = 0; i < 2600; i += 1) s.sandbox.sendText(s.ada.id, 'x')
    expect((await (await open(`after=${seq}`)).until(1))[0]).toMatchObject({ type: 'stale' })
    const reader = await open(`after=${seq + 5000}`)
    await reader.until(200)
    expect(numbers(reader)[0]).toBe(seq + 5001)
  })

  it('says of what a sandbox without a store let pass that it was missed', async () => {
    await s.sandbox.stop()
    s = await stage({ store: false, callLogSize: 0 })
    const first = await open()
    await s.bot.sendMessage(s.ada.id, 'seen')
    await first.until(1)
    const last = first.lastId
    first.close()
    await expect
      .poll(async () => (await (await open(`after=${last}`)).until(1))[0]?.type, { timeout: 30_000 })
      .toBe('stale')
  })

  it('leaves the crowd out, and gives who asks for it so much a second, with a count of the rest', async () => {
    const guest = s.sandbox.createMember({ crowd: true })
    const [plain, all] = [await open(), await open('crowd=1')]
    for (let i = 0; i < 200; i += 1) s.sandbox.sendText(guest.id, 'hum')
    s.sandbox.sendText(s.ada.id, 'end')
    const isSkipped = ({ type }: { type: string }): boolean => type === 'skipped'
    const crowds = (await all.until(isSkipped)).filter(({ id, type }) => id === null && !isSkipped({ type }))
    expect(crowds.map(({ type }) => type)).toEqual(crowds.map(() => 'update'))
    const skipped = all.events.find(isSkipped)?.data.count
    expect(crowds.length + Number(skipped)).toBe(200)
    expect(crowds.length).toBeLessThan(200)
    const seen = await plain.until(({ type }) => type === 'update')
    expect(seen.map(({ type }) => type)).toEqual(['message', 'update'])
  })

  it('cuts a reader off who falls behind all that is kept', async () => {
    const response = await fetch(`${s.sandbox.url}/control/events`)
    const reader = response.body?.getReader()
    const text = 'x'.repeat(4000)
    for (let i = 0; i < 5200; i += 1) {
      s.sandbox.sendText(s.ada.id, text)
      if (i % 100 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    const drain = async (): Promise<void> => {
      for (;;) if ((await reader?.read())?.done !== false) return
    }
    await expect(drain()).rejects.toThrow()
  })
})

describe('what stands around a chat', () => {
  it('is told whenever it changes: keys, a forced reply, commands by scope and language, texts of the bot', async () => {
    const reader = await open()
    const states = (): unknown[] =>
      reader.events.filter(({ type }) => type === 'chat').map(({ data }) => data.state)
    const keyboard = [[{ text: 'Search' }]]
    await s.call('sendMessage', { chat_id: s.ada.id, text: 'menu', reply_markup: { keyboard } })
    const asked = await s.call('sendMessage', {
      chat_id: s.ada.id,
      text: 'city?',
      reply_markup: { force_reply: true, input_field_placeholder: 'City' },
    })
    s.sandbox.sendText(s.ada.id, 'Berlin')
    const commands = (name: string): unknown[] => [{ command: name, description: name }]
    await s.call('setMyCommands', { commands: commands('plain') })
    await s.call('setMyCommands', { commands: commands('other'), language_code: 'fa' })
    await s.call('setMyCommands', { commands: commands('private'), scope: { type: 'all_private_chats' } })
    s.sandbox.editMember(s.ada.id, { language_code: 'fa' })
    await s.call('deleteMyCommands', { scope: { type: 'all_private_chats' } })
    await s.call('setMyDescription', { description: 'Talk', language_code: 'fa' })
    await s.call('setMyName', { name: 'Bot' })
    const menuButton = { type: 'web_app', text: 'Open', web_app: { url: 'https://example.org/' } }
    await s.call('setChatMenuButton', { chat_id: s.ada.id, menu_button: menuButton })
    await reader.until(({ data }) => JSON.stringify(data).includes('"menuButton":{"type":"web_app"'))
    const messageId = Reflect.get(Object(asked.result), 'message_id')
    expect(states()).toMatchObject([
      { keyboard: { keyboard }, forceReply: null },
      { keyboard: { keyboard }, forceReply: { messageId, placeholder: 'City' } },
      { forceReply: null },
      { commands: commands('plain') },
      { commands: commands('private') },
      { commands: commands('other') },
      { description: 'Talk' },
      { botName: 'Bot' },
      { menuButton },
    ])
  })
})
