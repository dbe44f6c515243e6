import { type Message, maskMessage, readContent, readReply, type Update } from '@anonchat/telegram/updates'
import { readButton } from './buttons.js'
import { readCommand, readInvite } from './commands.js'
import type { Command, Input, Said } from './input.js'
import { readMoney } from './read-money.js'

export interface ReadInput {
  readonly input: Input
  /** The language that the sender's Telegram speaks. */
  readonly languageTag: string | null
  readonly username: string | null
  /** When Telegram got it (ms); null where it does not say. */
  readonly sentAt: number | null
  /** A pressed button, which waits for an answer. */
  readonly callbackQueryId: string | null
}

const NOTHING: Input = { kind: 'nothing' }

/** What an update means, whatever the state of the member. Only private chats with the bot mean anything. */
export function readInput(update: Update): ReadInput {
  const { message, edited_message, callback_query, message_reaction, my_chat_member } = update
  const from = message?.from ?? edited_message?.from ?? callback_query?.from ?? my_chat_member?.from
  const date = edited_message?.edit_date ?? message?.date
  const read = (input: Input, callbackQueryId: string | null = null): ReadInput => ({
    input,
    languageTag: from?.language_code ?? null,
    username: from?.username ?? null,
    sentAt: date === undefined ? null : date * 1_000,
    callbackQueryId,
  })
  if (callback_query !== undefined) {
    const { id, data, message: under } = callback_query
    return read(readButton(data, under?.message_id ?? null), id)
  }
  const chat = (message ?? edited_message ?? message_reaction ?? my_chat_member)?.chat
  if (chat?.type !== 'private') return read(NOTHING)
  if (message !== undefined) return read(readMessage(message))
  if (edited_message !== undefined) return read(readEdit(edited_message))
  if (message_reaction !== undefined) {
    const emoji = message_reaction.new_reaction.find(({ type }) => type === 'emoji')?.emoji ?? null
    return read({ kind: 'reaction', messageId: message_reaction.message_id, emoji })
  }
  const status = my_chat_member?.new_chat_member.status
  if (status === 'kicked' || status === 'left') return read({ kind: 'blocked the bot' })
  return read(status === 'member' ? { kind: 'unblocked the bot' } : NOTHING)
}

const GIFT = /^gift_([\w-]+)$/

/** A command with what stands behind it. */
function readCommandWith(command: Command | 'unknown command', text: string): Input {
  const words = /\s([\s\S]*)$/.exec(text.trim())?.[1]?.trim() ?? ''
  if (command === '/redeem') return { kind: command, words }
  const code = command === '/start' ? GIFT.exec(words)?.[1] : undefined
  return code === undefined ? { kind: command } : { kind: 'gift link', words: code }
}

function readMessage(message: Message): Input {
  const code = message.text === undefined ? null : readInvite(message.text)
  if (code !== null) return { kind: 'invite link', code }
  const command = message.text === undefined ? null : readCommand(message.text)
  if (command !== null) return readCommandWith(command, message.text ?? '')
  const money = readMoney(message)
  if (money !== null) return money
  const content = readContent(message)
  switch (content.kind) {
    case 'service':
      return NOTHING
    case 'refused':
      return { kind: 'refused kind', what: content.what === 'contact' ? 'contact' : 'other' }
    case 'dice':
      return {
        kind: 'dice',
        dice: content.dice,
        messageId: message.message_id,
        reply: readReply(message),
      }
    case 'content': {
      const said = saidIn(message, content.contents)
      const [first] = content.contents
      if (first.kind === 'text') return { kind: 'text', text: first.text, said }
      if (first.kind === 'photo') return { kind: 'photo', fileId: first.fileId, said }
      return { kind: 'media', said }
    }
  }
}

/** A changed live location or poll is an edit too, and means nothing here. */
function readEdit(message: Message): Input {
  const content = readContent(message)
  return content.kind === 'content' ? { kind: 'edit', said: saidIn(message, content.contents) } : NOTHING
}

function maskedIn(message: Message): Pick<Said, 'masked'> {
  const masked = maskMessage(message)
  const content = masked === null ? null : readContent(masked)
  return content?.kind === 'content' ? { masked: content.contents } : {}
}

const saidIn = (message: Message, contents: Said['contents']): Said => ({
  contents,
  ...maskedIn(message),
  messageId: message.message_id,
  reply: readReply(message),
  group: message.media_group_id ?? null,
})
