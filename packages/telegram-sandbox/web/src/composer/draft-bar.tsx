import { Pencil, Reply, X } from 'lucide'
import type { ChatModel } from '../state/chat.js'
import { IconButton } from '../ui/button.js'
import { Icon } from '../ui/icon.js'
import style from './draft-bar.module.css'
import { summary } from './drafts.js'
import { endDraft } from './sending.js'

/** What is being answered or edited, above the field. */
export function DraftBar({ chat }: { chat: ChatModel }) {
  const { value: draft } = chat.draft
  const message = draft.kind === 'edit' ? draft.message : draft.replyTo
  if (message === null) return null
  const editing = draft.kind === 'edit'
  const author = message.from === 'bot' ? chat.state.value.botName : chat.member.value.first_name
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div class={style.bar} role="group" aria-label={editing ? 'Editing' : 'Replying'}>
      <span class={style.icon}>
        <Icon of={editing ? Pencil : Reply} />
      </span>
      <div class={style.quote}>
        <strong dir="auto">{editing ? 'Edit message' : `Reply to ${author}`}</strong>
        <span dir="auto">{summary(message)}</span>
      </div>
      <IconButton
        icon={X}
        label={editing ? 'Cancel editing' : 'Cancel reply'}
        onClick={() => endDraft(chat)}
      />
    </div>
  )
}
