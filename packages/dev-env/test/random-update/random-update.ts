import { type Filling, fieldOf, objectOf, randomOf, schemaOf } from './random-value.js'

type JsonObject = Record<string, unknown>

const fieldsOf = (definition: string): string[] => Object.keys(schemaOf(definition).properties ?? {})

/** Every kind of update that the Bot API has. */
export const UPDATE_KINDS = fieldsOf('TelegramUpdate').filter((name) => name !== 'update_id')

/** Every field of a message that may be there or not: what it says, and what Telegram attaches. */
export const MESSAGE_FIELDS = fieldsOf('TelegramMessage').filter(
  (name) => !schemaOf('TelegramMessage').required?.includes(name),
)

/** What Telegram sets beside what a message says. */
export const ATTACHED_FIELDS = [
  ...MESSAGE_FIELDS.slice(0, MESSAGE_FIELDS.indexOf('text')),
  'entities',
  'caption_entities',
  'link_preview_options',
  'suggested_post_info',
  'effect_id',
  'show_caption_above_media',
  'has_media_spoiler',
  'reply_markup',
]

export interface Sender {
  readonly id: number
  /** Of the message, or of the one that is edited or reacted to. */
  readonly messageId: number
  /** What the member typed: carries no identity. */
  readonly words: string
}

/** A message of a member in their chat with the bot, which has these fields at least; the first is what it says. */
export function randomMessage(fields: readonly string[], sender: Sender, filling: Filling): JsonObject {
  const message: JsonObject = {
    ...objectOf('TelegramMessage', filling),
    ...Object.fromEntries(fields.map((field) => [field, fieldOf('TelegramMessage', field, filling)])),
    ...privatelyBy(sender, filling),
    message_id: sender.messageId,
    date: Math.floor(Date.now() / 1_000),
  }
  // A text would hide what else a message says.
  if (fields[0] !== 'text') delete message.text
  if ('caption_entities' in message) message.caption = sender.words
  for (const typed of ['text', 'caption']) if (typed in message) message[typed] = sender.words
  return message
}

/** What is in an update of another kind, as it comes from the member's chat with the bot. */
export function randomPayload(kind: string, sender: Sender, filling: Filling): unknown {
  const payload = fieldOf('TelegramUpdate', kind, filling)
  if (typeof payload !== 'object' || payload === null) return payload
  const { chat, from } = privatelyBy(sender, filling)
  return {
    ...payload,
    ...('chat' in payload ? { chat } : {}),
    ...('from' in payload ? { from } : {}),
    ...('user' in payload ? { user: from } : {}),
    ...('message' in payload ? { message: { message_id: sender.messageId, date: 0, chat } } : {}),
    ...('message_id' in payload ? { message_id: sender.messageId } : {}),
  }
}

function privatelyBy({ id }: Sender, filling: Filling) {
  const { first_name, last_name, username } = filling.identity
  const names = { first_name, last_name, username }
  const from = {
    ...Object(randomOf('TelegramUser', filling)),
    is_bot: false,
    language_code: 'en',
    ...names,
    id,
  }
  return { chat: { id, type: 'private', ...names }, from }
}
