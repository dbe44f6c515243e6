import { createHash } from 'node:crypto'
import type { TelegramInlineKeyboardButton, TelegramMaybeInaccessibleMessage } from '@gramio/types'
import type { PressResult, PressTarget, Sent } from '../api.js'
import type { Bot } from '../world/bot.js'
import type { StoredMessage } from '../world/chat-log.js'
import type { MemberState } from '../world/member.js'
import { ControlError } from './control-error.js'
import { activeMember } from './people.js'
import { sendText } from './write.js'

function buttonsOf(stored: StoredMessage): TelegramInlineKeyboardButton[] {
  const markup = stored.message.reply_markup
  return markup && 'inline_keyboard' in markup ? markup.inline_keyboard.flat() : []
}

interface Found {
  stored: StoredMessage
  data: string
}

/** A button as the phone still shows it, whatever has become of it since. */
function findGone(member: MemberState, { messageId, data }: PressTarget): Found {
  if (messageId === undefined || data === undefined)
    throw new ControlError('a button that may be gone is named by its message and data')
  const stored = member.log.all().find(({ message }) => message.message_id === messageId)
  if (stored?.from !== 'bot') throw new ControlError(`there is no message ${messageId} of the bot's`)
  return { stored, data }
}

function find(member: MemberState, target: PressTarget): Found {
  if (target.gone) return findGone(member, target)
  if (target.label === undefined && target.data === undefined)
    throw new ControlError('a press needs a label or data')
  const candidates =
    target.messageId === undefined
      ? member.log.newestFirst()
      : member.log.all().filter((stored) => stored.message.message_id === target.messageId)
  for (const stored of candidates) {
    if (stored.deleted) continue
    for (const button of buttonsOf(stored)) {
      if (target.label !== undefined && button.text !== target.label) continue
      if (target.data !== undefined && button.callback_data !== target.data) continue
      if (button.callback_data === undefined) throw new ControlError('the button sends no callback')
      return { stored, data: button.callback_data }
    }
  }
  throw new ControlError(`there is no button ${JSON.stringify(target.label ?? target.data)}`)
}

/** Presses an inline button: a callback query to the bot, whose answer it waits for. */
export async function press(
  bot: Bot,
  memberId: number,
  target: PressTarget,
  timeoutMs: number,
): Promise<PressResult> {
  const member = activeMember(bot, memberId)
  const { stored, data } = find(member, target)
  const { id, answer } = bot.world.callbacks.ask(timeoutMs, memberId)
  bot.world.delivery.push(
    'callback_query',
    { id, from: member.user, message: shown(member, stored), chat_instance: chatInstance(bot, member), data },
    memberId,
  )
  const given = await answer
  return given ? { kind: 'answered', queryId: id, ...given } : { kind: 'timeout', queryId: id }
}

/** Of a message that is deleted Telegram says only which it was. */
const shown = (
  { chat }: MemberState,
  { deleted, message }: StoredMessage,
): TelegramMaybeInaccessibleMessage => (deleted ? { chat, message_id: message.message_id, date: 0 } : message)

/** Presses a button of the reply keyboard, which sends its text. */
export function pressKeyboard(bot: Bot, memberId: number, label: string): Sent {
  const member = activeMember(bot, memberId)
  const buttons = (member.log.keyboard?.keyboard ?? []).flat()
  if (!buttons.some((button) => (typeof button === 'string' ? button : button.text) === label)) {
    throw new ControlError(`there is no key ${JSON.stringify(label)}`)
  }
  return sendText(bot, memberId, label)
}

/** Telegram's constant id of a chat for one bot. */
function chatInstance(bot: Bot, member: MemberState): string {
  const digest = createHash('sha256').update(`${bot.me.id}:${member.chat.id}`).digest()
  return digest.readBigInt64BE().toString()
}
