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

/** What may be said to somebody: rebuilt from an allowlist, never passed through. */
export const Content = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    text: z.string().min(1).max(4_096),
    entities: z.array(Entity).optional(),
    /** Link previews are off unless asked for. */
    linkPreview: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('photo'), ...captioned, ...spoiler }),
  z.object({ kind: z.literal('video'), ...captioned, ...spoiler }),
  z.object({ kind: z.literal('animation'), ...captioned, ...spoiler }),
  z.object({ kind: z.literal('voice'), ...captioned }),
  z.object({ kind: z.literal('audio'), ...captioned }),
  z.object({ kind: z.literal('document'), ...captioned }),
  z.object({ kind: z.literal('video_note'), fileId: FileId }),
  z.object({ kind: z.literal('sticker'), fileId: FileId }),
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
