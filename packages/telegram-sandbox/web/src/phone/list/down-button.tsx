import { ChevronDown } from 'lucide'
import { useRef } from 'preact/hooks'
import { Icon } from '../../ui/icon.js'
import { usePhone } from '../phone-ui.js'
import style from './down-button.module.css'

/** Back to the newest message, with the number of those that came meanwhile. */
export function DownButton({ onClick }: { onClick: () => void }) {
  const { chat } = usePhone()
  const messages = chat.messages.value
  const seen = useRef(0)
  if (chat.atEnd.value) {
    seen.current = messages.at(-1)?.messageId ?? 0
    return null
  }
  const unseen = messages.filter(
    ({ messageId, from, deleted }) => messageId > seen.current && from === 'bot' && !deleted,
  ).length
  const label = unseen > 0 ? `To the newest message, ${unseen} new` : 'To the newest message'
  return (
    <button type="button" class={style.down} aria-label={label} title={label} onClick={onClick}>
      <Icon of={ChevronDown} size={22} />
      {unseen > 0 && <span class={style.count}>{unseen}</span>}
    </button>
  )
}
