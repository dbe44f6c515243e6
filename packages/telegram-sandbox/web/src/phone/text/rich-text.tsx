import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import type { SeenMessage } from '../../../../src/api.js'
import { isBlock, type RichText, richText, type Styled } from '../../model/rich-text.js'
import { Code, Command, Link, Pre, Quote, Spoiler } from './entity.js'
import style from './text.module.css'

/** A text with its formatting, made of elements only: nothing in it is ever read as HTML. */
export function FormattedText({
  messageId,
  text,
  entities,
}: {
  messageId: number
  text: string
  entities: SeenMessage['entities']
}) {
  const parts = useMemo(() => richText(text, entities), [text, entities])
  return <Parts of={parts} messageId={messageId} />
}

function Parts({ of, messageId }: { of: RichText; messageId: number }) {
  return (
    <>
      {of.map((part, index) =>
        typeof part === 'string' ? (
          withoutBreaks(part, of[index - 1], of[index + 1])
        ) : (
          <Part key={index} of={part} messageId={messageId} />
        ),
      )}
    </>
  )
}

/** A block begins and ends its line already. */
function withoutBreaks(
  text: string,
  before: string | Styled | undefined,
  after: string | Styled | undefined,
): string {
  const block = (part: string | Styled | undefined): boolean =>
    typeof part === 'object' && isBlock(part.entity)
  const start = block(before) && text.startsWith('\n') ? 1 : 0
  const end = block(after) && text.endsWith('\n') && text.length > start ? -1 : undefined
  return text.slice(start, end)
}

const plain = (parts: RichText): string =>
  parts.map((part) => (typeof part === 'string' ? part : plain(part.children))).join('')

function Part({ of: { entity, children }, messageId }: { of: Styled; messageId: number }) {
  const content: ComponentChildren = <Parts of={children} messageId={messageId} />
  switch (entity.type) {
    case 'bold':
      return <strong>{content}</strong>
    case 'italic':
      return <em>{content}</em>
    case 'underline':
      return <u>{content}</u>
    case 'strikethrough':
      return <s>{content}</s>
    case 'spoiler':
      return <Spoiler messageId={messageId}>{content}</Spoiler>
    case 'code':
      return <Code text={plain(children)}>{content}</Code>
    case 'pre':
      return (
        <Pre text={plain(children)} language={entity.language}>
          {content}
        </Pre>
      )
    case 'blockquote':
    case 'expandable_blockquote':
      return <Quote expandable={entity.type === 'expandable_blockquote'}>{content}</Quote>
    case 'url':
      return <Link address={plain(children)}>{content}</Link>
    case 'text_link':
      return <Link address={entity.url ?? ''}>{content}</Link>
    case 'email':
      return <Link address={`mailto:${plain(children)}`}>{content}</Link>
    case 'phone_number':
      return <Link address={`tel:${plain(children).replace(/[^+\d]/g, '')}`}>{content}</Link>
    case 'bot_command':
      return <Command text={plain(children)} />
    case 'mention':
    case 'hashtag':
    case 'cashtag':
      return (
        <span class={style.mention} dir="auto">
          {content}
        </span>
      )
    case 'text_mention':
      return (
        <span class={style.mention} title={entity.user && `User ${entity.user.id}`}>
          {content}
        </span>
      )
    default:
      // Custom emoji, and what Telegram may add: as the plain text that stands for it.
      return content
  }
}
