import { z } from 'zod'

/** Formatting that carries no identity. Mentions, links to people and custom emoji are not in it, on purpose. */
export const Entity = z.discriminatedUnion('type', [
  z.object({
    type: z.enum([
      'bold',
      'italic',
      'underline',
      'strikethrough',
      'spoiler',
      'blockquote',
      'expandable_blockquote',
      'code',
      'hashtag',
      'cashtag',
      'bot_command',
      'url',
    ]),
    offset: z.number().int().nonnegative(),
    length: z.number().int().positive(),
  }),
  z.object({
    type: z.literal('pre'),
    offset: z.number().int().nonnegative(),
    length: z.number().int().positive(),
    language: z.string().max(64).optional(),
  }),
  z.object({
    type: z.literal('text_link'),
    offset: z.number().int().nonnegative(),
    length: z.number().int().positive(),
    url: z.string().max(2_048),
  }),
])
export type Entity = z.infer<typeof Entity>

const FileId = z.string().min(1).max(512)
const captioned = {
  fileId: FileId,
  caption: z.string().max(4_096).optional(),
  entities: z.array(Entity).optional(),
}
const spoiler = { spoiler: z.boolean().optional() }

const Photo = z.object({ kind: z.literal('photo'), ...captioned, ...spoiler })
const Video = z.object({ kind: z.literal('video'), ...captioned, ...spoiler })
const Audio = z.object({ kind: z.literal('audio'), ...captioned })
const Document = z.object({ kind: z.literal('document'), ...captioned })

/** What can stand in an album: photos and videos together, audios and documents each among themselves. */
export const AlbumItem = z.discriminatedUnion('kind', [Photo, Video, Audio, Document])
export type AlbumItem = z.infer<typeof AlbumItem>

/** Telegram's bounds of an album. */
export const ALBUM_ITEMS = { least: 2, most: 10 } as const

/** A poll of a member's own, made again: who votes for what stays in the chat where it is voted. */
const Poll = z.object({
  kind: z.literal('poll'),
  question: z.string().min(1).max(300),
  options: z.array(z.string().min(1).max(100)).min(1).max(12),
  anonymous: z.boolean(),
  multiple: z.boolean(),
  closed: z.boolean().optional(),
  /** Makes it a quiz. */
  quiz: z
    .object({
      correct: z.array(z.number().int().nonnegative()).min(1).max(12),
      explanation: z.string().max(200).optional(),
      entities: z.array(Entity).optional(),
    })
    .optional(),
})

/** How large a file that we make may be, in bytes: it travels as base64, through NATS and Redis. */
export const MADE_FILE_BYTES = 300_000

/** A small file that was made for its receiver, like an export: it exists until it is sent, and nowhere else. */
const MadeFile = z.object({
  kind: z.literal('made-file'),
  as: z.enum(['document', 'photo']),
  fileName: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/),
  base64: z
    .base64()
    .min(1)
    .max(Math.ceil(MADE_FILE_BYTES / 3) * 4),
  caption: z.string().max(1_024).optional(),
})

/** With its tags a text may be so long, in UTF-16 units; without them Telegram lets it have 4,096 characters. */
export const MOST_HTML = 16_384

/** What may be said to somebody: rebuilt from an allowlist, never passed through. */
export const Content = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    text: z.string().min(1).max(4_096),
    entities: z.array(Entity).optional(),
    /** Link previews are off unless asked for. */
    linkPreview: z.boolean().optional(),
  }),
  /** What an admin wrote, in Telegram's HTML, which Telegram reads and checks. Never what a member said. */
  z.object({ kind: z.literal('html'), html: z.string().min(1).max(MOST_HTML) }),
  Photo,
  Video,
  z.object({ kind: z.literal('animation'), ...captioned, ...spoiler }),
  z.object({ kind: z.literal('voice'), ...captioned }),
  Audio,
  Document,
  z.object({ kind: z.literal('video_note'), fileId: FileId }),
  z.object({ kind: z.literal('sticker'), fileId: FileId }),
  z.object({
    kind: z.literal('album'),
    items: z.array(AlbumItem).min(ALBUM_ITEMS.least).max(ALBUM_ITEMS.most),
  }),
  Poll,
  MadeFile,
])
export type Content = z.infer<typeof Content>
export type ContentKind = Content['kind']

/** 1 to 64 bytes of UTF-8 (Bot API: InlineKeyboardButton.callback_data). */
const CallbackData = z
  .string()
  .min(1)
  .refine((data) => new TextEncoder().encode(data).length <= 64, { error: 'callback data is over 64 bytes' })

export const InlineButton = z.union([
  z.object({ text: z.string().min(1), data: CallbackData }),
  z.object({ text: z.string().min(1), url: z.string() }),
  z.object({ text: z.string().min(1), webApp: z.string() }),
])
export type InlineButton = z.infer<typeof InlineButton>

export const Markup = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('inline'), rows: z.array(z.array(InlineButton)) }),
  z.object({
    kind: z.literal('keyboard'),
    rows: z.array(z.array(z.string().min(1))),
    placeholder: z.string().max(64).optional(),
  }),
  z.object({ kind: z.literal('remove-keyboard') }),
])
export type Markup = z.infer<typeof Markup>
