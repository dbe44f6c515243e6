import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { updateFaults } from '../src/index.js'
import { type Stage, stage } from './support.js'

let s: Stage
beforeAll(async () => {
  s = await stage({ messagesPerChat: 50 })
})
afterAll(() => s.sandbox.stop())

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((text) => `x${text}`)
const button = fc.oneof(
  fc.record({ text: word, callback_data: fc.stringMatching(/^[a-z0-9:]{1,64}$/) }),
  fc.record({ text: word, url: fc.constant('https://example.org/a') }),
  fc.record({ text: word, web_app: fc.constant({ url: 'https://example.org/app' }) }),
)
const markup = fc.oneof(
  fc.record({ inline_keyboard: fc.array(fc.array(button, { maxLength: 3 }), { maxLength: 3 }) }),
  fc.record({
    keyboard: fc.array(fc.array(fc.record({ text: word }), { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
    resize_keyboard: fc.boolean(),
  }),
  fc.record({ remove_keyboard: fc.constant(true) }),
  fc.record({ force_reply: fc.constant(true), input_field_placeholder: word }),
)
const common = {
  disable_notification: fc.boolean(),
  protect_content: fc.boolean(),
  reply_parameters: fc.record({
    message_id: fc.integer({ min: 1, max: 99 }),
    allow_sending_without_reply: fc.constant(true),
  }),
  reply_markup: markup,
}
const optional = { requiredKeys: [] }

interface RandomCall {
  method: string
  params: Record<string, unknown>
}

const text = fc.record({ text: word, ...common }, { requiredKeys: ['text'] })
const entityText = fc.record({
  text: word,
  entities: fc.constant([{ type: 'bold', offset: 0, length: 1 }]),
  ...common,
})
const calls: fc.Arbitrary<RandomCall> = fc.oneof(
  text.map((params) => ({ method: 'sendMessage', params: { ...params } })),
  entityText.map((params) => ({ method: 'sendMessage', params: { ...params } })),
  fc
    .record({ caption: word, has_spoiler: fc.boolean(), ...common }, optional)
    .map((params) => ({ method: 'sendPhoto', params: { photo: 'photo', ...params } })),
  fc
    .record({ caption: word, duration: fc.nat(60), ...common }, optional)
    .map((params) => ({ method: 'sendVoice', params: { voice: 'voice', ...params } })),
  fc
    .record(common, optional)
    .map((params) => ({ method: 'sendSticker', params: { sticker: 'sticker', ...params } })),
  fc.record(common, optional).map((params) => ({ method: 'sendDice', params: { ...params } })),
  fc
    .constantFrom('typing', 'upload_photo', 'record_voice')
    .map((action) => ({ method: 'sendChatAction', params: { action } })),
)

/** The call as it goes out: to the member, with file ids in place of kinds. */
function filled({ params }: RandomCall): Record<string, unknown> {
  const files: Record<string, unknown> = {}
  for (const kind of ['photo', 'voice', 'sticker'] as const) {
    if (params[kind] === kind) files[kind] = s.sandbox.addFile(kind).fileId
  }
  return { chat_id: s.ada.id, ...params, ...files }
}

const RUNS = { numRuns: 150 }

describe('random calls', () => {
  it('that are right are accepted, and answered with what is a Message', async () => {
    await fc.assert(
      fc.asyncProperty(calls, async (one) => {
        const answer = await s.call(one.method, filled(one))
        expect(answer).toMatchObject({ ok: true })
        if (answer.result !== true) expect(updateFaults({ update_id: 1, message: answer.result })).toEqual([])
      }),
      RUNS,
    )
  })

  it('with a misspelt parameter are refused', async () => {
    await fc.assert(
      fc.asyncProperty(calls, fc.nat(), fc.constantFrom('_', 's', 'X'), async (one, index, suffix) => {
        const params = filled(one)
        const names = Object.keys(params)
        const name = names[index % names.length] ?? 'chat_id'
        const { [name]: value, ...rest } = params
        const answer = await s.call(one.method, { ...rest, [`${name}${suffix}`]: value })
        expect(answer).toMatchObject({ ok: false, error_code: 400 })
      }),
      RUNS,
    )
  })

  it('with a parameter of another type are refused', async () => {
    await fc.assert(
      fc.asyncProperty(calls, fc.nat(), async (one, index) => {
        const params = filled(one)
        const names = Object.keys(params)
        const name = names[index % names.length] ?? 'chat_id'
        const wrong = typeof params[name] === 'object' ? 7 : { wrong: true }
        const answer = await s.call(one.method, { ...params, [name]: wrong })
        expect(answer).toMatchObject({ ok: false, error_code: 400 })
      }),
      RUNS,
    )
  })

  it('of any shape never bring the sandbox down', async () => {
    const methods = fc.constantFrom(
      'sendMessage',
      'sendPhoto',
      'editMessageText',
      'getUpdates',
      'setMessageReaction',
      'nothing',
    )
    await fc.assert(
      fc.asyncProperty(methods, fc.jsonValue({ maxDepth: 3 }), async (method, params) => {
        const answer = await s.call(
          method,
          typeof params === 'object' && params !== null ? { ...params, timeout: 0 } : params,
        )
        expect(answer.status).not.toBe(500)
      }),
      RUNS,
    )
  })
})

describe('updates of members', () => {
  it('are all what the schema of Update says', async () => {
    const { sandbox, ada } = s
    await s.updates({
      allowed_updates: [
        'message',
        'edited_message',
        'callback_query',
        'message_reaction',
        'my_chat_member',
        'chat_member',
        'pre_checkout_query',
      ],
    })
    const sent = sandbox.sendText(ada.id, '/start @ada #x https://a.b')
    sandbox.edit(ada.id, sent.messageId, 'changed')
    sandbox.sendAlbum(ada.id, [{ kind: 'photo' }, { kind: 'video', hasSpoiler: true }])
    sandbox.sendText(ada.id, 'back', { replyTo: { messageId: sent.messageId, quote: 'chang' } })
    sandbox.sendOther(ada.id, { location: { latitude: 1.5, longitude: 2 } })
    sandbox.react(ada.id, sent.messageId, '👍')
    sandbox.setMembership(sandbox.createChannel().id, ada.id, 'administrator')
    await s.bot.sendMessage(ada.id, 'x', {
      reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] },
    })
    const invoice = {
      title: 'a',
      description: 'b',
      payload: 'c',
      currency: 'XTR',
      prices: [{ label: 'x', amount: 1 }],
    }
    const { result: link } = await s.call('createInvoiceLink', invoice)
    const asked = [
      sandbox.press(ada.id, { label: 'A' }, { timeoutMs: 1 }),
      sandbox.pay(ada.id, { link: String(link) }, { timeoutMs: 1 }),
    ]
    sandbox.block(ada.id)
    await Promise.all(asked)
    const updates = await s.updates()
    expect(updates.flatMap(updateFaults)).toEqual([])
    expect(new Set(updates.flatMap((update) => Object.keys(update))).size).toBe(8)
  })
})
