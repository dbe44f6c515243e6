import { z } from 'zod'

/*
 * What we read of an update, and nothing else: a field that is not named here does not exist for us. Unknown kinds of
 * entities and reactions are kept as they are and sorted out later, so that a new one of Telegram's spoils no message.
 */
const id = z.number().int()
const messageId = z.number().int().positive()
const unread = z.unknown().optional()

/** Who sent it. The name under which an admin may know a member goes to the record, and nowhere else. */
const User = z.object({
  id: id.positive(),
  username: z.string().max(64).optional(),
  language_code: z.string().optional(),
})
const Chat = z.object({ id, type: z.string() })

const File = z.object({ file_id: z.string().min(1).max(512) })
const PhotoSize = File.extend({ width: z.number(), height: z.number() })

/** The kinds that are relayed, and the words that come with them. */
const said = {
  text: z.string().optional(),
  entities: z.array(z.unknown()).optional(),
  caption: z.string().optional(),
  caption_entities: z.array(z.unknown()).optional(),
  photo: z.array(PhotoSize).min(1).optional(),
  video: File.optional(),
  animation: File.optional(),
  voice: File.optional(),
  video_note: File.optional(),
  audio: File.optional(),
  sticker: File.optional(),
  document: File.optional(),
  has_media_spoiler: z.boolean().optional(),
  /** Sorted out where it is read: one of an unknown shape is a kind that is not relayed. */
  poll: unread,
  dice: unread,
}

/** The bot was paid. What the invoice named comes back as `invoice_payload`. */
const SuccessfulPayment = z.object({
  currency: z.string().min(1).max(8),
  total_amount: z.number().int().nonnegative(),
  invoice_payload: z.string().max(512),
  telegram_payment_charge_id: z.string().min(1).max(191),
  provider_payment_charge_id: z.string().max(191).optional(),
  subscription_expiration_date: z.number().int().optional(),
  is_recurring: z.boolean().optional(),
  is_first_recurring: z.boolean().optional(),
})
export type SuccessfulPayment = z.infer<typeof SuccessfulPayment>

/** The bot gave Stars back. */
const RefundedPayment = z.object({
  currency: z.string().min(1).max(8),
  total_amount: z.number().int().nonnegative(),
  invoice_payload: z.string().max(512),
  telegram_payment_charge_id: z.string().min(1).max(191),
})
export type RefundedPayment = z.infer<typeof RefundedPayment>

/** The kinds that a member may send, but that are not relayed: only whether they are there. */
export const REFUSED_KINDS = [
  'contact',
  'location',
  'venue',
  'checklist',
  'story',
  'game',
  'invoice',
  'giveaway',
  'giveaway_winners',
  'paid_media',
  'users_shared',
  'chat_shared',
  'web_app_data',
  'rich_message',
  'gift',
  'unique_gift',
  'passport_data',
] as const
export type RefusedKind = (typeof REFUSED_KINDS)[number]

const refused = Object.fromEntries(REFUSED_KINDS.map((kind) => [kind, unread])) as Record<
  RefusedKind,
  typeof unread
>

export const Message = z.object({
  message_id: messageId,
  /** Seconds since 1970; for an edit, of the edit. */
  date: z.number().optional(),
  edit_date: z.number().optional(),
  chat: Chat,
  from: User.optional(),
  reply_to_message: z
    .object({
      message_id: messageId,
      chat: z.object({ id }),
      text: z.string().optional(),
      caption: z.string().optional(),
      media_group_id: z.string().max(128).optional(),
    })
    .optional(),
  quote: z
    .object({ text: z.string(), entities: z.array(z.unknown()).optional(), position: z.number().optional() })
    .optional(),
  media_group_id: z.string().max(128).optional(),
  successful_payment: SuccessfulPayment.optional(),
  refunded_payment: RefundedPayment.optional(),
  ...said,
  ...refused,
})
export type Message = z.infer<typeof Message>

const CallbackQuery = z.object({
  id: z.string().min(1),
  from: User,
  data: z.string().optional(),
  /** The message of ours that it stands under. */
  message: z.object({ message_id: messageId }).optional(),
})

const Reaction = z.object({
  chat: Chat,
  message_id: messageId,
  user: User.optional(),
  new_reaction: z.array(z.object({ type: z.string(), emoji: z.string().optional() })),
})

const MembershipChange = z.object({
  chat: Chat,
  from: User,
  new_chat_member: z.object({ status: z.string() }),
})

/** Somebody is about to pay. */
export const PreCheckoutQuery = z.object({
  id: z.string().min(1),
  from: User,
  currency: z.string(),
  total_amount: z.number().int(),
  invoice_payload: z.string(),
})
export type PreCheckoutQuery = z.infer<typeof PreCheckoutQuery>

/** An update as far as conversation reads it. At most one of the optional parts is there. */
export const Update = z.object({
  update_id: z.number().int(),
  message: Message.optional(),
  edited_message: Message.optional(),
  callback_query: CallbackQuery.optional(),
  message_reaction: Reaction.optional(),
  my_chat_member: MembershipChange.optional(),
})
export type Update = z.infer<typeof Update>
