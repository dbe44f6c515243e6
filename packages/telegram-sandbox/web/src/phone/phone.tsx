import { useMemo } from 'preact/hooks'
import { Composer } from '../composer/composer.js'
import type { ChatModel } from '../state/chat.js'
import { MessageMenu } from './bubble/message-menu.js'
import { DeletedBar, StartBar, UnblockBar } from './frame/bars.js'
import { ChatHeader } from './frame/chat-header.js'
import { OwnerBar } from './frame/owner-bar.js'
import { PhoneDialogs } from './frame/phone-dialogs.js'
import { Welcome } from './frame/welcome.js'
import { MessageList } from './list/message-list.js'
import style from './phone.module.css'
import { newPhoneUi, PhoneContext, usePhone } from './phone-ui.js'

/** One member's Telegram: their chat with the bot. */
export function Phone({ chat }: { chat: ChatModel }) {
  const ui = useMemo(() => newPhoneUi(chat), [chat])
  const empty = !chat.messages.value.some(({ deleted }) => !deleted)
  return (
    <PhoneContext.Provider value={ui}>
      <article
        class={style.phone}
        aria-label={`Phone of ${chat.member.value.first_name}`}
        data-member={chat.id}
      >
        <OwnerBar />
        <ChatHeader />
        <div class={style.chat}>
          {empty ? <Welcome /> : <MessageList />}
          <Notice />
        </div>
        <Foot chat={chat} />
        <MessageMenu />
        <PhoneDialogs />
      </article>
    </PhoneContext.Provider>
  )
}

function Notice() {
  const { notice } = usePhone()
  return (
    <div class={style.notice} role="status">
      {notice.value !== null && <p dir="auto">{notice.value}</p>}
    </div>
  )
}

function Foot({ chat }: { chat: ChatModel }) {
  const { deactivated, blocked, started } = chat.member.value
  if (deactivated) return <DeletedBar />
  if (blocked) return <UnblockBar />
  if (!started) return <StartBar />
  return <Composer chat={chat} />
}
