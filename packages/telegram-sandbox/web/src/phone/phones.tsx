import { chats } from '../state/world.js'
import { Phone } from './phone.js'
import style from './phones.module.css'

/** All phones side by side. */
export function Phones() {
  return (
    <section class={style.phones} aria-label="Phones">
      {chats.value.map((chat) => (
        <Phone key={chat.id} chat={chat} />
      ))}
    </section>
  )
}
