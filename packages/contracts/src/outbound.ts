import { z } from 'zod'
import { ALBUM_ITEMS, Content, Entity, Markup } from './content.js'
import { ChargeId, MemberId, Millis, RoomId, Trace } from './ids.js'
import { LaneClass } from './queues.js'

const MessageId = z.number().int().positive()

/** A message of a member in their own chat with the bot, whose counterpart in the partner's chat is meant. */
const Origin = z.object({ chatId: z.number().int(), messageId: MessageId })
export type Origin = z.infer<typeof Origin>

/** The part of a message that an answer quotes. It fails unless the message has it, exactly. */
export const Quote = z.object({
  text: z.string().min(1).max(1_024),
  entities: z.array(Entity).optional(),
  /** Where it stands, in UTF-16 units; it may stand there more than once. */
  position: z.number().int().nonnegative().optional(),
})
export type Quote = z.infer<typeof Quote>

/** A message that was sent before: by the name it was remembered under, or as the counterpart of the origin's. */
const Target = z.discriminatedUnion('by', [
  z.object({ by: z.literal('slot'), slot: z.string().min(1).max(40) }),
  z.object({ by: z.literal('message-id'), messageId: MessageId }),
  z.object({ by: z.literal('counterpart'), roomId: RoomId, origin: Origin }),
])
export type Target = z.infer<typeof Target>

/** Messages that stand in another chat, once more. */
export const Copy = z.object({
  kind: z.literal('copy'),
  /** Where the messages stand. Telegram makes of them messages of the bot: no sender is shown. */
  fromChatId: z.number().int(),
  /** Several are kept together as the album that they are, in their order; those that are gone are left out. */
  messageIds: z.array(MessageId).min(1).max(100),
  /** Only for a single message: Telegram puts no buttons under several. */
  markup: Markup.optional(),
  remember: z.string().min(1).max(40).optional(),
  protect: z.boolean().optional(),
  silent: z.boolean().optional(),
  /** Above the free rate, for Stars of the bot. Only for a single message. */
  allowPaid: z.boolean().optional(),
})

export const OutboundAction = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('send'),
    content: Content,
    markup: Markup.optional(),
    /** Set for what a partner said: both message ids are mapped to each other after the send. */
    origin: Origin.optional(),
    /** The same for an album: one for each of its items. */
    origins: z.array(Origin).max(ALBUM_ITEMS.most).optional(),
    /** Sent as a reply to the counterpart of this message, or plainly when there is none. */
    replyTo: Origin.optional(),
    /** Of the counterpart of `replyTo`; left out when Telegram does not find it there. */
    quote: Quote.optional(),
    /** Remember the message id under this name, so that it can be edited or deleted later. */
    remember: z.string().min(1).max(40).optional(),
    protect: z.boolean().optional(),
    silent: z.boolean().optional(),
  }),
  Copy,
  /** An invoice in Telegram Stars, with the button that pays it. */
  z.object({
    kind: z.literal('invoice'),
    title: z.string().min(1).max(32),
    description: z.string().min(1).max(255),
    /** What was offered, as it comes back with the payment; nobody else sees it. At most 128 bytes. */
    payload: z.string().min(1).max(128),
    /** What the price is for. */
    label: z.string().min(1).max(64),
    stars: z.number().int().positive(),
  }),
  /** Gives Stars back. Sent in a lane of its own: see `moneyLane`. */
  z.object({ kind: z.literal('refund'), memberId: MemberId, chargeId: ChargeId }),
  /** Ends or resumes the renewal of a subscription. Sent in a lane of its own: see `moneyLane`. */
  z.object({
    kind: z.literal('edit-subscription'),
    memberId: MemberId,
    /** The charge that began it. */
    chargeId: ChargeId,
    renews: z.boolean(),
  }),
  z.object({ kind: z.literal('edit'), target: Target, content: Content, markup: Markup.optional() }),
  /** The words under a photo or file, which itself stays. */
  z.object({
    kind: z.literal('edit-caption'),
    target: Target,
    caption: z.string().max(1_024),
    markup: Markup.optional(),
  }),
  z.object({ kind: z.literal('edit-markup'), target: Target, markup: Markup.optional() }),
  z.object({ kind: z.literal('delete'), target: Target }),
  z.object({ kind: z.literal('react'), target: Target, emoji: z.string().nullable() }),
])
export type OutboundAction = z.infer<typeof OutboundAction>

/**
 * The lane for what is done about a member's money, as a chat id. No chat has it: a chat's own lane is emptied when its
 * member cannot be written to, and a refund must not be lost with it.
 */
export const moneyLane = (memberId: MemberId): number => -memberId

/**
 * Ties an envelope to a room, so that a chat sees of a room first that it opened, last that it ended, and nothing
 * of it afterwards, however late a partner's message comes. The lane keeps which room is open in its chat.
 */
export const Fence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('opens'), roomId: RoomId }),
  z.object({ kind: z.literal('within'), roomId: RoomId }),
  z.object({ kind: z.literal('closes'), roomId: RoomId }),
])
export type Fence = z.infer<typeof Fence>

/** Everything that is sent to a chat: one envelope, one call of the Bot API. */
export const Envelope = z.object({
  /** Idempotency key: the same effect has the same key on every redelivery. */
  key: z.string().min(1).max(160),
  trace: Trace,
  chatId: z.number().int(),
  lane: LaneClass,
  decidedAt: Millis,
  fence: Fence.optional(),
  /** Somebody waits for what comes of it: the relay notes it under the key, for a while (`SendOutcomes`). */
  noteOutcome: z.boolean().optional(),
  action: OutboundAction,
})
export type Envelope = z.infer<typeof Envelope>

/** Answers that cannot wait: sent at once, past lanes and queues. */
export const Answer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('callback'),
    trace: Trace,
    decidedAt: Millis,
    callbackQueryId: z.string().min(1),
    text: z.string().max(200).optional(),
    alert: z.boolean().optional(),
    url: z.string().optional(),
  }),
  z.object({
    kind: z.literal('pre-checkout'),
    trace: Trace,
    decidedAt: Millis,
    preCheckoutQueryId: z.string().min(1),
    /** Absent when the payment may go on; else why not, in the member's words. */
    refusal: z.string().min(1).optional(),
  }),
])
export type Answer = z.infer<typeof Answer>
