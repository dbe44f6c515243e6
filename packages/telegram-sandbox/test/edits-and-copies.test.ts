import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Stage, stage } from './support.js'

let s: Stage
beforeEach(async () => {
  s = await stage()
})
afterEach(() => s.sandbox.stop())

const newest = () => s.sandbox.view(s.ada.id).messages.at(-1)
const button = (text: string) => ({ inline_keyboard: [[{ text, callback_data: text }]] })

describe('edits', () => {
  it('change the text, take the keyboard away, and show as edited', async () => {
    const { message_id } = await s.bot.sendMessage(s.ada.id, 'one', { reply_markup: button('A') })
    const seen = s.sandbox.waitFor(s.ada.id, (message) => message.edited)
    const edited = await s.bot.editMessageText(s.ada.id, message_id, undefined, 'two')
    expect(edited).toMatchObject({ message_id, text: 'two', edit_date: expect.any(Number) })
    expect(await seen).toMatchObject({ messageId: message_id, text: 'two', edited: true })
    expect(newest()).not.toHaveProperty('inlineKeyboard')
  })

  it('of the keyboard alone do not show as edited, and the same keyboard again is no change', async () => {
    const { message_id } = await s.bot.sendMessage(s.ada.id, 'one', { reply_markup: button('A') })
    await s.bot.editMessageReplyMarkup(s.ada.id, message_id, undefined, button('B'))
    expect(newest()).toMatchObject({ edited: false, inlineKeyboard: [[{ text: 'B' }]] })
    await expect(s.bot.editMessageReplyMarkup(s.ada.id, message_id, undefined, button('B'))).rejects.toThrow(
      '400: Bad Request: message is not modified',
    )
  })

  it('change captions and media', async () => {
    const photo = s.sandbox.addFile('photo').fileId
    const video = s.sandbox.addFile('video').fileId
    const { message_id } = await s.bot.sendPhoto(s.ada.id, photo, { caption: 'old' })
    await s.bot.editMessageCaption(s.ada.id, message_id, undefined, 'new')
    expect(newest()).toMatchObject({ text: 'new', kind: 'photo' })
    await s.bot.editMessageMedia(s.ada.id, message_id, undefined, {
      type: 'video',
      media: video,
      caption: 'moving',
    })
    expect(newest()).toMatchObject({ text: 'moving', kind: 'video', fileId: video })
  })

  it('of a member reach the bot as edited_message', async () => {
    const sent = s.sandbox.sendText(s.ada.id, 'helo')
    s.sandbox.edit(s.ada.id, sent.messageId, 'hello')
    expect((await s.updates()).at(-1)).toMatchObject({
      edited_message: { message_id: sent.messageId, text: 'hello', edit_date: expect.any(Number) },
    })
  })
})

describe('deletions', () => {
  it('take messages of both sides away, and skip in bulk what is not there', async () => {
    const own = await s.bot.sendMessage(s.ada.id, 'mine')
    const theirs = s.sandbox.sendText(s.ada.id, 'theirs')
    expect(
      (
        await s.call('deleteMessages', {
          chat_id: s.ada.id,
          message_ids: [own.message_id, theirs.messageId, 999],
        })
      ).ok,
    ).toBe(true)
    expect(
      s.sandbox
        .view(s.ada.id)
        .messages.slice(-2)
        .map((message) => message.deleted),
    ).toEqual([true, true])
    await expect(s.bot.deleteMessage(s.ada.id, own.message_id)).rejects.toThrow(
      '400: Bad Request: message to delete not found',
    )
  })

  it('by the member are never told to the bot', async () => {
    const { message_id } = await s.bot.sendMessage(s.ada.id, 'mine')
    const before = (await s.updates()).length
    s.sandbox.deleteMessage(s.ada.id, message_id)
    expect((await s.updates()).length).toBe(before)
    expect(await s.bot.editMessageText(s.ada.id, message_id, undefined, 'still there for me')).toMatchObject({
      message_id,
    })
  })
})

describe('copies and forwards', () => {
  it('copy content without its author; forwards name the author', async () => {
    const bob = s.sandbox.createMember()
    s.sandbox.sendText(bob.id, '/start')
    const photo = s.sandbox.sendMedia(s.ada.id, 'photo', { caption: 'me' })
    const copy = await s.bot.copyMessage(bob.id, s.ada.id, photo.messageId)
    expect(Object.keys(copy)).toEqual(['message_id'])
    expect(s.sandbox.view(bob.id).messages.at(-1)?.message).toMatchObject({
      caption: 'me',
      from: { is_bot: true },
    })
    expect(s.sandbox.view(bob.id).messages.at(-1)?.message).not.toHaveProperty('forward_origin')
    const forward = await s.bot.forwardMessage(bob.id, s.ada.id, photo.messageId)
    expect(forward).toMatchObject({ forward_origin: { type: 'user', sender_user: { id: s.ada.id } } })
  })

  it('keep albums together', async () => {
    const bob = s.sandbox.createMember()
    s.sandbox.sendText(bob.id, '/start')
    const album = s.sandbox.sendAlbum(s.ada.id, [{ kind: 'photo' }, { kind: 'photo' }])
    await s.call('copyMessages', {
      chat_id: bob.id,
      from_chat_id: s.ada.id,
      message_ids: album.map((one) => one.messageId),
    })
    const groups = s.sandbox
      .view(bob.id)
      .messages.slice(-2)
      .map((message) => message.mediaGroupId)
    expect(groups[0]).toBeDefined()
    expect(groups[0]).toBe(groups[1])
    expect(groups[0]).not.toBe(s.sandbox.view(s.ada.id).messages.at(-1)?.mediaGroupId)
  })
})

describe('replies and reactions', () => {
  it('carry the message that is answered, and the quote', async () => {
    const sent = s.sandbox.sendText(s.ada.id, 'to be or not to be')
    const answer = await s.call('sendMessage', {
      chat_id: s.ada.id,
      text: 'be',
      reply_parameters: { message_id: sent.messageId, quote: 'not to be' },
    })
    expect(answer.result).toMatchObject({
      reply_to_message: { message_id: sent.messageId },
      quote: { text: 'not to be', position: 9, is_manual: true },
    })
    expect(newest()).toMatchObject({ replyTo: { messageId: sent.messageId, quote: 'not to be' } })
    const back = s.sandbox.sendText(s.ada.id, 'ok', { replyTo: { messageId: newest()?.messageId ?? 0 } })
    expect((await s.updates()).at(-1)).toMatchObject({
      message: { message_id: back.messageId, reply_to_message: { text: 'be' } },
    })
  })

  it('to what is gone are sent without a reply when the bot allows it', async () => {
    const answer = await s.call('sendMessage', {
      chat_id: s.ada.id,
      text: 'x',
      reply_parameters: { message_id: 999, allow_sending_without_reply: true },
    })
    expect(answer.ok).toBe(true)
    expect(newest()).not.toHaveProperty('replyTo')
  })

  it('of the bot are seen by the member', async () => {
    const sent = s.sandbox.sendText(s.ada.id, 'nice?')
    await s.bot.setMessageReaction(s.ada.id, sent.messageId, [{ type: 'emoji', emoji: '👍' }])
    expect(newest()?.reactions.bot).toEqual([{ type: 'emoji', emoji: '👍' }])
  })
})

describe('the reply keyboard', () => {
  it('stands until it is removed, and its keys send their text', async () => {
    await s.bot.sendMessage(s.ada.id, 'menu', {
      reply_markup: { keyboard: [[{ text: 'Search' }]], resize_keyboard: true },
    })
    expect(s.sandbox.view(s.ada.id).keyboard).toEqual([[{ text: 'Search' }]])
    s.sandbox.pressKeyboard(s.ada.id, 'Search')
    expect((await s.updates()).at(-1)).toMatchObject({ message: { text: 'Search' } })
    await s.bot.sendMessage(s.ada.id, 'done', { reply_markup: { remove_keyboard: true } })
    expect(() => s.sandbox.pressKeyboard(s.ada.id, 'Search')).toThrow('there is no key "Search"')
  })
})
