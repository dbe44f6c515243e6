import { inOrder } from '../../composer/sending.js'
import { control } from '../../server/control.js'
import { trying, usePhone } from '../phone-ui.js'
import style from './bars.module.css'

/** In place of the field for writing, before the first message. */
export function StartBar() {
  const ui = usePhone()
  const { chat } = ui
  return (
    <div class={style.bar}>
      <button
        type="button"
        class={style.start}
        onClick={() =>
          trying(
            ui,
            inOrder(chat, () => control.sendText(chat.id, '/start')),
          )
        }
      >
        START
      </button>
    </div>
  )
}

/** While the member blocks the bot. */
export function UnblockBar() {
  const ui = usePhone()
  return (
    <div class={style.bar}>
      <button
        type="button"
        class={style.plain}
        onClick={() => trying(ui, control.setState(ui.chat.id, { blocked: false }))}
      >
        Unblock
      </button>
    </div>
  )
}

/** When the account is gone. */
export function DeletedBar() {
  const ui = usePhone()
  return (
    <div class={style.bar}>
      <p>This account was deleted</p>
      <button
        type="button"
        class={style.undo}
        onClick={() => trying(ui, control.setState(ui.chat.id, { deactivated: false }))}
      >
        Undo
      </button>
    </div>
  )
}
