import { useState } from 'preact/hooks'
import type { ChatModel } from '../state/chat.js'
import { Button } from '../ui/button.js'
import { Dialog } from '../ui/dialog.js'
import { attempt } from '../ui/toast.js'
import { contactOf, ownContact } from './contacts.js'
import style from './form.module.css'
import { sendOther } from './sending.js'

/** A contact of the member's; at first their own. */
export function ContactDialog({ chat, onClose }: { chat: ChatModel; onClose: () => void }) {
  const own = ownContact(chat.member.value)
  const [name, setName] = useState(own.first_name)
  const [phone, setPhone] = useState(own.phone_number)
  const contact = contactOf(name, phone, own)
  return (
    <Dialog title="Send a contact" onClose={onClose}>
      <form
        class={style.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (contact === null) return
          attempt(sendOther(chat, { contact }).then(onClose))
        }}
      >
        <label class={style.label}>
          Name
          <input
            class={style.field}
            dir="auto"
            value={name}
            maxLength={64}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <label class={style.label}>
          Phone number
          <input
            class={style.field}
            type="tel"
            dir="ltr"
            value={phone}
            maxLength={20}
            onInput={(event) => setPhone(event.currentTarget.value)}
          />
        </label>
        <footer class={style.footer}>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="main" type="submit" disabled={contact === null}>
            Send
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}
