import type { TelegramMessageEntity } from '@gramio/types'
import type { Formatted } from './formatted-text.js'
import { addLink } from './link-entity.js'
import { codeBlock } from './markdown-parts.js'
import { bytesBefore, parseError } from './parse-error.js'

/** Parses the legacy Markdown mode, which has no nesting. Throws Telegram's 400 for what it cannot parse. */
export function parseMarkdown(source: string): Formatted {
  let text = ''
  const entities: TelegramMessageEntity[] = []
  for (let i = 0; i < source.length; ) {
    const char = source.charAt(i)
    if (char === '\\' && '_*`['.includes(source.charAt(i + 1) || ' ')) {
      text += source.charAt(i + 1)
      i += 2
      continue
    }
    if (!'_*`['.includes(char)) {
      text += char
      i += 1
      continue
    }
    const begin = i
    const block = char === '`' ? codeBlock(source, i) : null
    const closing = block ? '```' : char === '[' ? ']' : char
    const from = i + (block?.skip ?? 1)
    const to = source.indexOf(closing, from)
    if (to === -1)
      throw parseError(`Can't find end of the entity starting at byte offset ${bytesBefore(source, begin)}`)
    const at = { offset: text.length, length: to - from }
    text += source.slice(from, to)
    i = to + closing.length
    if (char === '[') {
      const url = source.charAt(i) === '(' ? (source.slice(i + 1).split(')')[0] ?? '') : null
      if (url !== null) i += url.length + 2
      if (at.length > 0) addLink(url ?? text.slice(at.offset), at, entities)
    } else if (at.length > 0) {
      if (block) entities.push({ type: 'pre', ...at, ...(block.language && { language: block.language }) })
      else entities.push({ type: char === '_' ? 'italic' : char === '*' ? 'bold' : 'code', ...at })
    }
  }
  return { text, entities }
}
