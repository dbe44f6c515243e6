import type { TelegramMessageEntity } from '@gramio/types'
import { z } from 'zod'
import { areEntities } from '../schema/validate.js'

const entities = z.custom<TelegramMessageEntity[]>((value) => areEntities(value), 'no list of entities')
const replyTo = z.strictObject({ messageId: z.int(), quote: z.string().exactOptional() })
export const kind = z.enum([
  'photo',
  'video',
  'voice',
  'video_note',
  'animation',
  'sticker',
  'audio',
  'document',
])
const timeoutMs = z.number().positive().max(600_000)

export const newMember = z.strictObject({
  id: z.int().positive().exactOptional(),
  first_name: z.string().min(1).exactOptional(),
  last_name: z.string().exactOptional(),
  username: z.string().exactOptional(),
  language_code: z.string().exactOptional(),
  is_premium: z.boolean().exactOptional(),
  crowd: z.boolean().exactOptional(),
})

export const memberChanges = z.strictObject({
  first_name: z.string().min(1).exactOptional(),
  last_name: z.string().nullable().exactOptional(),
  username: z.string().nullable().exactOptional(),
  language_code: z.string().nullable().exactOptional(),
  is_premium: z.boolean().exactOptional(),
})

export const messagesQuery = z.strictObject({
  before: z.coerce.number().int().exactOptional(),
  limit: z.coerce.number().int().min(1).max(1000).exactOptional(),
})

export const trafficQuery = z.strictObject({
  memberId: z.coerce.number().int().exactOptional(),
  limit: z.coerce.number().int().min(1).max(5000).exactOptional(),
  crowd: z
    .enum(['0', '1'])
    .transform((value) => value === '1')
    .exactOptional(),
})

export const text = z.strictObject({
  text: z.string().min(1),
  entities: entities.exactOptional(),
  replyTo: replyTo.exactOptional(),
})

export const media = z.strictObject({
  kind,
  caption: z.string().exactOptional(),
  captionEntities: entities.exactOptional(),
  replyTo: replyTo.exactOptional(),
  /** base64 */
  content: z
    .base64()
    .transform((value) => Buffer.from(value, 'base64'))
    .exactOptional(),
  fileId: z.string().exactOptional(),
  sample: z.string().exactOptional(),
  fileName: z.string().exactOptional(),
  mimeType: z.string().exactOptional(),
  hasSpoiler: z.boolean().exactOptional(),
})

export const album = z.strictObject({ items: z.array(media) })
export const other = z.strictObject({ fields: z.record(z.string(), z.unknown()) })
export const edit = z.union([
  z.strictObject({ messageId: z.int(), text: z.string(), entities: entities.exactOptional() }),
  z.strictObject({ messageId: z.int(), caption: z.string(), entities: entities.exactOptional() }),
  z.strictObject({ messageId: z.int(), media }),
])
export const press = z.strictObject({
  messageId: z.int().exactOptional(),
  label: z.string().exactOptional(),
  data: z.string().exactOptional(),
  gone: z.boolean().exactOptional(),
  timeoutMs: timeoutMs.exactOptional(),
})
export const key = z.strictObject({ label: z.string() })
export const reaction = z.strictObject({ messageId: z.int(), emoji: z.string().nullable() })
export const message = z.strictObject({ messageId: z.int() })
export const state = z.strictObject({
  blocked: z.boolean().exactOptional(),
  deactivated: z.boolean().exactOptional(),
  voiceForbidden: z.boolean().exactOptional(),
})
export const payment = z.union([
  z.strictObject({ messageId: z.int(), timeoutMs: timeoutMs.exactOptional() }),
  z.strictObject({ link: z.string(), timeoutMs: timeoutMs.exactOptional() }),
])
export const renewal = z.strictObject({ chargeId: z.string() })
export const wait = z.strictObject({
  /** Part of the text; without it and `pattern`, any message. */
  text: z.string().exactOptional(),
  pattern: z.string().exactOptional(),
  after: z.int().exactOptional(),
  timeoutMs: timeoutMs.exactOptional(),
  from: z.enum(['bot', 'member', 'both']).exactOptional(),
})

export const newChannel = z.strictObject({
  id: z.int().negative().exactOptional(),
  title: z.string().exactOptional(),
  username: z.string().exactOptional(),
  botIsAdmin: z.boolean().exactOptional(),
})
export const channelChange = z.strictObject({ botIsAdmin: z.boolean() })
export const membership = z.strictObject({
  status: z.enum(['creator', 'administrator', 'member', 'restricted', 'left', 'kicked']),
})

const rate = { ratePerSecond: z.number().positive(), burst: z.number().min(1) }
export const limits = z.union([
  z.strictObject({ off: z.literal(true) }),
  z.strictObject({
    perChat: z.strictObject(rate).nullable().exactOptional(),
    global: z.strictObject(rate).nullable().exactOptional(),
    bulk: z
      .strictObject({ ...rate, quietSeconds: z.number().nonnegative() })
      .nullable()
      .exactOptional(),
  }),
])

const where = {
  methods: z.array(z.string()).exactOptional(),
  chatId: z.int().exactOptional(),
  probability: z.number().min(0).max(1).exactOptional(),
  times: z.int().positive().exactOptional(),
}
export const fault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('slow'), ms: z.number().nonnegative(), ...where }),
  z.strictObject({ kind: z.literal('too-many-requests'), retryAfter: z.int().positive(), ...where }),
  z.strictObject({ kind: z.literal('bad-request'), ...where }),
  z.strictObject({ kind: z.literal('error-500'), ...where }),
  z.strictObject({ kind: z.literal('bad-gateway'), ...where }),
  z.strictObject({ kind: z.literal('reset'), ...where }),
  z.strictObject({ kind: z.literal('blocked'), ...where }),
  z.strictObject({ kind: z.literal('lost-answer'), ...where }),
])

export const update = z.record(z.string(), z.unknown())
export const deliveries = z.strictObject({
  texts: z.array(z.strictObject({ memberId: z.int(), text: z.string() })),
})
export const drained = z.strictObject({ timeoutMs: timeoutMs.exactOptional() })
