import type { Content } from '@anonchat/contracts'
import type { Said } from './input.js'

/** A bot may write captions of up to 1,024 characters; one is for the sign that there was more. */
const CAPTION_MAX = 1_023

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff

/**
 * What a message is edited to be. An edit is one message: of a caption that is too long for a bot, it shows the
 * beginning.
 */
export function edited({ contents: [content, more] }: Pick<Said, 'contents'>): Content {
  if (more?.kind !== 'text' || !('fileId' in content)) return content
  if (content.kind === 'sticker' || content.kind === 'video_note') return content
  const { text, entities = [] } = more
  const end = isHighSurrogate(text.charCodeAt(CAPTION_MAX - 1)) ? CAPTION_MAX - 1 : CAPTION_MAX
  const kept = entities.filter(({ offset, length }) => offset + length <= end)
  return {
    ...content,
    caption: `${text.slice(0, end)}…`,
    ...(kept.length === 0 ? {} : { entities: kept }),
  }
}
