import { Star } from 'lucide'
import { fullName } from '../../model/person.js'
import { Icon } from '../../ui/icon.js'
import { usePhone } from '../phone-ui.js'
import { Avatar } from './avatar.js'
import style from './owner-bar.module.css'
import { PhoneMenu } from './phone-menu.js'

/** Whose phone it is. */
export function OwnerBar() {
  const { chat } = usePhone()
  const member = chat.member.value
  const name = fullName(member)
  return (
    <header class={style.bar}>
      <Avatar id={chat.id} names={[member.first_name, member.last_name]} size={26} />
      <bdi class={style.name} title={name}>
        {name}
      </bdi>
      {member.is_premium && (
        <span class={style.premium} role="img" aria-label="Telegram Premium" title="Telegram Premium">
          <Icon of={Star} size={14} />
        </span>
      )}
      <span class={style.username} dir="ltr">
        {member.username ? `@${member.username}` : `id ${chat.id}`}
      </span>
      {member.language_code && (
        <span class={style.language} title={`Language of the app: ${languageName(member.language_code)}`}>
          {member.language_code}
        </span>
      )}
      <PhoneMenu />
    </header>
  )
}

export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}
