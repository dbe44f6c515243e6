import { Entity } from '@anonchat/contracts'
import { isHarmlessLink } from './links.js'

/**
 * The formatting that may be passed on: rebuilt from the allowlist of the contracts, within the text (offsets are in
 * UTF-16 units), without mentions, phone numbers, addresses, custom emoji and links to people. The words stay.
 */
export function harmlessEntities(entities: readonly unknown[] | undefined, text: string): Entity[] {
  if (entities === undefined) return []
  return entities.flatMap((raw) => {
    const parsed = Entity.safeParse(raw)
    if (!parsed.success) return []
    const entity = parsed.data
    if (!stays(entity, text)) return []
    if (entity.type === 'text_link' && !isHarmlessLink(entity.url)) return []
    return [entity]
  })
}

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff

/** Telegram refuses an entity that ends outside the text or splits a character. */
function stays({ offset, length }: Entity, text: string): boolean {
  const end = offset + length
  if (end > text.length) return false
  return (
    !isLowSurrogate(text.charCodeAt(offset)) && !(end < text.length && isLowSurrogate(text.charCodeAt(end)))
  )
}
