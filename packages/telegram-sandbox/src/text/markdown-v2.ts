import type { TelegramMessageEntity, TelegramMessageEntityType } from '@gramio/types'
import type { Formatted } from './formatted-text.js'
import { addLink } from './link-entity.js'
import { specialLink } from './links.js'
import { codeBlock, readUrl, unescaped } from './markdown-parts.js'
import { bytesBefore, parseError } from './parse-error.js'

type Kind = Exclude<TelegramMessageEntityType, 'mention'>

interface Open {
  type: Kind
  /** Where it began in the source. */
  begin: number
  /** Where it began in the text. */
  offset: number
  language: string
}

const NAMES: Partial<Record<Kind, string>> = {
  bold: 'Bold',
  italic: 'Italic',
  underline: 'Underline',
  strikethrough: 'Strikethrough',
  spoiler: 'Spoiler',
  code: 'Code',
  pre: 'Pre',
  text_link: 'TextUrl',
  custom_emoji: 'CustomEmoji',
  blockquote: 'BlockQuote',
}
const RESERVED = '_*[]()~`>#+-=|{}.!\n'

class Parser {
  private i = 0
  private text = ''
  private readonly open: Open[] = []
  private readonly entities: TelegramMessageEntity[] = []
  private quoted = false
  private atLineStart = true

  constructor(private readonly source: string) {}

  parse(): Formatted {
    while (this.i < this.source.length) this.step()
    this.endQuoteAtEnd()
    const unclosed = this.open.at(-1)
    if (unclosed) throw this.unclosed(unclosed)
    return {
      text: this.text,
      entities: this.entities.sort((a, b) => a.offset - b.offset || b.length - a.length),
    }
  }

  private at(ahead = 0): string {
    return this.source.charAt(this.i + ahead)
  }

  private step(): void {
    const escaped = unescaped(this.source, this.i)
    if (escaped !== null) {
      this.put(escaped)
      this.i += 2
      return
    }
    const char = this.at()
    const inner = this.open.at(-1)
    const reserved = inner?.type === 'code' || inner?.type === 'pre' ? '`' : RESERVED
    if (!reserved.includes(char)) {
      this.put(char)
      this.i += 1
    } else if (inner && this.ends(inner.type, char)) this.close(inner)
    else this.begin(char)
  }

  private put(char: string): void {
    this.text += char
    if (char !== '\r') this.atLineStart = char === '\n'
  }

  private ends(type: Kind, char: string): boolean {
    if (this.quoted && char === '\n' && this.at(1) !== '>') return true
    switch (type) {
      case 'bold':
        return char === '*'
      case 'italic':
        return char === '_' && this.at(1) !== '_'
      case 'underline':
        return char === '_' && this.at(1) === '_'
      case 'code':
        return char === '`'
      case 'pre':
        return this.source.startsWith('```', this.i)
      case 'text_link':
      case 'custom_emoji':
        return char === ']'
      case 'strikethrough':
        return char === '~'
      case 'spoiler':
        return char === '|' && this.at(1) === '|'
      default:
        return false
    }
  }

  private begin(char: string): void {
    const opening = this.opening(char)
    if (opening) {
      const { type, skip, language = '' } = opening
      this.open.push({ type, begin: this.i, offset: this.text.length, language })
      this.i += skip
      if (type === 'blockquote') this.quoted = true
      return
    }
    const inQuote = char === '>' && this.atLineStart
    if (char !== '\n' && !inQuote) {
      throw parseError(`Character '${char}' is reserved and must be escaped with the preceding '\\'`)
    }
    if (char === '\n') this.put('\n')
    this.i += 1
  }

  private opening(char: string): { type: Kind; skip: number; language?: string } | null {
    const doubled = this.at(1) === char
    switch (char) {
      case '_':
        return doubled ? { type: 'underline', skip: 2 } : { type: 'italic', skip: 1 }
      case '*':
        return { type: 'bold', skip: 1 }
      case '~':
        return { type: 'strikethrough', skip: 1 }
      case '|':
        return doubled ? { type: 'spoiler', skip: 2 } : null
      case '[':
        return { type: 'text_link', skip: 1 }
      case '!':
        return this.at(1) === '[' ? { type: 'custom_emoji', skip: 2 } : null
      case '`': {
        const block = codeBlock(this.source, this.i)
        return block ? { type: 'pre', ...block } : { type: 'code', skip: 1 }
      }
      case '>':
        return this.atLineStart && !this.quoted ? { type: 'blockquote', skip: 1 } : null
      default:
        return null
    }
  }

  private close(inner: Open): void {
    let entity = inner
    let type = inner.type
    if (this.at() === '\n' && type !== 'blockquote') {
      if (type !== 'spoiler' || inner.begin < this.i - 3) throw this.unclosed(inner)
      this.open.pop()
      const quote = this.open.at(-1)
      if (quote?.type !== 'blockquote') throw this.unclosed(quote ?? inner)
      entity = quote
      type = 'expandable_blockquote'
    }
    const at = { offset: entity.offset, length: this.text.length - entity.offset }
    this.open.pop()
    if (type === 'text_link') this.closeLink(at)
    else if (type === 'custom_emoji') this.closeEmoji(at)
    else if (type === 'blockquote' || type === 'expandable_blockquote') {
      this.quoted = false
      this.put('\n')
      this.i += 1
      this.entities.push({ type, offset: at.offset, length: at.length + 1 })
    } else {
      this.i += type === 'underline' || type === 'spoiler' ? 2 : type === 'pre' ? 3 : 1
      if (at.length === 0) return
      this.entities.push({ type, ...at, ...(entity.language && { language: entity.language }) })
    }
  }

  private closeLink(at: { offset: number; length: number }): void {
    const found: TelegramMessageEntity[] = []
    if (this.at(1) === '(') {
      const { url, end } = readUrl(this.source, this.i + 2)
      this.i = end
      addLink(url, at, found)
    } else {
      this.i += 1
      addLink(this.text.slice(at.offset), at, found)
    }
    if (at.length > 0) this.entities.push(...found)
  }

  private closeEmoji(at: { offset: number; length: number }): void {
    if (this.at(1) !== '(') throw parseError('The entity must contain a tg://emoji or tg://time URL')
    const { url, end } = readUrl(this.source, this.i + 2)
    this.i = end
    const special = specialLink(url)
    if (at.length > 0) this.entities.push({ ...at, ...special })
  }

  private endQuoteAtEnd(): void {
    if (!this.quoted) return
    let type: Kind = 'blockquote'
    const last = this.open.at(-1)
    if (last?.type === 'spoiler' && last.begin === this.source.length - 2) {
      this.open.pop()
      type = 'expandable_blockquote'
    }
    const quote = this.open.at(-1)
    if (quote?.type !== 'blockquote') return
    this.open.pop()
    const length = this.text.length - quote.offset
    if (length > 0) this.entities.push({ type, offset: quote.offset, length })
  }

  private unclosed(entity: Open): Error {
    const name = entity.type === 'pre' && entity.language ? 'PreCode' : NAMES[entity.type]
    return parseError(
      `Can't find end of ${name} entity at byte offset ${bytesBefore(this.source, entity.begin)}`,
    )
  }
}

/** Parses MarkdownV2. Throws Telegram's 400 for what it cannot parse. */
export function parseMarkdownV2(source: string): Formatted {
  return new Parser(source).parse()
}
