import { Composer } from '../composer/composer.js'
import type { ChatModel } from '../state/chat.js'
import { MessageList } from './message-list.js'
import style from './phone.module.css'

/** One member's Telegram: their chat with the bot. */
export function Phone({ chat }: { chat: ChatModel }) {
  const { first_name: name } = chat.member.value
  return (
    <article class={style.phone} aria-label={`Phone of ${name}`} data-member={chat.id}>
      <header class={style.header} dir="auto">
        {name}
      </header>
      <MessageList chat={chat} />
      <Composer chat={chat} />
    </article>
  )
}
