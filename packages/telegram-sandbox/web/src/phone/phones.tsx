import { useRef } from 'preact/hooks'
import { chats } from '../state/world.js'
import { AddPhone } from './frame/add-phone.js'
import { Switcher } from './frame/switcher.js'
import { Phone } from './phone.js'
import style from './phones.module.css'

/** All phones side by side; a narrow page shows one at a time. */
export function Phones() {
  const row = useRef<HTMLDivElement>(null)
  return (
    <section class={style.phones} aria-label="Phones">
      <Switcher row={row} />
      <div ref={row} class={style.row}>
        {chats.value.map((chat) => (
          <Phone key={chat.id} chat={chat} />
        ))}
        <AddPhone />
      </div>
    </section>
  )
}
