import { expect } from 'vitest'
import { type Stage, stage } from './support.js'

/** What the tables of wrong calls refer to. */
export interface RefusalStage extends Stage {
  textId: number
  photoId: number
  /** A message with a reply keyboard. */
  keyboardId: number
  memberMessageId: number
  photo: string
  voice: string
}

/** What it is, the method, the parameters, and the description without `Bad Request: `. */
export type Case = [name: string, method: string, params: (s: RefusalStage) => object, description: string]

export async function refusalStage(): Promise<RefusalStage> {
  const s = await stage()
  const { ada, bot, sandbox } = s
  const photo = sandbox.addFile('photo').fileId
  const keyboard = { keyboard: [[{ text: 'Next' }]] }
  return {
    ...s,
    photo,
    voice: sandbox.addFile('voice').fileId,
    textId: (await bot.sendMessage(ada.id, 'as it was')).message_id,
    photoId: (await bot.sendPhoto(ada.id, photo, { caption: 'a caption' })).message_id,
    keyboardId: (await bot.sendMessage(ada.id, 'menu', { reply_markup: keyboard })).message_id,
    memberMessageId: sandbox.sendText(ada.id, 'hello').messageId,
  }
}

export async function expectRefusal(
  s: RefusalStage,
  method: string,
  params: object,
  description: string,
): Promise<void> {
  expect(await s.call(method, params)).toEqual({
    status: 400,
    ok: false,
    error_code: 400,
    description: `Bad Request: ${description}`,
  })
}

export const to = (s: RefusalStage) => ({ chat_id: s.ada.id })
export const text = (s: RefusalStage, more: object = {}) => ({ ...to(s), text: 'hi', ...more })
export const inline = (button: object) => ({ reply_markup: { inline_keyboard: [[button]] } })
