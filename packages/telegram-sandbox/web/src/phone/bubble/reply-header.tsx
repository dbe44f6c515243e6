import type { TelegramMessage } from '@gramio/types'
import type { SeenMessage } from '../../../../src/api.js'
import { summary } from '../../composer/drafts.js'
import { fileUrl } from '../../server/control.js'
import { usePhone } from '../phone-ui.js'
import style from './reply-header.module.css'

/** What a message answers; a press goes there. */
export function ReplyHeader({ message }: { message: SeenMessage }) {
  const ui = usePhone()
  const { replyTo } = message
  if (!replyTo) return null
  const original = ui.chat.messages.value.find(({ messageId }) => messageId === replyTo.messageId)
  const told = message.message.reply_to_message
  const own = original ? original.from === 'member' : told?.from?.id === ui.chat.id
  const photo = original?.deleted ? undefined : (original?.message ?? told)?.photo
  return (
    <button
      type="button"
      class={style.reply}
      onClick={() => {
        ui.target.value = replyTo.messageId
      }}
    >
      {photo?.[0] && <img class={style.thumb} src={fileUrl(photo.at(-1)?.file_id ?? '')} alt="" />}
      <span class={style.words}>
        <bdi class={style.name}>{own ? ui.chat.member.value.first_name : ui.chat.state.value.botName}</bdi>
        <span class={style.text} dir="auto">
          {replyTo.quote ?? wordsOf(original, told)}
        </span>
      </span>
    </button>
  )
}

function wordsOf(original: SeenMessage | undefined, told: TelegramMessage | undefined): string {
  if (original?.deleted) return 'Deleted message'
  if (original) return summary(original)
  return told?.text ?? told?.caption ?? 'Message'
}
