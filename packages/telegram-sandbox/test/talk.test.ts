import { Telegram } from 'telegraf'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_TOKEN, type Sandbox, startSandbox } from '../src/index.js'

let sandbox: Sandbox
let bot: Telegram

beforeEach(async () => {
  sandbox = await startSandbox()
  bot = new Telegram(DEFAULT_TOKEN, { apiRoot: sandbox.url })
})
afterEach(() => sandbox.stop())

const updates = async (offset = 0) => bot.getUpdates(0, 100, offset, undefined)

describe('a talk between a member and the bot', () => {
  it('tells the bot who it is', async () => {
    expect(await bot.getMe()).toMatchObject({ is_bot: true, username: 'sandbox_bot', id: 1000000001 })
  })

  it("brings a member's text as an update, with a command marked", async () => {
    const ada = sandbox.createMember({ first_name: 'Ada', username: 'ada', language_code: 'de' })
    const sent = sandbox.sendText(ada.id, '/start hello')
    const [update] = await updates()
    expect(update).toEqual({
      update_id: sent.updateId,
      message: {
        message_id: sent.messageId,
        from: { id: ada.id, is_bot: false, first_name: 'Ada', username: 'ada', language_code: 'de' },
        chat: { id: ada.id, type: 'private', first_name: 'Ada', username: 'ada' },
        date: expect.any(Number),
        text: '/start hello',
        entities: [{ type: 'bot_command', offset: 0, length: 6 }],
      },
    })
    expect(await updates((sent.updateId ?? 0) + 1)).toEqual([])
  })

  it('shows the member what the bot answers, and takes a press back to the bot', async () => {
    const ada = sandbox.createMember()
    sandbox.sendText(ada.id, '/start')
    const waiting = sandbox.waitFor(ada.id, /Choose/)
    const markup = { inline_keyboard: [[{ text: 'Yes', callback_data: 'y' }]] }
    const answer = await bot.sendMessage(ada.id, '<b>Choose</b> now', {
      parse_mode: 'HTML',
      reply_markup: markup,
    })
    expect(answer).toMatchObject({
      text: 'Choose now',
      entities: [{ type: 'bold', offset: 0, length: 6 }],
      reply_markup: markup,
    })
    expect(await waiting).toMatchObject({ messageId: answer.message_id, from: 'bot', kind: 'text' })

    const pressed = sandbox.press(ada.id, { label: 'Yes' })
    const query = (await updates()).find((update) => 'callback_query' in update)
    expect(query).toMatchObject({
      callback_query: { data: 'y', from: { id: ada.id }, message: { message_id: answer.message_id } },
    })
    if (!query || !('callback_query' in query)) throw new Error('no query')
    await bot.answerCbQuery(query.callback_query.id, 'Fine', { show_alert: true })
    expect(await pressed).toMatchObject({ kind: 'answered', text: 'Fine', showAlert: true })
    await expect(bot.answerCbQuery(query.callback_query.id)).rejects.toThrow(
      '400: Bad Request: query is too old and response timeout expired or query ID is invalid',
    )
  })
  it('takes a press of a button that is gone, as from a phone that has not heard of it, of a deleted message by its id', async () => {
    const ada = sandbox.createMember()
    sandbox.sendText(ada.id, '/start')
    const reply_markup = { inline_keyboard: [[{ text: 'Yes', callback_data: 'y' }]] }
    const { message_id: messageId } = await bot.sendMessage(ada.id, 'Choose', { reply_markup })
    await bot.editMessageText(ada.id, messageId, undefined, 'Chosen')
    const gone = { messageId, data: 'y', gone: true }
    await expect(sandbox.press(ada.id, { messageId, data: 'y' })).rejects.toThrow('there is no button')
    await expect(sandbox.press(ada.id, { ...gone, messageId: 7_000 })).rejects.toThrow('there is no message')

    const presses = [sandbox.press(ada.id, gone)]
    await bot.deleteMessage(ada.id, messageId)
    presses.push(sandbox.press(ada.id, gone))
    const queries = (await updates()).flatMap((update) =>
      'callback_query' in update ? [update.callback_query] : [],
    )
    expect(queries).toMatchObject([
      { data: 'y', message: { message_id: messageId, text: 'Chosen' } },
      { data: 'y', message: { message_id: messageId, date: 0 } },
    ])
    expect(queries[1]?.message).not.toHaveProperty('text')
    for (const { id } of queries) await bot.answerCbQuery(id)
    for (const pressed of presses) expect(await pressed).toMatchObject({ kind: 'answered' })
  })
})
