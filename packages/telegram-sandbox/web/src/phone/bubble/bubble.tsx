import { ChevronDown } from 'lucide'
import type { SeenMessage } from '../../../../src/api.js'
import { timeOfDay } from '../../model/format.js'
import { largeEmoji } from '../../model/rich-text.js'
import type { Row } from '../../model/rows.js'
import { Icon } from '../../ui/icon.js'
import { isVisual } from '../media/visual.js'
import { usePhone } from '../phone-ui.js'
import { FormattedText } from '../text/rich-text.js'
import style from './bubble.module.css'
import { Content } from './content.js'
import { InlineKeyboard } from './inline-keyboard.js'
import { Meta } from './meta.js'
import { hasReactions, Reactions } from './reactions.js'
import { ReplyHeader } from './reply-header.js'
import { useMessageMenu } from './use-message-menu.js'

const FRAMELESS = new Set(['sticker', 'video_note', 'dice'])
/** Newer than this, a message comes in with a movement. */
const FRESH_SECONDS = 2

/** One message, or one album, with its buttons. */
export function Bubble({ row, reachable }: { row: Row; reachable: boolean }) {
  const ui = usePhone()
  const { messages } = row
  const [first] = messages
  const menu = useMessageMenu(messages)
  const album = messages.length > 1
  const look = lookOf(messages)
  const flashed = messages.some(({ messageId }) => messageId === ui.flashed.value)
  const own = first.from === 'member'
  return (
    <div
      class={style.line}
      data-own={own}
      data-closes={row.closes}
      data-flashed={flashed}
      data-leaving={messages.every(({ deleted }) => deleted)}
      data-fresh={Date.now() / 1000 - first.date < FRESH_SECONDS}
    >
      <div class={style.stack}>
        {/* biome-ignore lint/a11y/useSemanticElements: a message is no set of fields */}
        <div
          class={style.bubble}
          data-look={look}
          data-bubble
          {...(!album && {
            'data-message-id': first.messageId,
            'data-from': first.from,
            'data-kind': first.kind,
          })}
          role="group"
          aria-roledescription="message"
          aria-label={`${own ? 'You' : 'The bot'}, ${timeOfDay(first.date)}`}
          tabIndex={reachable ? 0 : -1}
          {...menu.handlers}
        >
          <Body messages={messages} look={look} />
          <button
            type="button"
            class={style.more}
            aria-label="Message menu"
            aria-haspopup="menu"
            tabIndex={-1}
            onClick={menu.open}
          >
            <Icon of={ChevronDown} size={16} />
          </button>
        </div>
        <InlineKeyboard message={first} />
      </div>
    </div>
  )
}

type Look = 'framed' | 'visual' | 'bare'

function lookOf(messages: Row['messages']): Look {
  const [first] = messages
  if (FRAMELESS.has(first.kind)) return 'bare'
  if (first.kind === 'text' && largeEmoji(first.text ?? '') > 0 && !first.replyTo) return 'bare'
  return messages.every(isVisual) ? 'visual' : 'framed'
}

function Body({ messages, look }: { messages: Row['messages']; look: Look }) {
  const [first] = messages
  const worded = messages.find(({ text }) => text !== undefined)
  const newest = messages.find(hasReactions) ?? first
  const chips = hasReactions(newest)
  const over = look === 'bare' || (look === 'visual' && !worded)
  const meta = over ? 'over' : worded && !chips ? 'line' : 'own-line'
  const stamp = <Meta message={worded ?? first} look={meta} />
  const words = worded && <Words message={worded}>{meta === 'line' && stamp}</Words>
  const above = first.message.show_caption_above_media === true
  const content = first.kind === 'text' ? null : <Content messages={messages} />
  return (
    <>
      <ForwardHeader message={first} />
      <ReplyHeader message={first} />
      {above && words}
      {content && (
        <div class={style.content}>
          {content}
          {over && stamp}
        </div>
      )}
      {!above && words}
      {over && !content && stamp}
      {chips && <Reactions message={newest}>{meta === 'own-line' && stamp}</Reactions>}
      {!chips && meta === 'own-line' && <div class={style.foot}>{stamp}</div>}
    </>
  )
}

function Words({ message, children }: { message: SeenMessage; children: preact.ComponentChildren }) {
  const { messageId, text = '', entities, kind } = message
  const large = kind === 'text' && !message.replyTo ? largeEmoji(text) : 0
  return (
    <div class={style.words} dir="auto" data-large={large || undefined}>
      <FormattedText messageId={messageId} text={text} entities={entities} />
      {children}
    </div>
  )
}

function ForwardHeader({ message: { message } }: { message: SeenMessage }) {
  const { forward_origin: origin } = message
  if (!origin) return null
  const name = {
    user: () => origin.type === 'user' && origin.sender_user.first_name,
    hidden_user: () => origin.type === 'hidden_user' && origin.sender_user_name,
    chat: () => origin.type === 'chat' && origin.sender_chat.title,
    channel: () => origin.type === 'channel' && origin.chat.title,
  }[origin.type]()
  return (
    <p class={style.forward}>
      Forwarded from <bdi>{name || 'somebody'}</bdi>
    </p>
  )
}
