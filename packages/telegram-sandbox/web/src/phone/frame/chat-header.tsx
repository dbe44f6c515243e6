import { bot } from '../../state/world.js'
import { usePhone } from '../phone-ui.js'
import { Avatar } from './avatar.js'
import style from './chat-header.module.css'

const ACTIONS: Record<string, string> = {
  typing: 'typing',
  upload_photo: 'sending a photo',
  record_video: 'recording a video',
  upload_video: 'sending a video',
  record_voice: 'recording a voice message',
  upload_voice: 'sending a voice message',
  upload_document: 'sending a file',
  choose_sticker: 'choosing a sticker',
  find_location: 'choosing a location',
  record_video_note: 'recording a video message',
  upload_video_note: 'sending a video message',
}

/** Whom the member talks to, and what it does. */
export function ChatHeader() {
  const { chat } = usePhone()
  const name = chat.state.value.botName
  const action = chat.action.value
  return (
    <header class={style.header}>
      <Avatar id={bot.value?.user.id ?? 0} names={[name]} size={40} />
      <div class={style.who}>
        <h2 dir="auto" title={name}>
          {name}
        </h2>
        {action === null ? (
          <span class={style.status}>bot</span>
        ) : (
          <span class={`${style.status} ${style.active}`} role="status">
            {ACTIONS[action] ?? action}
            <span class={style.dots} aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
          </span>
        )}
      </div>
    </header>
  )
}
