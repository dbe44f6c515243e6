import { useState } from 'preact/hooks'
import { control } from '../server/control.js'
import type { ChatModel } from '../state/chat.js'
import { attempt } from '../ui/toast.js'
import { PhoneSheets } from './phone-sheets.js'

/** Where a member writes. */
export function Composer({ chat }: { chat: ChatModel }) {
  const [text, setText] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        attempt(control.sendText(chat.id, text))
        setText('')
      }}
    >
      <input
        aria-label="Message"
        dir="auto"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <PhoneSheets chat={chat} />
    </form>
  )
}
